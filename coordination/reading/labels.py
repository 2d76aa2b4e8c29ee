"""What codes are called on a page."""

from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from coordination.access.visibility import Item
from coordination.deadlines import RULES, Rule, Source, compute, explain
from coordination.lifecycle import DEADLINE_IS_EVENT, LegalEventKind, PartStatus
from coordination.models import Deadline

ITEM_LABELS = {
    Item.TENANT_NAME: _("the tenant's name"),
    Item.ADDRESS: _("the address (never a protected one)"),
    Item.CONTACT: _("the tenant's phone and e-mail"),
    Item.HOUSEHOLD: _("number and ages of children"),
    Item.ARREARS: _("the amount owed"),
    Item.DEMAND_DATES: _("dates of demand and termination"),
    Item.COURT_DATES: _("court dates"),
    Item.FULL_PLAN: _("the other parts of the plan"),
    Item.CAUSE_ECONOMIC: _("economic and practical causes"),
    Item.CAUSE_HEALTH: _("causes about health"),
    Item.ASSESSMENT_5A: _("dates of the municipality's own clock (§ 5 a)"),
    Item.CONSENTS: _("the tenant's consents"),
    Item.DISCLOSURES: _("who else can see what"),
}

# How a part's status is drawn (components/tag.html).
STATUS_KINDS = {
    PartStatus.ASKED: "warning",
    PartStatus.ACCEPTED: "info",
    PartStatus.DECLINED: "error",
    PartStatus.DONE: "success",
    PartStatus.WITHDRAWN: "neutral",
}


def sentence(words: object) -> str:
    """A label as it stands alone."""
    return str(capfirst(str(words)))


def deadline_label(code: str) -> str:
    """What falls due: a rule's name, an event's, or the part's own date ("")."""
    if not code:
        return sentence(_("due date of the part"))
    rule = RULES.get(code)
    return sentence(rule.label if rule else LegalEventKind(code).label)


def deadline_law(code: str) -> str:
    rule = RULES.get(code)
    return rule.law if rule else ""


def is_to_be_confirmed(code: str) -> bool:
    """Whether the rule, or how it moves on holidays, still waits for a lawyer."""
    rule = RULES.get(code)
    return rule is not None and Source.TO_CONFIRM in {rule.source, rule.roll_source}


def why(deadline: Deadline) -> str:
    """How the day came about, as it was computed; for an event that is itself the day, that it is."""
    rule = RULES.get(deadline.code)
    if rule is None or deadline.code in DEADLINE_IS_EVENT.values():
        return str(_("The day was set by the court or the landlord; it is not computed."))
    on = deadline.event.on
    return explain(rule, on, mode="strict", variant=_variant(rule, on, deadline.due_on))


def _variant(rule: Rule, on: date, due_on: date) -> str | None:
    known = (None, *rule.variants)
    return next((v for v in known if compute(rule, on, mode="strict", variant=v) == due_on), None)
