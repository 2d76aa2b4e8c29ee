"""Who published a page, said as an office: readers need to know whom to ask, not which person pressed the button."""

from typing import TYPE_CHECKING

from content.editors import is_editor
from hub.accounts.models import Agency, Membership

if TYPE_CHECKING:
    from content.models.hub_page import HubPage


def publisher_of(page: "HubPage") -> Agency | None:
    """The office of the person who published the live version; memberships that have ended count too."""
    revision = page.live_revision
    if revision is None or revision.user_id is None:
        return None
    memberships = (
        Membership.objects.filter(user=revision.user_id).select_related("agency").order_by("-valid_from", "-pk")
    )
    return next((m.agency for m in memberships if is_editor(m)), None)
