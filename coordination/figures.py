"""What may be told of a year's cases: a figure under five is kept back, and so is what it could be computed from.

Pure. `domain.md` 4, the row "Statistics"; the least figure is the hub's own rule.
"""

from collections.abc import Collection, Mapping
from typing import TypeVar

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from coordination.outcomes import EVICTED, Outcome

LEAST = 5


class Result(TextChoices):
    """What a year's cases came to, in words wide enough to count in."""

    STAYED = "stayed", _("stayed in their home")
    REHOUSED = "rehoused", _("rehoused or moved before an eviction")
    EVICTED = "evicted", _("evicted")
    OTHER = "other", _("ended otherwise")


# Opened in error, a case was none, and is not counted.
RESULT_OF: dict[Outcome, Result] = {
    **dict.fromkeys(
        (
            Outcome.PAID_BEFORE_EXPIRY,
            Outcome.PAID_AFTER_EXPIRY,
            Outcome.PAID_BY_MUNICIPAL_HELP,
            Outcome.INSTALMENTS_COMPLETED,
            Outcome.SETTLED_BY_GUARANTEE,
            Outcome.REINSTATED,
            Outcome.COURT_REFUSED,
            Outcome.COURT_WITHDRAWN,
            Outcome.CONDUCT_RESOLVED,
            Outcome.CONDITIONAL_COMPLETED,
        ),
        Result.STAYED,
    ),
    Outcome.REHOUSED_BEFORE: Result.REHOUSED,
    Outcome.VOLUNTARY_MOVE: Result.REHOUSED,
    **dict.fromkeys(EVICTED, Result.EVICTED),
    Outcome.DECLINED_HELP: Result.OTHER,
    Outcome.DECEASED: Result.OTHER,
    Outcome.MOVED_MUNICIPALITY: Result.OTHER,
}

Key = TypeVar("Key", bound=str)


def tellable(counts: Mapping[Key, int], hidden: Collection[Key] = ()) -> tuple[dict[Key, int | None], int | None]:
    """The figures and their sum as they may be told; None: kept back. `hidden`: what is kept back already.

    Two figures at least are kept back together, of so many in all that neither can be computed from the sum.
    """
    total = sum(counts.values())
    if 0 < total < LEAST:
        return dict.fromkeys(counts), None
    away = set(hidden) | {key for key, count in counts.items() if 0 < count < LEAST}
    while away and not _is_blurred([counts[key] for key in away]):
        others = {key: count for key, count in counts.items() if key not in away and count}
        if not others:
            return {key: None if counts[key] or key in hidden else 0 for key in counts}, None
        # All that are alike: which of them was taken would tell.
        away |= {key for key, count in others.items() if count == min(others.values())}
    return {key: None if key in away else count for key, count in counts.items()}, total


def _is_blurred(together: Collection[int]) -> bool:
    """Could the sum be made up otherwise? Not of ones alone, and of nothing but the greatest small figures neither."""
    least, most = len(together), (LEAST - 1) * len(together)
    return len(together) > 1 and sum(together) >= LEAST and sum(together) not in {least, most}
