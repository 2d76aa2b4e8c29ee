"""What must be done today: the top of the inbox, for the front page."""

from typing import Any

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.empty import why_empty
from coordination.reading.filters import Filters
from coordination.reading.inbox import inbox_page
from hub.accounts.models import Membership
from hub.audit.models import Purpose, Verb
from hub.audit.record import record

SHOWN = 5


def front_box(membership: Membership | None) -> dict[str, Any]:
    """The most urgent open parts, put on record as shown; nothing at all for those who do not work with cases."""
    if membership is None or not may(membership, Permission.USE_CASES):
        return {}
    filters = Filters(frozenset())
    rows = inbox_page(membership, filters, size=SHOWN).rows
    here, why = membership.agency, Purpose.LOOK_UP
    record(by=membership, verb=Verb.READ, obj=here, why=why, list="front", rows=len(rows))
    return {"rows": rows, "empty": why_empty(membership, filters), "shows_box": True}
