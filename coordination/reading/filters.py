"""What of the inbox is asked for: kept in the address, so that Back and a bookmark bring it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _

# Name in the address -> its one value there.
UNREAD, MINE, WEEK, WAITING, CLOSED = "ulaest", "mine", "frist", "venter", "vis"
VALUES = {UNREAD: "1", MINE: "1", WEEK: "uge", WAITING: "1", CLOSED: "afsluttede"}


@dataclass(frozen=True)
class Filters:
    """Which rows the reader asked for."""

    chosen: frozenset[str]
    offers_mine: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str], *, offers_mine: bool) -> "Filters":
        """From the query of the address; what is unknown there is left alone."""
        chosen = frozenset(name for name, value in VALUES.items() if query.get(name) == value)
        return cls(chosen if offers_mine else chosen - {MINE}, offers_mine)

    def __contains__(self, name: str) -> bool:
        return name in self.chosen

    @property
    def is_closed(self) -> bool:
        return CLOSED in self.chosen

    @property
    def narrows(self) -> bool:
        """Beyond the choice between open and closed."""
        return bool(self.chosen - {CLOSED})

    def query(self, **more: str) -> str:
        """The address's query that brings this choice back, e.g. "?ulaest=1&frist=uge"."""
        pairs = [(name, VALUES[name]) for name in VALUES if name in self.chosen]
        return "?" + urlencode([*pairs, *more.items()])

    def chips(self) -> list[dict[str, Any]]:
        """As components/chips.html takes them: following one adds it, following one in force takes it away."""
        labels = {UNREAD: _("Unread ones"), WEEK: _("Due this week"), WAITING: _("Waiting for others")}
        if self.offers_mine:
            labels = {UNREAD: labels.pop(UNREAD), MINE: _("Mine"), **labels}
        return [
            {"label": label, "active": name in self, "url": self._toggled(name).query()}
            for name, label in labels.items()
        ]

    def tabs(self) -> list[dict[str, Any]]:
        """Open or closed (components/tabs.html). Without figures: counting a list costs more than reading it."""
        open_ones, closed = replace(self, chosen=self.chosen - {CLOSED}), replace(self, chosen=self.chosen | {CLOSED})
        return [
            {"label": _("Open"), "url": open_ones.query(), "current": not self.is_closed, "count": None},
            {"label": _("Closed"), "url": closed.query(), "current": self.is_closed, "count": None},
        ]

    def cleared(self) -> str:
        return replace(self, chosen=self.chosen & {CLOSED}).query()

    def _toggled(self, name: str) -> "Filters":
        return replace(self, chosen=self.chosen ^ {name})
