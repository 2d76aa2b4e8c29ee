"""What is odd about looking at somebody, although a reason was given: the unit's lead is told, and asks.

Nobody is stopped by it, since most of it is chance. Where those who work with the hub live is not known to it: of a
neighbour it can know no more than the name.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from coordination.intake.names import words


class Oddity(TextChoices):
    OWN_NAME = "own_name", _("somebody of the same surname")
    COLLEAGUE = "colleague", _("somebody with a colleague's name")
    AT_NIGHT = "at_night", _("at night")


# Hours of the day between which nobody is at work.
BEDTIME, MORNING = 22, 6


def oddities(names: Iterable[str], *, own: str, colleagues: Iterable[str], at: datetime) -> list[Oddity]:
    """Of looking at people so called, at that moment. `own`: the name of who looks; `colleagues`: the others'."""
    spelled = [_spelled(name) for name in names]
    others = {frozenset(_spelled(name)) for name in colleagues}
    found = {
        Oddity.OWN_NAME: _surname(_spelled(own)) in {_surname(name) for name in spelled if name},
        Oddity.COLLEAGUE: any(frozenset(name) in others for name in spelled if name),
        Oddity.AT_NIGHT: not MORNING <= timezone.localtime(at).hour < BEDTIME,
    }
    return [oddity for oddity, holds in found.items() if holds]


def _spelled(name: str) -> list[str]:
    """The words of a name in one spelling, the surname last, also where it is written first: "Bach, Helle"."""
    surname, comma, rest = name.partition(",")
    return words(f"{rest} {surname}" if comma else name).split()


def _surname(name: list[str]) -> str:
    return name[-1] if name else ""
