"""Who can see what, on what ground, and what asking an agency would show it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from coordination.access.permissions import Level
from coordination.access.visibility import Item, is_shown
from coordination.access.visible import visible_disclosures
from coordination.lifecycle import DataCategory, Measure
from coordination.models import Case, Consent, Disclosure, PlanPart
from coordination.reading.labels import ITEM_LABELS
from hub.accounts.models import Agency, Membership
from hub.audit.models import AuditEvent, Verb

LEVELS = {
    Level.SUMMARY.value: lambda: _("status and next date"),
    Level.READ.value: lambda: _("may read"),
    Level.WRITE.value: lambda: _("may read and write"),
}


def disclosure_rows(case: Case, membership: Membership) -> list[dict[str, Any]]:
    """The ledger of sharing of one case, as components/disclosure_table.html takes it; empty for who may not see it.

    The unit coordinates the whole case: it stands there once, not with every part.
    """
    ledger = visible_disclosures(membership).filter(part__case=case).select_related("part", "agency", "ground")
    ledger = ledger.exclude(~Q(part__measure=Measure.COORDINATION), ~Q(part__agency=case.unit), agency=case.unit)
    found = list(ledger.order_by("part__created_at", "part_id", "valid_from"))
    people = _people({disclosure.agency_id for disclosure in found})
    reads = _last_reads(case) if found else {}
    return [
        {
            "agency": disclosure.agency.name,
            "people": ", ".join(people.get(disclosure.agency_id, [])),
            "what": _what(disclosure.part),
            "level": LEVELS[disclosure.level](),
            "ground": _ground(disclosure),
            "since": disclosure.valid_from,
            "until": disclosure.valid_until,
            "withdrawn_on": disclosure.withdrawn_at,
            "last_read": reads.get((disclosure.agency_id, _read_as(disclosure.part, case))),
        }
        for disclosure in found
    ]


def _read_as(part: PlanPart, case: Case) -> UUID:
    """The coordination is read on the page of the case."""
    return case.public_id if part.measure == Measure.COORDINATION else part.public_id


def _what(part: PlanPart) -> str:
    return _("The whole case") if part.measure == Measure.COORDINATION else str(part.get_measure_display())


def _ground(disclosure: Disclosure) -> str:
    words = f"{disclosure.ground} ({disclosure.ground.law})" if disclosure.ground.law else str(disclosure.ground)
    return words + " · " + _("to be confirmed") if disclosure.ground.is_to_be_confirmed else words


def _people(agencies: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    members = Membership.objects.active().filter(agency__in=agencies).order_by("user__name")
    for agency_id, name in members.values_list("agency_id", "user__name"):
        found.setdefault(agency_id, []).append(name)
    return found


def _last_reads(case: Case) -> dict[tuple[int | None, Any], Any]:
    reads = AuditEvent.objects.filter(case_id=case.public_id, verb=Verb.READ).order_by()
    last = reads.values_list("agency_id", "object_id").annotate(last=Max("at"))
    return {(agency, part): at for agency, part, at in last}


def consent_rows(case: Case) -> list[dict[str, Any]]:
    """The tenant's consents, newest first, in words."""
    consents = case.consents.select_related("from_agency", "to_agency")
    in_force = set(Consent.objects.in_force().filter(case=case).values_list("pk", flat=True))
    return [
        {
            "purpose": consent.purpose,
            "way": _("%(giver)s may tell %(taker)s") % {"giver": consent.from_agency, "taker": consent.to_agency},
            "data": ", ".join(str(DataCategory(category).label) for category in consent.categories),
            "given_on": consent.given_on,
            "expires_on": consent.expires_on,
            "in_force": consent.pk in in_force,
            "withdrawn_on": consent.withdrawn_at,
        }
        for consent in consents
    ]


@dataclass(frozen=True)
class Shown:
    """What an agency would see of a case once it has a part there, who would see it, and what stays hidden."""

    sees: list[str]
    never: list[str]
    people: list[str]


def would_see(case: Case, agency: Agency, categories: frozenset[str]) -> Shown:
    """Asked of the very table that will decide, with the part in place and the consent's kinds of data named."""
    items = [
        item
        for item in Item
        if is_shown(
            item,
            kind=agency.kind,
            owns_tenancy=case.landlord_id == agency.pk,
            has_part=True,
            consented=categories,
        )
    ]
    return Shown(
        sees=[str(ITEM_LABELS[item]) for item in items],
        never=[str(label) for item, label in ITEM_LABELS.items() if item not in items],
        people=_people({agency.pk}).get(agency.pk, []),
    )
