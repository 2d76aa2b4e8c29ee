"""What the cases of a year came to, for those who work for fewer evictions and read no case."""

from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coordination.access.permissions import Permission
from coordination.figures import LEAST
from coordination.models import YearlyFigure
from coordination.reading.labels import sentence
from coordination.views.asking import requires
from hub.accounts.requests import MemberRequest
from hub.audit.models import Verb
from hub.audit.record import record


@require_safe
@requires(Permission.SEE_FIGURES)
def figures(request: MemberRequest) -> HttpResponse:
    """Year by year, the latest first."""
    stored = list(YearlyFigure.objects.all())
    record(by=request.membership, verb=Verb.READ, obj=YearlyFigure(), list="figures", rows=len(stored))
    years = [
        {"year": year, "rows": [_row(each) for each in rows]} for year, rows in groupby(stored, lambda it: it.year)
    ]
    context = {"years": years, "least": LEAST, "this_year": timezone.localdate().year}
    return render(request, "coordination/figures.html", context)


def _row(figure: YearlyFigure) -> dict[str, Any]:
    return {
        "label": sentence(figure.get_result_display()) if figure.result else _("All"),
        "families": figure.families,
        "children": figure.children,
        "is_sum": not figure.result,
    }
