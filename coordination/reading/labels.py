"""What codes are called on a page."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.access.permissions import Level
from coordination.access.visibility import Item
from coordination.deadlines import Mode, Rule, Source, compute, explain, rules
from coordination.lifecycle import DEADLINE_IS_EVENT, LegalEventKind, PartStatus
from coordination.models import Deadline

# What a page of a case can show beside its parts: the lines of the table that govern a field of the case itself.
ITEM_LABELS = {
    Item.TENANT_NAME: _("the tenant's name"),
    Item.ADDRESS: _("the address (never a protected one)"),
    Item.CPR: _("the CPR number, on a click with a reason that is put on record"),
    Item.PROTECTED_ADDRESS: _("a protected address, on a click with a reason that is put on record"),
    Item.CONTACT: _("the tenant's phone and e-mail"),
    Item.HOUSEHOLD: _("number and ages of children"),
    Item.ARREARS: _("the amount owed"),
    Item.DEMAND_DATES: _("dates of demand and termination"),
    Item.COURT_DATES: _("court dates"),
    Item.PLAN_SLICE: _("the day the tenant moves out, when there is one"),
    Item.NEW_DWELLING: _("dwellings that were offered, the new landlord, and when the tenant moves in"),
    Item.GUARANTEE: _("a municipal guarantee: amounts and default"),
    Item.FULL_PLAN: _("the other parts of the plan"),
    Item.CAUSE_ECONOMIC: _("economic and practical causes"),
    Item.CAUSE_HEALTH: _("causes about health"),
    Item.CONDUCT: _("how far a case of conduct has come, what happened in it, and when"),
    Item.OTHER_TENANCIES: _("linked cases and earlier tenancies"),
    Item.CRIMINAL: _("causes that are criminal matters"),
    Item.ASSESSMENT_5A: _("dates of the municipality's own clock (§ 5 a)"),
    Item.CHILD_CONCERN: _("that a child concern report was sent, and when"),
    Item.SUPPORT_GRANT: _("support that has been granted"),
    Item.CONSENTS: _("the tenant's consents"),
    Item.DISCLOSURES: _("who else can see what"),
}

# The same where it is hidden: how it could be seen is not the point there.
HIDDEN_LABELS = ITEM_LABELS | {
    Item.ADDRESS: _("the address"),
    Item.CPR: _("the CPR number"),
    Item.PROTECTED_ADDRESS: _("a protected address"),
}

# How a part's status is drawn (components/tag.html).
STATUS_KINDS = {
    PartStatus.ASKED: "warning",
    PartStatus.ACCEPTED: "info",
    PartStatus.DECLINED: "error",
    PartStatus.DONE: "success",
    PartStatus.WITHDRAWN: "neutral",
}


# How far a reader is let into a part.
LEVEL_LABELS = {
    Level.SUMMARY.value: _("status and next date"),
    Level.READ.value: _("may read"),
    Level.WRITE.value: _("may read and write"),
}


def sentence(words: object) -> str:
    """A label as it stands alone."""
    return str(capfirst(str(words)))


def deadline_label(code: str) -> str:
    """What falls due: a rule's name, an event's, or the part's own date ("")."""
    if not code:
        return sentence(_("due date of the part"))
    rule = rules().get(code)
    return sentence(rule.label if rule else LegalEventKind(code).label)


def deadline_law(code: str) -> str:
    rule = rules().get(code)
    return rule.law if rule else ""


def is_to_be_confirmed(code: str) -> bool:
    """Whether the rule, or how it moves on holidays, still waits for a lawyer."""
    rule = rules().get(code)
    return rule is not None and Source.TO_CONFIRM in {rule.source, rule.roll_source}


def why(deadline: Deadline) -> str:
    """How the day came about, as it was computed; for an event that is itself the day, that it is."""
    rule = rules().get(deadline.code)
    if rule is None or deadline.code in DEADLINE_IS_EVENT.values():
        return str(_("The day was set by the court or the landlord; it is not computed."))
    on, due_on = deadline.event.on, deadline.computed_on or deadline.due_on
    ways = _ways(rule, on)
    (mode, variant) = next((way for way, day in ways.items() if day == due_on), ("strict", None))
    counted = explain(rule, on, mode=mode, variant=variant)
    if due_on in ways.values():
        return counted
    earlier = _("Counted by an earlier wording of the rule; it stands until it is counted anew. By the present one:")
    return f"{earlier} {counted}"


def _ways(rule: Rule, on: date) -> dict[tuple[Mode, str | None], date]:
    """The day of the rule and of each of its variants; and the safe one, which the landlord's side is told."""
    ways: list[tuple[Mode, str | None]] = [("strict", variant) for variant in (None, *rule.variants)]
    return {(mode, variant): compute(rule, on, mode=mode, variant=variant) for mode, variant in [*ways, ("safe", None)]}
