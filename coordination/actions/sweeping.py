"""Files whose transaction did not hold: they have no row, and go."""

from datetime import timedelta

from django.core.files.storage import storages
from django.db.models import Model
from django.utils import timezone

from coordination.models import ArrearsList, Attachment

# Folder of the vault -> the rows that name what belongs in it.
NAMED_BY: dict[str, type[Model]] = {"attachments": Attachment, "lists": ArrearsList}
# A file is written a moment before its row is; a day is far beyond any transaction.
LEFT_ALONE = timedelta(days=1)


def sweep_vault() -> int:
    """Delete the files that no row names; answers how many."""
    return sum(_sweep(folder, model) for folder, model in NAMED_BY.items())


def _sweep(folder: str, model: type[Model]) -> int:
    vault = storages["vault"]
    if not vault.exists(folder):
        return 0
    names = {f"{folder}/{name}" for name in vault.listdir(folder)[1]}
    old = {name for name in names if vault.get_modified_time(name) < timezone.now() - LEFT_ALONE}
    named = model._default_manager.filter(stored_as__in=old).values_list("stored_as", flat=True)
    stray = old - set(named)
    for name in stray:
        vault.delete(name)
    return len(stray)
