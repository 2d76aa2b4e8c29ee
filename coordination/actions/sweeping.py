"""What nobody came back to, and files whose transaction did not hold: they go."""

from datetime import datetime, timedelta

from django.core.files.storage import storages
from django.db.models import Model
from django.utils import timezone

from coordination.actions.arrears.answering import ANSWERABLE, cancel_list
from coordination.models import ArrearsLine, ArrearsList, Attachment, ListStatus
from hub.accounts.identity import as_retention, the_hub_itself

# Folder of the vault -> the rows that name what belongs in it.
NAMED_BY: dict[str, type[Model]] = {"attachments": Attachment, "lists": ArrearsList}
# A file is written a moment before its row is; a day is far beyond any transaction.
LEFT_ALONE = timedelta(days=1)
# A list that waits for its landlord holds the whole raw file, CPR numbers and all.
WAITS = timedelta(days=7)
# Rejected lines are there to be mended; after a month the landlord has sent a newer list.
MENDED_WITHIN = timedelta(days=30)


def sweep_lists() -> int:
    """Throw away lists that were never confirmed, and the rejected lines of old ones; answers how many lists."""
    now = timezone.now()
    with as_retention():
        ArrearsLine.objects.filter(
            arrears_list__status=ListStatus.DONE, arrears_list__finished_at__lt=now - MENDED_WITHIN
        ).delete()
    with the_hub_itself():
        return _cancel_abandoned(now)


def _cancel_abandoned(now: datetime) -> int:
    abandoned = list(ArrearsList.objects.filter(status__in=ANSWERABLE, touched_at__lt=now - WAITS))
    for found in abandoned:
        cancel_list(arrears_list=found, by=None)
    return len(abandoned)


def sweep_vault() -> int:
    """Delete the files that no row names; answers how many."""
    return sum(_sweep(folder, model) for folder, model in NAMED_BY.items())


def _sweep(folder: str, model: type[Model]) -> int:
    vault = storages["vault"]
    if not vault.exists(folder):
        return 0
    names = {f"{folder}/{name}" for name in vault.listdir(folder)[1]}
    old = {name for name in names if vault.get_modified_time(name) < timezone.now() - LEFT_ALONE}
    with the_hub_itself():
        stray = old - set(model._default_manager.filter(stored_as__in=old).values_list("stored_as", flat=True))
    for name in stray:
        vault.delete(name)
    return len(stray)
