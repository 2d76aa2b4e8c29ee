"""What is known of a case, in pairs of words: through the view of it that the reader has, and no other way."""

from collections.abc import Sequence
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coordination.access.case_view import CaseView
from coordination.access.part_view import PartView
from coordination.access.visibility import Item
from coordination.reading.inbox import title_of
from coordination.reading.labels import deadline_label, sentence
from coordination.reading.urgency import urgency_of

Fact = dict[str, Any]


def identity(view: CaseView, parts: Sequence[PartView]) -> dict[str, Any]:
    """As components/identity_bar.html takes it, less its actions. `parts`: those the reader sees; their dates count."""
    days = [(deadline.due_on, deadline_label(deadline.code)) for deadline in view.deadlines]
    days += [(part.due_on, deadline_label("")) for part in parts if part.is_open and part.due_on]
    nearest = min(days, default=None)
    coordinator = view.case.coordinator
    return {
        "reference": view.case.reference,
        "address": title_of(view),
        "coordinator": coordinator.name if coordinator else view.case.unit.name,
        "deadline": {"due_on": nearest[0], "label": nearest[1]} if nearest else _none_or_untold(view),
        "urgency": urgency_of(view),
    }


def _none_or_untold(view: CaseView) -> bool | None:
    """None when the reader sees every date and there is none; False when it may not know of those that there are."""
    return None if view.shows(Item.DEMAND_DATES) and view.shows(Item.COURT_DATES) else False


def facts(view: CaseView) -> list[Fact]:
    """What the reader may know, in the order a caseworker asks. What is not known is said, what is hidden is not."""
    found = [*_people(view), *_money(view), *_causes(view), *_risks(view), *_stages(view)]
    return [fact for fact in found if fact]


def _people(view: CaseView) -> list[Fact]:
    found: list[Fact] = []
    for tenant in view.tenants:
        found.append({"label": _("Tenant"), "value": tenant.name})
        if tenant.reachable:
            found.append(_phone(tenant.phone))
            if tenant.email:
                found.append({"label": _("E-mail"), "value": tenant.email, "url": f"mailto:{tenant.email}"})
    if title_of(view):
        found.append({"label": _("Address"), "value": title_of(view)})
        found.append({"label": _("Landlord"), "value": view.landlord_name or _("not known")})
    if view.shows(Item.HOUSEHOLD):
        found.append({"label": _("Children in the home"), "value": household_words(view.children)})
    elif view.has_children:
        found.append({"label": _("Children in the home"), "value": _("yes")})
    return found


def _phone(phone: str) -> Fact:
    if not phone:
        return {"label": _("Phone"), "value": _("not known")}
    return {"label": _("Phone"), "value": phone, "url": "tel:" + phone.replace(" ", "")}


def household_words(children: list[int] | None) -> str:
    """How many children, and how old; that nobody has asked is something else than that there are none."""
    if children is None:
        return _("not asked yet")
    if not children:
        return _("none")
    count = ngettext("%(count)d child", "%(count)d children", len(children)) % {"count": len(children)}
    return _("%(count)s (%(ages)s years old)") % {"count": count, "ages": ", ".join(map(str, sorted(children)))}


def _money(view: CaseView) -> list[Fact]:
    if not view.shows(Item.ARREARS):
        return []
    return [{"label": _("Amount owed"), "value": kroner(view.arrears_amount) or _("not known")}]


def kroner(amount: Any) -> str:
    """ "7.840,00 kr."; empty when there is no amount."""
    return "" if amount is None else f"{number_format(amount, 2, use_l10n=True, force_grouping=True)} kr."


def _causes(view: CaseView) -> list[Fact]:
    if view.income_has_changed:
        return [{"label": _("Causes"), "value": _("Income has changed")}]
    if not (view.shows(Item.CAUSE_ECONOMIC) or view.shows(Item.CAUSE_HEALTH)):
        return []
    words = ", ".join(str(cause.label) for cause in view.causes)
    return [{"label": _("Causes"), "value": sentence(words) if words else _("not known")}]


def _risks(view: CaseView) -> list[Fact]:
    words = ", ".join(str(risk.label) for risk in view.risk_factors)
    return [{"label": _("To take care of"), "value": sentence(words)}] if words else []


def _stages(view: CaseView) -> list[Fact]:
    found: list[Fact] = []
    if view.landlord_stage:
        found.append({"label": _("Landlord's stage"), "value": sentence(view.landlord_stage)})
    if view.moves_out_on:
        day = str(date_format(view.moves_out_on, "DATE_FORMAT"))
        found.append({"label": _("The tenant moves out"), "value": day})
    if view.plan_status:
        found.append({"label": _("Plan status"), "value": sentence(view.plan_status)})
    if view.ground is not None:
        found.append({"label": _("Case opened on"), "value": str(view.ground), "note": view.ground.law})
    return found
