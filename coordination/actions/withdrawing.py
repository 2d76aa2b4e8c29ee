"""The tenant takes a consent back, or agrees to it anew."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from coordination.access.grants import close_what_rests_on, open_part
from coordination.access.permissions import Level
from coordination.access.rules import check_can_keep, check_can_plan
from coordination.actions.announcing import announce_case
from coordination.actions.entries import note_event
from coordination.actions.holding import hold_case, hold_parts
from coordination.actions.inbox import refresh_case
from coordination.actions.notices import ConsentGiven, keep_consent
from coordination.actions.parts import withdraw_part
from coordination.lifecycle import OPEN_PART, ConsentMethod, DataCategory, LedgerEvent, Measure
from coordination.models import Case, Consent, Disclosure, Ended, PlanPart, Tenant
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@transaction.atomic
def withdraw_consent(*, consent: Consent, by: Membership) -> list[Disclosure]:
    """The consent holds no longer: what it opened is closed from the next request; answers the lines that ended.

    Help goes on, and what the municipality has noted stays (notatpligt). Withdrawn twice is withdrawn once. It can be
    withdrawn when the case is closed, too.
    """
    check_can_keep(by, consent.case)
    case, consent = _held(consent)
    if consent.withdrawn_at is not None:
        return []
    _end(consent, by, "withdrawn")
    ended = _close(case, consent, by, Ended.CONSENT_WITHDRAWN)
    refresh_case(case)
    note_event(part=case.parts.get(measure=Measure.COORDINATION), status=LedgerEvent.CONSENT_WITHDRAWN, by=by)
    announce_case(case, Topic.CONSENT_WITHDRAWN, [case.unit], cause=str(consent.public_id), by=by)
    return ended


@transaction.atomic
def end_consents_of(*, tenant: Tenant, by: Membership) -> None:
    """The tenant lives there no more: what this one of several agreed to holds no longer, and opens nothing."""
    for consent in Consent.objects.filter(tenant=tenant, withdrawn_at__isnull=True).order_by("pk"):
        case, held = _held(consent)
        if held.withdrawn_at is None:
            _end(held, by, "ended_with_tenant")
            _close(case, held, by, Ended.STOPPED)


def _close(case: Case, consent: Consent, by: Membership, why: Ended) -> list[Disclosure]:
    """What was opened on the consent, and what was asked on it; answers the lines that ended."""
    ended = close_what_rests_on(consent=consent, by=by, why=why)
    if case.closed_at is None:
        for part in PlanPart.objects.filter(case=case, consent=consent, status__in=OPEN_PART):
            withdraw_part(part=part, version=part.version, by=by)
    return ended


@dataclass(frozen=True)
class GivenAnew:
    """When and how the tenant said yes once more, and until when it now runs."""

    given_on: date
    method: ConsentMethod
    expires_on: date
    evidence: str = ""
    # Who of several, where the one before does not say.
    tenant: Tenant | None = None


@transaction.atomic
def renew_consent(*, consent: Consent, anew: GivenAnew, by: Membership) -> Consent:
    """The same consent for a new time: what rested on the one before rests on this one, as far as before.

    Renewed twice (a double click) is renewed once. What the tenant has taken back is not renewed: it is given anew.
    """
    check_can_plan(by, consent.case)
    case, consent = _held(consent)
    known = Consent.objects.filter(replaces=consent).first()
    if known is not None or consent.withdrawn_at is not None:
        return known or consent
    given = ConsentGiven(
        purpose=consent.purpose,
        categories=frozenset(map(DataCategory, consent.categories)),
        given_on=anew.given_on,
        method=anew.method,
        expires_on=anew.expires_on,
        evidence=anew.evidence,
        tenant=consent.tenant or anew.tenant,
    )
    renewed = keep_consent(case, given, given.categories, (consent.from_agency, consent.to_agency), by)
    renewed.replaces = consent
    renewed.save(update_fields=["replaces"])
    _carry_over(consent, renewed, by)
    _end(consent, by, "renewed")
    refresh_case(case)
    return renewed


def _carry_over(consent: Consent, renewed: Consent, by: Membership) -> None:
    """What is open on the one before stays open on the new one; what was to end sooner than the consent still is."""
    in_force = Disclosure.objects.filter(consent=consent, withdrawn_at__isnull=True, ends_at__gt=timezone.now())
    for line in in_force.select_related("part__case", "agency", "ground"):
        runs_with_it = line.ends_at == consent.ends_at and line.part.status in OPEN_PART
        open_part(
            part=line.part,
            agency=line.agency,
            level=Level(line.level),
            ground=line.ground,
            consent=renewed,
            by=by,
            ends_at=None if runs_with_it else line.ends_at,
        )
    PlanPart.objects.filter(consent=consent, status__in=OPEN_PART).update(consent=renewed)


def _held(consent: Consent) -> tuple[Case, Consent]:
    """The case, its parts and the consent as they are now, held until the transaction ends.

    Nobody asks, shares or writes on it meanwhile.
    """
    case = hold_case(consent.case_id)
    hold_parts(case)
    held = Consent.objects.select_for_update(of=("self",)).select_related("from_agency", "to_agency")
    return case, held.get(pk=consent.pk)


def _end(consent: Consent, by: Membership, became: str) -> None:
    consent.withdrawn_at, consent.withdrawn_by = timezone.now(), by
    consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record(by=by, verb=Verb.CHANGE, obj=consent, case=consent.case, became=became)
