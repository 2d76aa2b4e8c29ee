"""Who may see what: every list, count, search, file and address asks one of these functions, and no other.

Each takes the membership that asks and answers a queryset of what it may see. What is not in it does not exist for the
reader: `get_visible_or_404` tells nobody apart what is hidden from what is not there.
"""

from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery
from django.http import Http404
from django.utils import timezone

from coordination.access.permissions import Level, Permission, allows
from coordination.access.prepared import Slot, prepared
from coordination.lifecycle import Audience
from coordination.models import (
    AccessRequest,
    ArrearsList,
    ArrearsRecord,
    Attachment,
    Booking,
    Case,
    Disclosure,
    Emergency,
    Entry,
    InboxRow,
    LandlordNotice,
    LookUp,
    PartGrant,
    PlanPart,
    SavedFilter,
    Tenancy,
    Visit,
)
from coordination.protection import LOOK_UP_LASTS
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency, Membership

M = TypeVar("M", bound=Model)


def may(membership: Membership | None, permission: Permission) -> bool:
    """Whether the person, as this member of this agency, has the permission at all."""
    return membership is not None and allows(permission, kind=membership.agency.kind, role=membership.role)


def grants_of(membership: Membership, level: Level) -> "QuerySet[PartGrant]":
    """The grants in force today that open at least `level` to the membership's agency, or to this member of it."""
    return PartGrant.objects.in_force().at_least(level).of(membership.agency, membership)


def lines_in_force(part: PlanPart) -> list[Disclosure]:
    """What lets somebody into a part today, for a part that the asker reads: whoever writes there is told."""
    with the_hub_itself():
        lines = Disclosure.objects.in_force().filter(part=part)
        return list(lines.select_related("agency", "ground", "consent", "member__user").order_by("valid_from", "pk"))


def readers_in_force(part: PlanPart, level: Level = Level.READ) -> list[Agency]:
    """The agencies let into a part today, for a part that the asker reads: the composer names them, and nobody else."""
    with the_hub_itself():
        grants = PartGrant.objects.in_force().at_least(level).filter(content_object=part)
        return list(Agency.objects.filter(group__in=grants.values("group")))


def names_of_readers(part: PlanPart, membership: Membership) -> list[str]:
    """The names of those agencies."""
    with the_hub_itself():
        return [name for (name,) in select_names_of_readers(membership, part=part.pk)]


@prepared
def select_names_of_readers(asker: Membership) -> "QuerySet[Any, Any]":
    grants = PartGrant.objects.in_force().at_least(Level.READ).filter(content_object_id=Slot("part"))
    return Agency.objects.filter(group__in=grants.values("group")).values_list("name")


def visible_parts(membership: Membership | None, level: Level = Level.SUMMARY) -> "QuerySet[PlanPart]":
    """The parts opened to the agency, at least this far."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return PlanPart.objects.none()
    return PlanPart.objects.filter(Exists(grants_of(membership, level).filter(content_object=OuterRef("pk"))))


def visible_cases(membership: Membership | None) -> "QuerySet[Case]":
    """A case is seen by those who see a part of it; how much of it, coordination.access.visibility says."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return Case.objects.none()
    grants = grants_of(membership, Level.SUMMARY)
    return Case.objects.filter(Exists(grants.filter(content_object__case=OuterRef("pk"))))


def visible_inbox(membership: Membership | None) -> "QuerySet[InboxRow]":
    """The agency's inbox rows whose grant still holds."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return InboxRow.objects.none()
    grants = grants_of(membership, Level.SUMMARY).filter(content_object=OuterRef("part_id"))
    # One look-up a row, in the order of the inbox's index: an EXISTS becomes a join over all that the agency may see.
    return InboxRow.objects.alias(grant=Subquery(grants.values("pk")[:1])).filter(
        grant__isnull=False, agency_id=membership.agency_id
    )


def visible_entries(membership: Membership | None) -> "QuerySet[Entry]":
    """Entries for the readers of a part the agency may read, and the agency's own internal ones there."""
    if membership is None:
        return Entry.objects.none()
    return Entry.objects.filter(
        Q(audience=Audience.PART) | Q(agency_id=membership.agency_id),
        part__in=visible_parts(membership, Level.READ),
    )


def visible_attachments(membership: Membership | None) -> "QuerySet[Attachment]":
    return Attachment.objects.filter(entry__in=visible_entries(membership))


def visible_disclosures(membership: Membership | None) -> "QuerySet[Disclosure]":
    """Who else was let in: for those who make the plan."""
    if not may(membership, Permission.MAKE_PLANS):
        return Disclosure.objects.none()
    return Disclosure.objects.filter(part__in=visible_parts(membership))


