"""Taking a list in, reading it, and asking what only the landlord can know."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.arrears.comparing import Known
from coordination.actions.arrears.lines import line_of_rejected, line_of_row
from coordination.intake import reading as intake
from coordination.intake.reader import read_list
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsLine, ArrearsList, Fate, ImportProfile, ListStatus
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record

AT_A_TIME = 1000


@transaction.atomic
def receive_list(*, content: bytes, file_name: str, by: Membership) -> ArrearsList:
    """Keep the file until it has been read and confirmed. Nothing of it is believed yet."""
    check_may(by, Permission.KEEP_ARREARS)
    stored_as = storages["vault"].save(f"lists/{secrets.token_hex(24)}", ContentFile(content))
    received = ArrearsList.objects.create(
        landlord=by.agency, uploaded_by=by, file_name=file_name[:200], stored_as=stored_as
    )
    record(by=by, verb=Verb.CREATE, obj=received)
    return received


def profile_of(landlord: Agency, *, columns: Mapping[str, str] | None = None, debt_sign: str = "") -> intake.Profile:
    """What is remembered of the landlord's lists, and what was answered for this one, which wins."""
    kept = ImportProfile.objects.filter(landlord=landlord).first() or ImportProfile(landlord=landlord)
    sign = debt_sign or kept.debt_sign
    return intake.Profile(
        columns={**kept.columns, **(columns or {})},
        debt_sign=intake.DebtSign(sign) if sign else None,
        section_in_number=kept.section_in_number,
    )


@transaction.atomic
def read_received(*, arrears_list: ArrearsList) -> ArrearsList:
    """Read the file and lay its lines out for the preview, or for the question that must be answered first.

    May be run again at any time before the list is confirmed: what an earlier reading laid out is replaced.
    """
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status not in {ListStatus.RECEIVED, ListStatus.READING, ListStatus.QUESTION, ListStatus.PREVIEW}:
        return found
    with storages["vault"].open(found.stored_as) as file:
        return read_content(found=found, content=file.read())


@transaction.atomic
def read_content(*, found: ArrearsList, content: bytes) -> ArrearsList:
    """The same with the file's bytes at hand, for a list that is held by the caller."""
    profile = profile_of(found.landlord, columns=found.columns, debt_sign=found.debt_sign)
    try:
        reading = read_list(content, found.file_name, profile=profile)
    except UnreadableList as refusal:
        return _refuse(found, refusal)
    found.findings = findings_of(reading)
    found.cpr_removed = reading.cpr_removed
    found.section_in_number = reading.section_in_number
    found.lines.all().delete()
    found.counts = _lay_out(found, reading) if reading.ready else {}
    found.status = ListStatus.PREVIEW if reading.ready else ListStatus.QUESTION
    found.total = len(reading.rows)
    found.save()
    return found


def _refuse(found: ArrearsList, refusal: UnreadableList) -> ArrearsList:
    found.status = ListStatus.REFUSED
    found.findings = {"refusal": {"code": refusal.code, "details": refusal.details}}
    forget_file(found)
    found.save()
    return found


def findings_of(reading: intake.Reading) -> dict[str, Any]:
    """What the pages need of a reading: columns, sign, notes. No cell of the list."""
    return {
        "container": reading.container.kind,
        "columns": [
            {"header": c.header, "field": c.field, "why": c.why, "could_be": c.could_be, "kept": c.kept}
            for c in reading.columns.all
        ],
        "missing": list(reading.columns.missing),
        "sign": {"positive": reading.sign.positive, "negative": reading.sign.negative, "source": reading.sign.source},
        "decided_sign": reading.debt_sign,
        "notes": [{"code": note.code, "details": dict(note.details)} for note in reading.notes],
        "lines_read": reading.lines_read,
    }


def fates_of(landlord: Agency, rows: Sequence[intake.Row]) -> Iterator[tuple[intake.Row, Fate]]:
    """Each row with what will become of it, compared a thousand at a time."""
    for some in _in_pieces(rows):
        known = Known.about(landlord, [row.tenancy_number for row in some])
        for row in some:
            owes = row.fate is intake.Fate.ARREARS
            yield row, known.fate(row.tenancy_number, row.oldest_due_on, row.fingerprint, owes=owes)


def _in_pieces(rows: Sequence[intake.Row]) -> Iterator[list[intake.Row]]:
    left = iter(rows)
    while some := list(islice(left, AT_A_TIME)):
        yield some


def _lay_out(found: ArrearsList, reading: intake.Reading) -> dict[str, int]:
    """Write the lines of the preview; answers how many there are of each fate."""
    counts = dict.fromkeys(Fate.values, 0)
    lines = [line_of_rejected(found, rejected) for rejected in reading.rejected]
    lines += [line_of_row(found, row, fate) for row, fate in fates_of(found.landlord, reading.rows)]
    for line in lines:
        counts[line.fate] += 1
    ArrearsLine.objects.bulk_create(lines, batch_size=AT_A_TIME)
    return counts


@transaction.atomic
def answer_list(
    *, arrears_list: ArrearsList, columns: Mapping[str, str], debt_sign: str, by: Membership
) -> ArrearsList:
    """Take the landlord's corrections for this list, remember them for the next, and read again."""
    check_may(by, Permission.KEEP_ARREARS)
    profile, _ = ImportProfile.objects.select_for_update().get_or_create(landlord=by.agency)
    profile.columns = {**profile.columns, **columns}
    profile.debt_sign = debt_sign or profile.debt_sign
    profile.save()
    arrears_list.columns = {**arrears_list.columns, **columns}
    arrears_list.debt_sign = debt_sign
    arrears_list.save(update_fields=["columns", "debt_sign"])
    record(by=by, verb=Verb.CHANGE, obj=arrears_list)
    return read_received(arrears_list=arrears_list)


@transaction.atomic
def cancel_list(*, arrears_list: ArrearsList, by: Membership) -> None:
    """Throw the list away before it was confirmed: its file and its lines go, the fact that it came stays."""
    check_may(by, Permission.KEEP_ARREARS)
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status in {ListStatus.IMPORTING, ListStatus.DONE, ListStatus.CANCELLED}:
        return
    found.lines.all().delete()
    found.status, found.finished_at = ListStatus.CANCELLED, timezone.now()
    forget_file(found)
    found.save()
    record(by=by, verb=Verb.CHANGE, obj=found, status="cancelled")


def forget_file(found: ArrearsList) -> None:
    """The raw file holds what must not be kept; it goes as soon as the transaction that ends its use holds."""
    name, found.stored_as = found.stored_as, ""
    if name:
        transaction.on_commit(lambda: storages["vault"].delete(name))
