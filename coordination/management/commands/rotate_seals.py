"""manage.py rotate_seals: seal and index all CPR numbers and second factors with the first keys of the environment.

Put the new key first in HUB_SEALING_KEYS or HUB_INDEX_KEYS, restart, run this, and take the old key out when it says
that none is left. It may be stopped and run again at any time.
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from coordination.actions.numbers import rotate_batch
from hub.accounts.second_factor import reseal_factors
from hub.sealing.seal import SealError


class Command(BaseCommand):
    help = "Seal and index all CPR numbers and second factors with the first keys of the environment."

    def handle(self, *args: Any, **options: Any) -> None:
        after: int | None = 0
        changed = 0
        try:
            while after is not None:
                after, now = rotate_batch(after)
                changed += now
            changed += reseal_factors()
        except SealError as error:
            raise CommandError(f"A seal does not open: {error}. {changed} were sealed anew before it.") from error
        self.stdout.write(f"{changed} sealed anew; all stand under the first keys.")
