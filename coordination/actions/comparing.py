"""Comparing the ledger of sharing with guardian's table: by hand, and once a night."""

import logging
from uuid import uuid4

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from coordination.access.comparing import Difference, compare, counted, held, mend
from coordination.actions.alerting import tell_leads
from coordination.actions.inbox import refresh_part
from coordination.models import PlanPart
from hub.accounts.identity import the_hub_itself
from hub.outbox.topics import Topic

logger = logging.getLogger(__name__)


@transaction.atomic
def compare_ledger(*, repair: bool) -> list[Difference]:
    """What differs; with `repair`, brought to what the ledger says, all of it or nothing, and the inboxes with it."""
    with the_hub_itself(), held():
        found = compare()
        if repair and found:
            mend(found)
            for part in PlanPart.objects.filter(pk__in={difference.part_id for difference in found}):
                refresh_part(part)
    return found


@transaction.atomic
def watch() -> int:
    """Compare, log how many of each fault there are, and tell the unit's lead; answers how many. It repairs nothing:
    somebody ought to know why before the traces are gone."""
    found = compare_ledger(repair=False)
    if found:
        logger.error("Access and the ledger of sharing differ: %s", counted(found))
        tell_leads(
            topic=Topic.LEDGER_DIFFERS,
            path=reverse("coordination:inbox"),
            authorise="access",
            subject_id=uuid4(),
            cause=timezone.localdate().isoformat(),
        )
    return len(found)
