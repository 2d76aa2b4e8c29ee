"""How urgent a case is to one reader, and why: in words, from what that reader may know (`domain.md` 3.8)."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from coordination.access.case_view import CaseView
from coordination.access.pressing import factors_of
from coordination.urgency import WEIGHTS, Factor, Weight

# How a weight is drawn (components/urgency.html); what is only noted is explained, and draws nothing.
DRAWN_AS = {
    Weight.IMMEDIATE: "critical",
    Weight.CRITICAL: "critical",
    Weight.HIGH: "high",
    Weight.RAISED: "raised",
}
# The word on the mark, and the sentence behind it.
WORDS = {
    Factor.CHILDREN: (
        _("At once: children"),
        _("There are children in the home: help is looked at at once (retssikkerhedsloven § 5 a)."),
    ),
    Factor.PREGNANCY: (
        _("At once: pregnancy"),
        _("Somebody in the home is pregnant: help is looked at at once (retssikkerhedsloven § 5 a)."),
    ),
    Factor.KNOWN_NEED: (
        _("At once: known need"),
        _("There is a known need for help: it is looked at at once (retssikkerhedsloven § 5 a)."),
    ),
    Factor.ENFORCEMENT: (_("Critical: eviction"), _("The eviction enforcement is within a week.")),
    Factor.HEARING: (_("High: court hearing"), _("The court hearing is within two weeks.")),
    Factor.DEMAND: (_("High: demand expires"), _("The formal demand expires within three banking days.")),
    Factor.OVERDUE: (_("High: overdue"), _("A deadline has passed and is not marked as met.")),
    Factor.VIOLENCE: (_("High: violence"), _("There is violence or there are threats: take care in every message.")),
    Factor.PROTECTED: (_("High: protected address"), _("The address is protected: take care in every message.")),
    Factor.NO_CONTACT: (_("High: no contact"), _("Three attempts in a row have reached nobody.")),
    Factor.EARLIER_EVICTION: (
        _("Raised: evicted before"),
        _("Evicted or homeless within the last two years: the risk of it happening again is high."),
    ),
    Factor.YOUNG: (_("Raised: young"), _("The tenant is young or has been in foster care: aftercare may help.")),
    Factor.STAYS_ELSEWHERE: (
        _("Raised: lives elsewhere now"),
        _("The tenant is in hospital, prison or a shelter: seek contact there."),
    ),
    Factor.NO_RESPITE: (_("Raised: no respite"), _("The landlord gives no respite: the first date is the last.")),
    Factor.MAIL: (_("Raised: mail"), _("Letters and Digital Post may not have been read.")),
    Factor.RENT: ("", _("The rent is more than the budget bears: think of § 81 a and of a cheaper dwelling.")),
    Factor.PAYS_TO_THE_DOOR: ("", _("The landlord stops when all is paid, also on the last day.")),
    Factor.LOGISTICS: ("", _("Pets, equipment or steps: plan for them before a day of eviction.")),
}


@dataclass(frozen=True)
class Urgency:
    """As components/urgency.html takes it."""

    level: str
    label: str
    why: list[str]


def urgency_of(view: CaseView) -> Urgency | None:
    """The heaviest factor names it; every factor the reader may know explains it. None: nothing presses."""
    if view.case.closed_at is not None:
        return None
    factors = factors_of(view)
    if not factors or WEIGHTS[factors[0]] not in DRAWN_AS:
        return None
    return Urgency(DRAWN_AS[WEIGHTS[factors[0]]], str(WORDS[factors[0]][0]), [_why(factor, view) for factor in factors])


def _why(factor: Factor, view: CaseView) -> str:
    if factor is not Factor.CHILDREN:
        return str(WORDS[factor][1])
    count = len(view.children or [])
    if not count:
        return str(WORDS[factor][1])
    text = ngettext(
        "There is %(count)d child in the home: help is looked at at once (retssikkerhedsloven § 5 a).",
        "There are %(count)d children in the home: help is looked at at once (retssikkerhedsloven § 5 a).",
        count,
    )
    return text % {"count": count}
