"""Taking a list in and reading it, at once or by the worker."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.urls import reverse

from coordination.access.permissions import Permission
from coordination.access.rules import check_may
from coordination.actions.arrears.comparing import Known, Sought, shared_compacts
from coordination.actions.arrears.lines import line_of_rejected, line_of_row, without_cpr
from coordination.intake import reading as intake
from coordination.intake.identity import remove_cpr
from coordination.intake.reader import read_list
from coordination.intake.refusals import UnreadableList
from coordination.intake.tenancies import compact_of
from coordination.intake.texts import clean
from coordination.models import ArrearsLine, ArrearsList, Fate, ImportProfile, ListStatus
from hub.accounts.identity import acting_for
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic

AT_A_TIME = 1000
# While a list may still be read, or read again with other answers.
READABLE = frozenset({ListStatus.RECEIVED, ListStatus.READING, ListStatus.QUESTION, ListStatus.PREVIEW})
# A list that cannot be read is not tried for ever; kept in the findings until it has been.
TRIES, MOST_TRIES, GIVEN_UP = "tries", 3, "given_up"


@transaction.atomic
def receive_list(*, content: bytes, file_name: str, by: Membership) -> ArrearsList:
    """Keep the file until it has been read and confirmed. Nothing of it is believed yet."""
    check_may(by, Permission.KEEP_ARREARS)
    stored_as = storages["vault"].save(f"lists/{secrets.token_hex(24)}", ContentFile(content))
    received = ArrearsList.objects.create(
        landlord=by.agency, uploaded_by=by, file_name=shown_name(file_name), stored_as=stored_as
    )
    record(by=by, verb=Verb.CREATE, obj=received)
    return received


def shown_name(file_name: str) -> str:
    """The file's name as it is kept and shown: somebody may have put a CPR number there too."""
    return remove_cpr(clean(file_name))[0][:200]


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
    return _read_file(found) if found.status in READABLE else found


def read_in_background(arrears_list: ArrearsList) -> None:
    """The same by a worker, which may die at it: a list that has killed several is given up, with a sentence."""
    if not _begin(arrears_list):
        return
    with transaction.atomic(), acting_for(arrears_list.landlord):
        found = _take(arrears_list, {ListStatus.READING})
        if found is not None:
            tell_uploader(_read_file(found), "read")


def _begin(arrears_list: ArrearsList) -> bool:
    """Count the attempt, in a transaction of its own so that it stands even when reading does not end."""
    with transaction.atomic(), acting_for(arrears_list.landlord):
        return _count_attempt(arrears_list)


def _count_attempt(arrears_list: ArrearsList) -> bool:
    found = _take(arrears_list, {ListStatus.RECEIVED, ListStatus.READING})
    if found is None:
        return False
    tries = found.findings.get(TRIES, 0) + 1
    if tries > MOST_TRIES:
        _refuse(found, GIVEN_UP, {})
        tell_uploader(found, "read")
        return False
    found.status, found.findings = ListStatus.READING, {**found.findings, TRIES: tries}
    found.save()
    return True


def _take(arrears_list: ArrearsList, statuses: set[ListStatus]) -> ArrearsList | None:
    """The list, locked, while it stands there and nobody else is at it."""
    waiting = ArrearsList.objects.filter(pk=arrears_list.pk, status__in=statuses)
    return waiting.select_for_update(skip_locked=True).first()


def _read_file(found: ArrearsList) -> ArrearsList:
    try:
        with storages["vault"].open(found.stored_as) as file:
            content = file.read()
    except FileNotFoundError:  # restored from a backup without it, for one
        return _refuse(found, GIVEN_UP, {})
    return read_content(found=found, content=content)


@transaction.atomic
def read_content(*, found: ArrearsList, content: bytes) -> ArrearsList:
    """The same with the file's bytes at hand, for a list that is held by the caller."""
    profile = profile_of(found.landlord, columns=found.columns, debt_sign=found.debt_sign)
    try:
        reading = read_list(content, found.file_name, profile=profile)
    except UnreadableList as refusal:
        return _refuse(found, refusal.code, refusal.details)
    found.findings = findings_of(reading)
    found.cpr_removed = reading.cpr_removed
    found.section_in_number = reading.section_in_number
    found.lines.all().delete()
    found.counts = _lay_out(found, reading) if reading.ready else {}
    found.status = ListStatus.PREVIEW if reading.ready else ListStatus.QUESTION
    found.total = len(reading.rows)
    found.save()
    return found


def _refuse(found: ArrearsList, code: str, details: Mapping[str, Any]) -> ArrearsList:
    found.status = ListStatus.REFUSED
    found.findings = {"refusal": {"code": code, "details": dict(details)}}
    found.lines.all().delete()
    forget_file(found)
    found.save()
    return found


def findings_of(reading: intake.Reading) -> dict[str, Any]:
    """What the pages need of a reading: columns, sign, notes. No cell of the list."""
    findings = {
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
    cleaned: dict[str, Any] = without_cpr(findings)
    return cleaned


def fates_of(landlord: Agency, rows: Sequence[intake.Row]) -> Iterator[tuple[intake.Row, Fate, bool]]:
    """Each row with what will become of it and whether it is `alone` (Sought), compared a thousand at a time."""
    shared = shared_compacts(row.tenancy_number for row in rows)
    for some in _in_pieces(rows):
        known = Known.about(landlord, [row.tenancy_number for row in some])
        for row in some:
            alone = compact_of(row.tenancy_number) not in shared
            sought = Sought(row.tenancy_number, row.oldest_due_on, alone)
            yield row, known.fate(sought, row.fingerprint, owes=row.fate is intake.Fate.ARREARS), alone


def _in_pieces(rows: Sequence[intake.Row]) -> Iterator[list[intake.Row]]:
    left = iter(rows)
    while some := list(islice(left, AT_A_TIME)):
        yield some


def _lay_out(found: ArrearsList, reading: intake.Reading) -> dict[str, int]:
    """Write the lines of the preview; answers how many there are of each fate."""
    counts = dict.fromkeys(Fate.values, 0)
    lines = [line_of_rejected(found, rejected) for rejected in reading.rejected]
    lines += [line_of_row(found, row, fate, alone=alone) for row, fate, alone in fates_of(found.landlord, reading.rows)]
    for line in lines:
        counts[line.fate] += 1
    ArrearsLine.objects.bulk_create(lines, batch_size=AT_A_TIME)
    return counts


def forget_file(found: ArrearsList) -> None:
    """The raw file holds what must not be kept; it goes as soon as the transaction that ends its use holds."""
    name, found.stored_as = found.stored_as, ""
    if name:
        transaction.on_commit(lambda: storages["vault"].delete(name))


def tell_uploader(found: ArrearsList, what: str) -> None:
    """A notice to whoever uploaded the list, and may have left the page. `what` keeps one notice from another."""
    if found.uploaded_by is None:
        return
    tell(
        [found.uploaded_by],
        topic=Topic.IMPORT_FINISHED,
        path=reverse("coordination:arrears_list", args=[found.public_id]),
        authorise="arrears_list",
        subject_id=found.public_id,
        cause=f"{found.public_id}:{what}",
    )
