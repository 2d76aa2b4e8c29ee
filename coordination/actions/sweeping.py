"""Files whose transaction did not hold: they have no row, and go."""

from datetime import timedelta

from django.core.files.storage import storages
from django.utils import timezone

from coordination.models import Attachment

FOLDER = "attachments"
# A file is written a moment before its row is; a day is far beyond any transaction.
LEFT_ALONE = timedelta(days=1)


def sweep_vault() -> int:
    """Delete attachments' files that no row names; answers how many."""
    vault = storages["vault"]
    if not vault.exists(FOLDER):
        return 0
    names = {f"{FOLDER}/{name}" for name in vault.listdir(FOLDER)[1]}
    old = {name for name in names if vault.get_modified_time(name) < timezone.now() - LEFT_ALONE}
    stray = old - set(Attachment.objects.filter(stored_as__in=old).values_list("stored_as", flat=True))
    for name in stray:
        vault.delete(name)
    return len(stray)
