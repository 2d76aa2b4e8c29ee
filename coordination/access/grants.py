"""The one door to guardian.

A grant is never written for itself: opening writes a Disclosure and its grant in one transaction, closing ends
both. The rest of the program asks coordination.access.visible; the linter keeps guardian's own functions out of it.
"""

from datetime import date

from django.contrib.auth.models import Permission as AuthPermission
from django.db import transaction
from django.utils import timezone

from coordination.access.permissions import Level
from coordination.models import Consent, Disclosure, LegalGround, PartGrant, PlanPart
from hub.accounts.models import Agency, Membership


class NoGroundError(Exception):
    """Nothing may be shared without a ground that reaches the agency, and a consent where the ground asks for one."""


def check_ground(ground: LegalGround, agency: Agency, consent: Consent | None) -> None:
    """Raise NoGroundError unless the ground, with the consent given, can open something to the agency."""
    if agency.kind not in ground.recipients:
        raise NoGroundError("recipient")
    if ground.needs_consent:
        today = timezone.localdate()
        if consent is None or consent.to_agency_id != agency.pk:
            raise NoGroundError("consent")
        if consent.withdrawn_at or not consent.given_on <= today <= consent.expires_on:
            raise NoGroundError("consent_ended")


@transaction.atomic
def open_part(
    *,
    part: PlanPart,
    agency: Agency,
    level: Level,
    ground: LegalGround,
    consent: Consent | None,
    by: Membership | None,
) -> Disclosure:
    """Let the agency into the part, in the ledger and in guardian's table at once. NoGroundError when it may not be."""
    if agency.is_landlord and agency.pk != part.case.landlord_id:
        # Two landlords never learn of each other, whatever the tenant signs here (Datatilsynet 2007).
        raise NoGroundError("other_landlord")
    check_ground(ground, agency, consent)
    if consent is not None and consent.case_id != part.case_id:
        raise NoGroundError("consent")
    until = consent.expires_on if consent else None
    disclosure = Disclosure.objects.create(
        part=part,
        agency=agency,
        level=level.value,
        ground=ground,
        consent=consent,
        disclosed_by=by,
        valid_until=until,
    )
    _write(part, agency, level, until)
    return disclosure


@transaction.atomic
def close_part(*, part: PlanPart, agency: Agency) -> None:
    """End what the agency may see of the part, from the next request."""
    Disclosure.objects.filter(part=part, agency=agency, withdrawn_at__isnull=True).update(withdrawn_at=timezone.now())
    PartGrant.objects.filter(content_object=part, group_id=agency.group_id).delete()


def _write(part: PlanPart, agency: Agency, level: Level, until: date | None) -> None:
    permission = AuthPermission.objects.get(content_type__app_label="coordination", codename=level.value)
    PartGrant.objects.update_or_create(
        group_id=agency.group_id, permission=permission, content_object=part, defaults={"valid_until": until}
    )
