"""What the landlord says to a list that has been read: an answer to its question, or that it is to be thrown away."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_owns
from coordination.actions.arrears.receiving import forget_file
from coordination.models import ArrearsList, ImportProfile, ListStatus
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record

ANSWERABLE = frozenset({ListStatus.QUESTION, ListStatus.PREVIEW})
# Past these there is nothing left to throw away, or it has begun to be imported.
SETTLED = frozenset({ListStatus.IMPORTING, ListStatus.DONE, ListStatus.CANCELLED, ListStatus.REFUSED})


@transaction.atomic
def answer_list(
    *, arrears_list: ArrearsList, columns: Mapping[str, str], debt_sign: str, by: Membership
) -> ArrearsList:
    """Take the landlord's corrections for this list and remember them for the next; it is then to be read again.

    `columns`: column name → field, of those that were corrected. `debt_sign`: "" when it was not asked. Answered too
    late, when the list has been confirmed or thrown away, nothing changes.
    """
    check_owns(by, arrears_list, Permission.KEEP_ARREARS)
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status not in ANSWERABLE:
        return found
    _remember(found, columns, debt_sign)
    found.columns = {**found.columns, **columns}
    found.debt_sign = debt_sign or found.debt_sign
    found.status = ListStatus.RECEIVED
    found.save()
    record(by=by, verb=Verb.CHANGE, obj=found, status="answered")
    return found


def _remember(found: ArrearsList, columns: Mapping[str, str], debt_sign: str) -> None:
    ImportProfile.objects.get_or_create(landlord_id=found.landlord_id)
    profile = ImportProfile.objects.select_for_update().get(landlord_id=found.landlord_id)
    profile.columns = {**profile.columns, **columns}
    profile.debt_sign = debt_sign or profile.debt_sign
    profile.save()


@transaction.atomic
def cancel_list(*, arrears_list: ArrearsList, by: Membership | None) -> None:
    """Throw the list away before it was confirmed: its file and its lines go, the fact that it came stays.

    `by` None: nobody came back to it (sweeping).
    """
    if by is not None:
        check_owns(by, arrears_list, Permission.KEEP_ARREARS)
    found = ArrearsList.objects.select_for_update().get(pk=arrears_list.pk)
    if found.status in SETTLED:
        return
    found.lines.all().delete()
    found.status, found.finished_at = ListStatus.CANCELLED, timezone.now()
    forget_file(found)
    found.save()
    record(by=by, verb=Verb.CHANGE, obj=found, agency=found.landlord, status="cancelled")
