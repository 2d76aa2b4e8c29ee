"""The one door to guardian.

A grant is never written for itself: opening writes a line of the ledger (Disclosure) and its grant in one transaction,
ending ends both. Access also ends with the need: what is done or closed is read for a while and then not at all, and
the ledger says so beforehand. The rest of the program asks coordination.access.visible; the linter keeps guardian's own
functions out of it.
"""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth.models import Permission as AuthPermission
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from coordination.access.permissions import Level, lower
from coordination.models import Consent, Disclosure, Ended, LegalGround, PartGrant, PlanPart
from hub.accounts.identity import the_hub_itself
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record

# How long an agency may still read what it has finished, to wind up its own work.
GRACE = timedelta(days=30)


class NoGroundError(Exception):
    """Nothing may be shared without a ground that reaches the agency, and a consent where the ground asks for one."""


def check_ground(ground: LegalGround, agency: Agency, consent: Consent | None) -> None:
    """Raise NoGroundError unless the ground, with the consent given, can open something to the agency."""
    if not ground.in_use or agency.kind not in ground.recipients:
        raise NoGroundError("recipient")
    if ground.needs_consent:
        if consent is None or consent.to_agency_id != agency.pk:
            raise NoGroundError("consent")
        if not consent.is_in_force:
            raise NoGroundError("consent_ended")


def check_opens(ground: LegalGround) -> None:
    """Raise NoGroundError unless the law lets a case begin on this ground: not every one that opens a part does."""
    if not ground.opens_case:
        raise NoGroundError("opens")


@transaction.atomic
def open_part(
    *,
    part: PlanPart,
    agency: Agency,
    level: Level,
    ground: LegalGround,
    consent: Consent | None,
    by: Membership | None,
    ends_at: datetime | None = None,
    member: Membership | None = None,
) -> Disclosure:
    """Let the agency into the part, in the ledger and in guardian's table at once. NoGroundError when it may not be.

    What was open to it before is replaced. It ends at `ends_at`, and with the consent it rests on if that is sooner.
    With a `member`, it opens to this one person of the agency.
    """
    if agency.is_landlord and agency.pk != part.case.landlord_id:
        # Two landlords never learn of each other, whatever the tenant signs here (Datatilsynet 2007).
        raise NoGroundError("other_landlord")
    if consent is not None:
        # As it stands now, and until this is done: the tenant may have withdrawn it while a page stood open.
        consent = Consent.objects.select_for_update().get(pk=consent.pk)
    check_ground(ground, agency, consent)
    if consent is not None and consent.case_id != part.case_id:
        raise NoGroundError("consent")
    ends = [moment for moment in (ends_at, consent.ends_at if consent else None) if moment is not None]
    _end(_open_lines(part).filter(agency=agency), Ended.REPLACED, by)
    line = Disclosure(
        part=part, agency=agency, level=level.value, ground=ground, consent=consent, disclosed_by=by, member=member
    )
    return _begin(line, min(ends, default=None))


@transaction.atomic
def close_part(*, part: PlanPart, agency: Agency, why: Ended = Ended.WITHDRAWN, by: Membership | None = None) -> None:
    """End what the agency may see of the part, from the next request."""
    _end(_open_lines(part).filter(agency=agency), why, by)


@transaction.atomic
def wind_down(*, part: PlanPart, why: Ended, by: Membership | None, kinds: Collection[str] = tuple(AgencyKind)) -> None:
    """The need has ended: of these kinds all but the unit read on for GRACE at most, no further than before.

    Who declined has nothing to finish and sees only that it was declined. What has run out by itself stays as it is:
    the consent it rested on may be gone since, and no line can follow on that.
    """
    most = Level.SUMMARY if why == Ended.DECLINED else Level.READ
    now = timezone.now()
    until = now + GRACE
    with the_hub_itself():
        lines = _open_lines(part).filter(Q(ends_at__isnull=True) | Q(ends_at__gt=now))
        for line in lines.filter(agency__kind__in=kinds).exclude(agency=part.case.unit).select_related("agency"):
            ends_at = min(until, line.ends_at or until)
            _end(Disclosure.objects.filter(pk=line.pk), why, by)
            _begin(_successor(line, lower(Level(line.level), most), by), ends_at)


@transaction.atomic
def close_to_partners(*, part: PlanPart, why: Ended, by: Membership | None) -> None:
    """It should never have been open: nobody but the unit reads on, not even for a while."""
    with the_hub_itself():
        _end(_open_lines(part).exclude(agency=part.case.unit), why, by)


@transaction.atomic
def close_what_rests_on(
    *, consent: Consent, by: Membership | None, why: Ended = Ended.CONSENT_WITHDRAWN
) -> list[Disclosure]:
    """Close everything that the consent opened; answers the lines that ended."""
    lines = Disclosure.objects.filter(consent=consent, withdrawn_at__isnull=True).select_related("part", "agency")
    ended = list(lines)
    _end(lines, why, by)
    return ended


@transaction.atomic
def end_line(*, line: Disclosure, why: Ended) -> None:
    """End a line that should not be open (coordination.access.comparing)."""
    _end(Disclosure.objects.filter(pk=line.pk, withdrawn_at__isnull=True), why, None)


@transaction.atomic
def cut_to_consent(*, line: Disclosure, consent: Consent) -> None:
    """End a line that opened more time than the tenant gave, and go on with what is left of it."""
    end_line(line=line, why=Ended.MISTAKEN)
    if consent.ends_at > timezone.now():
        _begin(_successor(line, Level(line.level), line.disclosed_by), consent.ends_at)


@transaction.atomic
def align(*, part_id: int, group_id: int) -> None:
    """Make guardian's row of this part and group what the ledger says, and nothing else."""
    PartGrant.objects.filter(content_object_id=part_id, group_id=group_id).delete()
    line = Disclosure.objects.in_force().filter(part_id=part_id, agency__group_id=group_id).first()
    if line is not None:
        _grant(line)


def _open_lines(part: PlanPart) -> "QuerySet[Disclosure]":
    return Disclosure.objects.filter(part=part, withdrawn_at__isnull=True)


def _begin(line: Disclosure, ends_at: datetime | None) -> Disclosure:
    line.ends_at = ends_at
    line.save()
    _grant(line)
    _on_record(line, Verb.SHARE, line.disclosed_by, level=line.level, ground=line.ground.code)
    return line


def _grant(line: Disclosure) -> None:
    permission = AuthPermission.objects.get(content_type__app_label="coordination", codename=line.level)
    PartGrant.objects.create(
        group_id=line.agency.group_id,
        permission=permission,
        content_object=line.part,
        ends_at=line.ends_at,
        member=line.member,
    )


def _end(lines: "QuerySet[Disclosure]", why: Ended, by: Membership | None) -> None:
    for line in lines.select_related("agency", "part__case"):
        line.withdrawn_at, line.ended_because = timezone.now(), why
        line.save(update_fields=["withdrawn_at", "ended_because"])
        PartGrant.objects.filter(content_object_id=line.part_id, group_id=line.agency.group_id).delete()
        _on_record(line, Verb.CHANGE, by, ended=str(why))


def _on_record(line: Disclosure, verb: Verb, by: Membership | None, **details: Any) -> None:
    record(by=by, verb=verb, obj=line, case=line.part.case, to=line.agency.slug, **details)


def _successor(line: Disclosure, level: Level, by: Membership | None) -> Disclosure:
    """A line on the same ground as one that ended."""
    return Disclosure(
        part=line.part,
        agency=line.agency,
        member=line.member,
        level=level.value,
        ground=line.ground,
        consent=line.consent,
        disclosed_by=by,
    )
