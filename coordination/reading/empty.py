"""Why a list is empty, and what to do next: said to each kind of agency in its own terms."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.filters import (
    BROKEN,
    ENFORCEMENT,
    HEARING,
    KNOCK,
    MINE,
    NEW,
    PAUSED,
    QUIET,
    UNREACHED,
    WAITING,
    Filters,
)
from hub.accounts.models import Membership

Empty = dict[str, str]
# A queue that holds nothing: what it would hold, and how something comes there.
OF_QUEUE = {
    NEW: (
        gettext_lazy("No new cases"),
        gettext_lazy(
            "A case is new until somebody has taken it and tried to make contact. When one comes, open it and take it."
        ),
    ),
    UNREACHED: (
        gettext_lazy("The tenant has been reached in every case"),
        gettext_lazy(
            "Cases stand here that are more than two days old and where nobody has been reached. "
            "Write down every attempt."
        ),
    ),
    KNOCK: (
        gettext_lazy("Nobody is to be visited today"),
        gettext_lazy("Cases stand here when a visit is due, or when letters and calls have reached nobody."),
    ),
    HEARING: (
        gettext_lazy("No court hearing within 14 days"),
        gettext_lazy(
            "Write down the hearing as an event of the case as soon as you know the day; then it stands here."
        ),
    ),
    ENFORCEMENT: (
        gettext_lazy("No eviction enforcement within 7 days"),
        gettext_lazy(
            "Write down the enforcement as an event of the case as soon as you know the day; then it stands here."
        ),
    ),
    WAITING: (
        gettext_lazy("Nobody owes you an answer"),
        gettext_lazy(
            "Parts stand here that others are asked for and have not finished. Once they ask back, "
            "it is for you to answer."
        ),
    ),
    BROKEN: (
        gettext_lazy("No broken agreements"),
        gettext_lazy(
            "Cases stand here when an instalment has been missed. Call the tenant, and ask the "
            "landlord to wait meanwhile."
        ),
    ),
    QUIET: (
        gettext_lazy("Something has happened in every case"),
        gettext_lazy("Cases stand here in which nobody has written or done anything for 14 days."),
    ),
    PAUSED: (
        gettext_lazy("No cases on pause"),
        gettext_lazy("A case that rests until a day stands here alone. You put it on pause from its own page."),
    ),
    MINE: (
        gettext_lazy("You coordinate no open cases"),
        gettext_lazy("The cases that you coordinate stand here. Take one from “New ones”, or have one handed over."),
    ),
}


def why_empty(membership: Membership, filters: Filters) -> Empty:
    """As components/empty.html takes it."""
    if filters.chosen == {filters.tab} and filters.tab in OF_QUEUE:
        title, text = OF_QUEUE[filters.tab]
        return {
            "title": str(title),
            "text": str(text),
            "action_url": reverse("coordination:inbox"),
            "action_label": _("See what is open"),
        }
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
