"""Opening an existing part to a further agency, changing how far, and ending it: by the ledger, in one transaction."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from coordination.access.grants import NoGroundError, close_part, open_part
from coordination.access.permissions import Level
from coordination.access.rules import check_can_share, check_can_unshare
from coordination.actions.announcing import announce_part
from coordination.actions.consents import record_consent
from coordination.actions.entries import note_event
from coordination.actions.holding import hold_case, hold_part
from coordination.actions.inbox import refresh_part
from coordination.actions.notices import ConsentGiven
from coordination.lifecycle import DataCategory, LedgerEvent
from coordination.models import Consent, Disclosure, Ended, LegalGround, PlanPart
from hub.accounts.models import Agency, Membership
from hub.outbox.topics import Topic


@dataclass(frozen=True)
class Share:
    """To whom an existing part is opened, how far, on what ground, and until which day at most (it included)."""

    agency: Agency
    level: Level
    ground: LegalGround
    # The consent that the ground may need: one that is stored, or one that is stored together with the sharing.
    consent: Consent | None = None
    new_consent: ConsentGiven | None = None
    until: date | None = None


@transaction.atomic
def share_part(*, part: PlanPart, share: Share, by: Membership) -> Disclosure:
    """Open the part to the agency, or change how far it is open already. The earlier entries become visible with it.

    NoGroundError when it may not be shared, NotAConsentError when the new consent is none.
    """
    check_can_share(by, part)
    part = _held(part)
    check_can_share(by, part)
    if share.agency.pk in {part.agency_id, part.case.unit_id}:
        raise NoGroundError("own")
    if share.agency.is_landlord and share.level != Level.SUMMARY and not share.ground.needs_consent:
        # Beyond the payment itself the municipality tells a landlord nothing without the tenant (domain.md 4).
        raise NoGroundError("level")
    consent = share.consent
    if share.new_consent is not None:
        consent = record_consent(case=part.case, given=share.new_consent, to_agency=share.agency, by=by)
    if consent is not None and DataCategory.SHARED_PART not in consent.categories:
        raise NoGroundError("not_named")
    line = open_part(
        part=part,
        agency=share.agency,
        level=share.level,
        ground=share.ground,
        consent=consent,
        by=by,
        ends_at=end_of(share.until) if share.until else None,
    )
    note_event(part=part, status=LedgerEvent.SHARED, by=by)
    refresh_part(part)
    announce_part(part, Topic.PART_SHARED, [line.agency], cause=str(line.public_id), by=by)
    return line


@transaction.atomic
def unshare_part(*, part: PlanPart, agency: Agency, by: Membership) -> bool:
    """End what the agency sees of the part, at its next request; whether there was anything to end.

    The agency that does the part is not turned away like this: what was asked of it is withdrawn (withdraw_part).
    """
    check_can_unshare(by, part)
    part = _held(part)
    shared = Disclosure.objects.filter(part=part, agency=agency, withdrawn_at__isnull=True)
    if agency.pk in {part.agency_id, part.case.unit_id} or not shared.exists():
        return False
    close_part(part=part, agency=agency, why=Ended.UNSHARED, by=by)
    note_event(part=part, status=LedgerEvent.UNSHARED, by=by)
    refresh_part(part)
    return True


def end_of(day: date) -> datetime:
    """The moment after which the day is over."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


def _held(part: PlanPart) -> PlanPart:
    """The part with its case as they are now, held until the transaction ends: nobody closes the case meanwhile."""
    case = hold_case(part.case_id)
    held = hold_part(part.pk)
    held.case = case
    return held
