"""The saved views of a person: as tabs over the inbox, and as a list to tidy up."""

from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.visible import visible_filters
from coordination.models import SavedFilter
from coordination.reading.filters import LABELS, PLANNERS, VALUES, Filters
from coordination.reading.labels import sentence
from hub.accounts.models import Membership

# A row of tabs that nobody could read is no help.
MOST_SHOWN = 20


def saved_tabs(filters: Filters, membership: Membership) -> list[dict[str, Any]]:
    """As components/tabs.html takes them: own ones and those of the agency."""
    found = visible_filters(membership)[:MOST_SHOWN]
    choices = [(saved.name, chosen_of(saved, filters)) for saved in found]
    return [
        {"label": name, "url": choice.query(), "current": choice.chosen == filters.chosen, "count": None}
        for name, choice in choices
    ]


def saved_rows(membership: Membership, *, plans: bool) -> list[dict[str, Any]]:
    """Each with what it chooses in words, and for its owner the way to change it."""
    filters = Filters(frozenset(), plans)
    return [
        {
            "name": saved.name,
            "words": words_of(chosen_of(saved, filters)),
            "url": reverse("coordination:inbox") + chosen_of(saved, filters).query(),
            "is_shared": saved.is_shared,
            "owner": saved.owner.user.name,
            "change_url": _change_url(membership, saved),
        }
        for saved in visible_filters(membership).select_related("owner__user")
    ]


def chosen_of(saved: SavedFilter, filters: Filters) -> Filters:
    """The choice as this reader may make it: what is unknown today, or not the reader's, is left out."""
    known = frozenset(saved.chosen) & VALUES.keys()
    return replace(filters, chosen=known if filters.plans else known - PLANNERS)


def words_of(filters: Filters) -> str:
    words = [str(label) for name, label in LABELS.items() if name in filters]
    return ", ".join([*words, *([sentence(_("Closed"))] if filters.is_closed else [])])


def _change_url(membership: Membership, saved: SavedFilter) -> str:
    if saved.owner_id != membership.pk:
        return ""
    return reverse("coordination:saved_filter", args=[saved.public_id])
