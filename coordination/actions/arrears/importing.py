"""Turning a confirmed list into the landlord's records, a piece at a time, so that it goes on where it was cut off."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.arrears.comparing import Known
from coordination.actions.arrears.lines import OF_RECORD, OF_TENANCY, part_of, values_of_line
from coordination.actions.arrears.receiving import AT_A_TIME, forget_file
from coordination.models import ArrearsLine, ArrearsList, ArrearsRecord, Fate, ImportProfile, ListStatus, Tenancy
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic


@transaction.atomic
def confirm_list(*, arrears_list: ArrearsList, by: Membership | None) -> ArrearsList:
    """Let the list be imported. Confirmed twice, it is imported once."""
    if by is not None:
        check_may(by, Permission.KEEP_ARREARS)
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status != ListStatus.PREVIEW:
        return found
    found.status, found.progress = ListStatus.IMPORTING, 0
    found.counts = {Fate.REJECTED: found.counts.get(Fate.REJECTED, 0)}
    forget_file(found)
    found.save()
    record(by=by, verb=Verb.CHANGE, obj=found, agency=found.landlord, status="confirmed")
    return found


def import_confirmed(public_id: UUID) -> None:
    """Import what is left of a confirmed list, each piece in a transaction of its own."""
    while _import_piece(public_id):
        pass


@transaction.atomic
def _import_piece(public_id: UUID) -> bool:
    found = (
        ArrearsList.objects.select_for_update(skip_locked=True)
        .filter(public_id=public_id, status=ListStatus.IMPORTING)
        .first()
    )
    if found is None:  # done, or another worker is at it
        return False
    # One import at a time for a landlord: two lists may name one tenancy.
    ImportProfile.objects.get_or_create(landlord_id=found.landlord_id)
    ImportProfile.objects.select_for_update().get(landlord_id=found.landlord_id)
    lines = list(found.lines.exclude(fate=Fate.REJECTED).order_by("line")[:AT_A_TIME])
    if not lines:
        _finish(found)
        return False
    _apply(found, lines)
    found.progress += len(lines)
    ArrearsLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    found.save()
    return True


def _apply(found: ArrearsList, lines: list[ArrearsLine]) -> None:
    rows = [values_of_line(line) for line in lines]
    known = Known.about(found.landlord, [row["tenancy_number"] for row in rows])
    _keep_tenancies(found, rows, known)
    new: list[ArrearsRecord] = []
    changed: list[ArrearsRecord] = []
    seen: list[ArrearsRecord] = []
    for row in rows:
        number, due_on = row["tenancy_number"], row["oldest_due_on"]
        fate = known.fate(number, due_on, row["fingerprint"], owes=row["balance"] > 0)
        found.counts[fate] = found.counts.get(fate, 0) + 1
        kept = known.record(number, due_on)
        if fate == Fate.PAID:
            changed += [_settled(open_one, found) for open_one in known.open_records(number, due_on)]
        elif kept is None:
            new.append(_new_record(found, row, known))
        else:
            seen.append(kept)
            if fate == Fate.CHANGED:
                changed.append(_changed(kept, row))
    # A row may also change what an earlier row of the same piece has made: that one is written as it has become.
    fields = [*OF_RECORD, "settled_at", "changed_at", "last_list"]
    ArrearsRecord.objects.bulk_update([r for r in changed if r.pk], fields)
    ArrearsRecord.objects.filter(pk__in=[r.pk for r in seen if r.pk]).update(last_list=found)
    ArrearsRecord.objects.bulk_create(new)


def _keep_tenancies(found: ArrearsList, rows: list[dict[str, Any]], known: Known) -> None:
    """Make the tenancies that owe and are not known, and bring the others' addresses up to date."""
    new: dict[str, Tenancy] = {}
    moved: list[Tenancy] = []
    for row in rows:
        told = part_of(row, OF_TENANCY)
        tenancy = known.tenancy(row["tenancy_number"])
        if tenancy is None and row["balance"] > 0:
            made = Tenancy(landlord=found.landlord, number=row["tenancy_number"], **told)
            new.setdefault(made.key, made)
        elif tenancy is not None and any(getattr(tenancy, name) != value for name, value in told.items()):
            for name, value in told.items():
                setattr(tenancy, name, value)
            moved.append(tenancy)
    for tenancy in Tenancy.objects.bulk_create(new.values()):
        known.add(tenancy)
    Tenancy.objects.bulk_update(moved, OF_TENANCY)


def _new_record(found: ArrearsList, row: dict[str, Any], known: Known) -> ArrearsRecord:
    tenancy = known.existing(row["tenancy_number"])
    made = ArrearsRecord(
        landlord=found.landlord,
        tenancy=tenancy,
        oldest_due_on=row["oldest_due_on"],
        last_list=found,
        **part_of(row, OF_RECORD),
    )
    known.records[tenancy.pk][made.oldest_due_on] = made
    return made


def _changed(kept: ArrearsRecord, row: dict[str, Any]) -> ArrearsRecord:
    for name, value in part_of(row, OF_RECORD).items():
        setattr(kept, name, value)
    kept.settled_at, kept.changed_at = None, timezone.now()
    return kept


def _settled(kept: ArrearsRecord, found: ArrearsList) -> ArrearsRecord:
    kept.settled_at = kept.changed_at = timezone.now()
    kept.last_list = found
    return kept


def _finish(found: ArrearsList) -> None:
    found.status, found.finished_at = ListStatus.DONE, timezone.now()
    found.save()
    if found.section_in_number:
        ImportProfile.objects.filter(landlord_id=found.landlord_id).update(section_in_number=True)
    counts = {str(fate): int(found.counts.get(fate, 0)) for fate in Fate.values}
    record(
        by=found.uploaded_by,
        verb=Verb.IMPORT,
        obj=found,
        agency=found.landlord,
        cpr_removed=found.cpr_removed,
        **counts,
    )
    if found.uploaded_by is not None:
        tell(
            [found.uploaded_by],
            topic=Topic.IMPORT_FINISHED,
            path=reverse("coordination:arrears_list", args=[found.public_id]),
            authorise="arrears_list",
            subject_id=found.public_id,
            cause=str(found.public_id),
        )