def visible_filters(membership: Membership | None) -> "QuerySet[SavedFilter]":
    """Saved views: the person's own, and what colleagues share."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return SavedFilter.objects.none()
    shared = Q(is_shared=True, agency_id=membership.agency_id)
    return SavedFilter.objects.filter(Q(owner=membership) | shared, deleted_at__isnull=True)


def own_look_ups(membership: Membership | None) -> "QuerySet[LookUp]":
    """What the person has looked up lately enough to go on from."""
    if membership is None or not may(membership, Permission.LOOK_UP):
        return LookUp.objects.none()
    return LookUp.objects.filter(by=membership, at__gt=timezone.now() - LOOK_UP_LASTS)


def own_requests(membership: Membership | None) -> "QuerySet[AccessRequest]":
    """What the person has asked for. The case it is about is not the person's to know: never follow it from here."""
    if membership is None or not may(membership, Permission.LOOK_UP):
        return AccessRequest.objects.none()
    return AccessRequest.objects.filter(asked_by=membership)


def visible_requests(membership: Membership | None) -> "QuerySet[AccessRequest]":
    """What offices have asked the unit for, on its own cases."""
    if membership is None or not may(membership, Permission.MAKE_PLANS):
        return AccessRequest.objects.none()
    return AccessRequest.objects.filter(case__in=visible_cases(membership), case__unit=membership.agency)


def visible_emergencies(membership: Membership | None) -> "QuerySet[Emergency]":
    """Of its cases, the unit's; else the person's own."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return Emergency.objects.none()
    if may(membership, Permission.MAKE_PLANS):
        return Emergency.objects.filter(part__in=visible_parts(membership), part__case__unit=membership.agency)
    return Emergency.objects.filter(member=membership)


def own_tenancies(membership: Membership | None) -> "QuerySet[Tenancy]":
    return _own(Tenancy.objects.all(), membership)


def own_arrears(membership: Membership | None) -> "QuerySet[ArrearsRecord]":
    """A landlord's own records, and nobody else's: the municipality sees nothing of them."""
    return _own(ArrearsRecord.objects.all(), membership)


def own_lists(membership: Membership | None) -> "QuerySet[ArrearsList]":
    return _own(ArrearsList.objects.all(), membership)


def own_notices(membership: Membership | None) -> "QuerySet[LandlordNotice]":
    return _own(LandlordNotice.objects.all(), membership)


def _own(queryset: "QuerySet[M]", membership: Membership | None) -> "QuerySet[M]":
    if membership is None or not may(membership, Permission.KEEP_ARREARS):
        return queryset.none()
    return queryset.filter(landlord=membership.agency)


def get_visible_or_404(queryset: "QuerySet[M]", public_id: UUID, **also: Any) -> M:
    """The one thing, from a visible queryset; hidden and absent are the same 404, without a word."""
    found = queryset.filter(public_id=public_id, **also).first()
    if found is None:
        raise Http404
    return found


def may_see_part(membership: Membership, public_id: UUID) -> bool:
    return visible_parts(membership).filter(public_id=public_id).exists()


def may_see_entry(membership: Membership, public_id: UUID) -> bool:
    return visible_entries(membership).filter(public_id=public_id).exists()


def may_answer_request(membership: Membership, public_id: UUID) -> bool:
    return visible_requests(membership).filter(public_id=public_id).exists()


def asked_for_access(membership: Membership, public_id: UUID) -> bool:
    return own_requests(membership).filter(public_id=public_id).exists()


def may_see_case(membership: Membership, public_id: UUID) -> bool:
    return visible_cases(membership).filter(public_id=public_id).exists()


def may_see_overdue_visit(membership: Membership, public_id: UUID) -> bool:
    """While nobody has checked out: an alarm that has settled itself is told to nobody any more."""
    overdue = Visit.objects.overdue().filter(public_id=public_id, case__unit_id=membership.agency_id)
    return may(membership, Permission.WATCH_ACCESS) and overdue.exists()


def may_see_booking(membership: Membership, public_id: UUID) -> bool:
    waiting = Booking.objects.filter(public_id=public_id, unit_id=membership.agency_id, handled_at__isnull=True)
    return may(membership, Permission.MAKE_PLANS) and waiting.exists()


def may_watch_access(membership: Membership, public_id: UUID) -> bool:
    """An alert about access itself tells of no case, and its subject only set it off: the role says who is told."""
    return may(membership, Permission.WATCH_ACCESS)


def may_control_access(membership: Membership, public_id: UUID) -> bool:
    """The same for who controls the record."""
    return may(membership, Permission.CONTROL_ACCESS_LOGS)


def may_see_list(membership: Membership, public_id: UUID) -> bool:
    return own_lists(membership).filter(public_id=public_id).exists()
