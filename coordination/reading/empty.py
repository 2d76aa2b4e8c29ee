"""Why a list is empty, and what to do next: said to each kind of agency in its own terms."""

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.filters import Filters
from hub.accounts.models import Membership

Empty = dict[str, str]


def why_empty(membership: Membership, filters: Filters) -> Empty:
    """As components/empty.html takes it."""
    if filters.narrows:
        return {
            "title": _("Nothing fits these filters"),
            "text": _("Take one away, or see everything that is open."),
            "action_url": filters.cleared(),
            "action_label": _("Clear the filters"),
        }
    if filters.is_closed:
        return {
            "title": _("Nothing is closed yet"),
            "text": _("What has been answered or withdrawn moves here."),
            "action_url": reverse("coordination:inbox"),
            "action_label": _("See what is open"),
        }
    return _nothing_open(membership)


def _nothing_open(membership: Membership) -> Empty:
    if may(membership, Permission.MAKE_PLANS):
        return {
            "title": _("No open cases"),
            "text": _("A case opens by itself when a landlord sends its notice or passes on a tenant's consent."),
            "action_url": "/vejledning/",
            "action_label": _("Read the guidance"),
        }
    if may(membership, Permission.KEEP_ARREARS):
        return {
            "title": _("Nobody has asked you for anything"),
            "text": _(
                "The municipality asks here when the law or the tenant's consent allows it. Your own list is yours."
            ),
            "action_url": reverse("coordination:arrears"),
            "action_label": _("See your arrears"),
        }
    return {
        "title": _("Nobody has asked you for anything"),
        "text": _("A part of a plan stands here when the housing support unit asks your office for it."),
        "action_url": "/vejledning/",
        "action_label": _("Read the guidance"),
    }
