"""Now or soon: a short list is dealt with at once, a long one by the worker, which takes up again what was cut off."""

from datetime import timedelta

from celery import current_app
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from coordination.actions.arrears.importing import import_confirmed
from coordination.actions.arrears.receiving import read_in_background, read_received
from coordination.models import ArrearsList, ListStatus
from hub.accounts.identity import the_hub_itself

# Bytes that are read in about a second: a thousand rows of text; a workbook is packed, and slower to open.
SHORT_FILE = 128 * 1024
SHORT_WORKBOOK = 48 * 1024
PACKED = b"PK"
SHORT_LIST = 1000  # rows
FORGOTTEN = timedelta(seconds=20)
# One that fails every time is not tried for ever.
GIVEN_UP = timedelta(days=2)
WORKER_HAS_IT = (ListStatus.RECEIVED, ListStatus.READING, ListStatus.IMPORTING)


def read_soon(received: ArrearsList) -> ArrearsList:
    """Read a short file at once; leave a long one to the worker."""
    if received.status != ListStatus.RECEIVED:
        return received
    if _is_short(received):
        return read_received(arrears_list=received)
    transaction.on_commit(lambda: ring(received))
    return received


def _is_short(received: ArrearsList) -> bool:
    vault = storages["vault"]
    with vault.open(received.stored_as) as file:
        packed = file.read(len(PACKED)) == PACKED
    return vault.size(received.stored_as) <= (SHORT_WORKBOOK if packed else SHORT_FILE)


def import_soon(confirmed: ArrearsList) -> None:
    """Import a short list at once, in the request's own transaction; leave a long one to the worker."""
    if confirmed.status != ListStatus.IMPORTING:
        return
    if confirmed.total <= SHORT_LIST:
        import_confirmed(confirmed)
    else:
        transaction.on_commit(lambda: ring(confirmed))


def work_on(arrears_list: ArrearsList) -> None:
    """What the worker does with a list, wherever it has come to."""
    if arrears_list.status == ListStatus.IMPORTING:
        import_confirmed(arrears_list, notify=True)
    else:
        read_in_background(arrears_list)


def forgotten_lists() -> list[ArrearsList]:
    """Lists nobody has worked on for a while: the bell was lost, or the worker died."""
    now = timezone.now()
    waiting = ArrearsList.objects.filter(
        status__in=WORKER_HAS_IT, touched_at__lt=now - FORGOTTEN, created_at__gt=now - GIVEN_UP
    )
    with the_hub_itself():
        return list(waiting.order_by("touched_at"))


def ring(arrears_list: ArrearsList) -> None:
    """Wake the worker; when it cannot be woken, the schedule finds the list."""
    try:
        current_app.send_task("coordination.tasks.work_on_list", [str(arrears_list.public_id)])
    except (OperationalError, OSError):
        return
