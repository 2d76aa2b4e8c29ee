"""Turning a confirmed list into the landlord's records, a piece at a time, so that it goes on where it was cut off."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_owns
from coordination.actions.arrears.comparing import Known
from coordination.actions.arrears.keeping import OF_RECORD, OF_TENANCY, fields_told, of_record, of_tenancy, put
from coordination.actions.arrears.lines import sought_in, values_of_line
from coordination.actions.arrears.receiving import AT_A_TIME, forget_file, tell_uploader
from coordination.models import ArrearsLine, ArrearsList, ArrearsRecord, Fate, ImportProfile, ListStatus, Tenancy
from hub.accounts.identity import acting_for
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record

Rows = list[dict[str, Any]]
_CHANGEABLE = (*OF_RECORD, "settled_at", "changed_at")


@transaction.atomic
def confirm_list(*, arrears_list: ArrearsList, by: Membership | None) -> ArrearsList:
    """Let the list be imported. Confirmed twice, it is imported once. `by` None: by the command line."""
    if by is not None:
        check_owns(by, arrears_list, Permission.KEEP_ARREARS)
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status != ListStatus.PREVIEW:
        return found
    found.status, found.progress = ListStatus.IMPORTING, 0
    found.counts = {Fate.REJECTED: found.counts.get(Fate.REJECTED, 0)}
    forget_file(found)
    found.save()
    record(by=by, verb=Verb.CHANGE, obj=found, agency=found.landlord, status="confirmed")
    return found


def import_confirmed(arrears_list: ArrearsList, *, notify: bool = False) -> None:
    """Import what is left of a confirmed list, each piece in a transaction of its own.

    `notify`: nobody is waiting on the page, so that the uploader is told when it is done.
    """
    is_left = True
    while is_left:
        with transaction.atomic(), acting_for(arrears_list.landlord):
            is_left = _import_piece(arrears_list, notify=notify)


def _import_piece(arrears_list: ArrearsList, *, notify: bool) -> bool:
    waiting = ArrearsList.objects.filter(pk=arrears_list.pk, status=ListStatus.IMPORTING)
    found = waiting.select_for_update(skip_locked=True).first()
    if found is None:  # done, or another worker is at it
        return False
    # One import at a time for a landlord: two lists may name one tenancy.
    ImportProfile.objects.get_or_create(landlord_id=found.landlord_id)
    ImportProfile.objects.select_for_update().get(landlord_id=found.landlord_id)
    lines = list(found.lines.exclude(fate=Fate.REJECTED).order_by("line")[:AT_A_TIME])
    if not lines:
        _finish(found, notify=notify)
        return False
    _apply(found, [values_of_line(line) for line in lines])
    found.progress += len(lines)
    ArrearsLine.objects.filter(pk__in=[line.pk for line in lines]).delete()
    found.save()
    return True


def _apply(found: ArrearsList, rows: Rows) -> None:
    known = Known.about(found.landlord, [row["tenancy_number"] for row in rows])
    _keep_tenancies(found, rows, known)
    told = fields_told(found)
    new: list[ArrearsRecord] = []
    seen: list[ArrearsRecord] = []
    changed: dict[int, ArrearsRecord] = {}
    for row in rows:
        sought = sought_in(row)
        fate = known.fate(sought, row["fingerprint"], owes=row["balance"] > 0)
        found.counts[fate] = found.counts.get(fate, 0) + 1
        kept = known.record(sought)
        if fate == Fate.PAID:
            touched = [_settle(one) for one in known.open_records(sought)]
            seen += touched
            changed |= {id(one): one for one in touched}
        elif kept is None:
            new.append(_new_record(found, row, known, told))
        else:
            seen.append(kept)
            if fate == Fate.CHANGED:
                changed[id(kept)] = _change(kept, row, told)
    # A row may also change what an earlier one of the same piece has made: that one is written as it has become.
    ArrearsRecord.objects.bulk_update([one for one in changed.values() if one.pk], _CHANGEABLE)
    ArrearsRecord.objects.filter(pk__in=[one.pk for one in seen if one.pk]).update(last_list=found)
    ArrearsRecord.objects.bulk_create(new)


def _keep_tenancies(found: ArrearsList, rows: Rows, known: Known) -> None:
    """Make the tenancies that owe and are not known, and bring the others' addresses up to date."""
    told = fields_told(found)
    new: dict[str, Tenancy] = {}
    moved: dict[int, Tenancy] = {}
    for row in rows:
        tenancy = known.tenancy(sought_in(row))
        if tenancy is not None:
            if put(tenancy, of_tenancy(row, tenancy, told)):
                moved[tenancy.pk] = tenancy
        elif row["balance"] > 0:
            made = Tenancy(landlord=found.landlord, number=row["tenancy_number"], **of_tenancy(row, None, told))
            new.setdefault(made.key, made)
    for tenancy in Tenancy.objects.bulk_create(new.values()):
        known.add(tenancy)
    Tenancy.objects.bulk_update(moved.values(), OF_TENANCY)


def _new_record(found: ArrearsList, row: dict[str, Any], known: Known, told: frozenset[str]) -> ArrearsRecord:
    tenancy = known.existing(sought_in(row))
    made = ArrearsRecord(
        landlord=found.landlord,
        tenancy=tenancy,
        oldest_due_on=row["oldest_due_on"],
        last_list=found,
        **of_record(row, told),
    )
    known.records[tenancy.pk][made.oldest_due_on] = made
    return made


def _change(kept: ArrearsRecord, row: dict[str, Any], told: frozenset[str]) -> ArrearsRecord:
    put(kept, of_record(row, told))
    kept.settled_at, kept.changed_at = None, timezone.now()
    return kept


def _settle(kept: ArrearsRecord) -> ArrearsRecord:
    kept.settled_at = kept.changed_at = timezone.now()
    return kept


def _finish(found: ArrearsList, *, notify: bool) -> None:
    found.status, found.finished_at = ListStatus.DONE, timezone.now()
    found.save()
    if found.section_in_number:
        ImportProfile.objects.filter(landlord_id=found.landlord_id).update(section_in_number=True)
    counts: dict[str, Any] = {str(fate): int(found.counts.get(fate, 0)) for fate in Fate.values}
    record(
        by=found.uploaded_by,
        verb=Verb.IMPORT,
        obj=found,
        agency=found.landlord,
        cpr_removed=found.cpr_removed,
        **counts,
    )
    if notify:
        tell_uploader(found, "imported")
