"""/beregner/: the days of a demand, for anybody. Nothing is stored, and nothing of a case is known here."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from coordination.forms.calculator import CalculatorForm
from coordination.reading.calculator import remark_on, steps_from


@require_safe
def calculator(request: HttpRequest) -> HttpResponse:
    """A form that is sent by GET: it works without a script, and its answer can be kept as a bookmark."""
    form = CalculatorForm(request.GET if "due" in request.GET else None)
    context: dict[str, object] = {"form": form}
    if form.is_valid():
        due, received = form.cleaned_data["due"], form.cleaned_data["received"]
        context |= {"steps": steps_from(due, received), "remark": remark_on(due, received)}
    return render(request, "coordination/calculator.html", context)
