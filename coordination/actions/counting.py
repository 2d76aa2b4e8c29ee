"""Once a year is over: what its cases came to, counted and kept as far as it may be told."""

from collections import Counter
from dataclasses import dataclass, field

from django.utils import timezone

from coordination.figures import RESULT_OF, Result, tellable
from coordination.models import Closing, YearlyFigure
from coordination.outcomes import Outcome
from hub.accounts.identity import the_hub_itself


@dataclass
class Year:
    """All of it: nothing of this leaves the hub before `tellable` has had it."""

    families: Counter[Result] = field(default_factory=Counter)
    children: Counter[Result] = field(default_factory=Counter)


def count_finished_years() -> int:
    """Each year that is over and not counted yet; answers how many. Told once, a year's figures stand."""
    with the_hub_itself():
        first = Closing.objects.order_by("closed_at").first()
        if first is None:
            return 0
        over = range(timezone.localtime(first.closed_at).year, timezone.localdate().year)
        told = set(YearlyFigure.objects.values_list("year", flat=True))
        missing = [year for year in over if year not in told]
        for year in missing:
            YearlyFigure.objects.bulk_create(figures_of(year, counted(year)), ignore_conflicts=True)
        return len(missing)


def counted(year: int) -> Year:
    """A case counts once, by the last of its closings that year: one family, whoever of it is a tenant."""
    last = Closing.objects.filter(closed_at__year=year).order_by("case_id", "-closed_at", "-id").distinct("case_id")
    found = Year()
    for outcome, ages in last.values_list("outcome", "case__children"):
        if outcome in RESULT_OF:
            result = RESULT_OF[Outcome(outcome)]
            found.families[result] += 1
            found.children[result] += len(ages or [])
    return found


def figures_of(year: int, found: Year) -> list[YearlyFigure]:
    """What of a year may be told, as it is stored: a row for each result, and one for all."""
    families, all_families = tellable({result: found.families[result] for result in Result})
    hidden = [result for result, count in families.items() if count is None]
    children, all_children = tellable({result: found.children[result] for result in Result}, hidden)
    if all_families is None:
        all_children = None
    rows = [(result.value, families[result], children[result]) for result in Result]
    return [
        YearlyFigure(year=year, result=result, families=of_families, children=of_children)
        for result, of_families, of_children in [*rows, ("", all_families, all_children)]
    ]
