"""What of the inbox is asked for: kept in the address, so that Back and a bookmark bring it back."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _

# Name in the address.
UNREAD, MINE, WEEK, WAITING, CLOSED = "ulaest", "mine", "frist", "venter", "vis"
NEW, UNREACHED, KNOCK, HEARING, ENFORCEMENT = "ny", "kontakt", "bank", "fogedmoede", "forretning"
BROKEN, QUIET, PAUSED = "brudt", "stille", "pause"
# Its one value there.
VALUES = {
    UNREAD: "1", MINE: "1", WEEK: "uge", WAITING: "1", NEW: "1", UNREACHED: "ingen", KNOCK: "1", HEARING: "14",
    ENFORCEMENT: "7", BROKEN: "1", QUIET: "14", PAUSED: "1", CLOSED: "afsluttede",
}  # fmt: skip
LABELS = {
    UNREAD: _("Unread ones"),
    MINE: _("Mine"),
    WEEK: _("Due this week"),
    WAITING: _("Waiting for others"),
    NEW: _("New ones"),
    UNREACHED: _("No contact yet"),
    KNOCK: _("To be visited"),
    HEARING: _("Court hearing < 14 days"),
    ENFORCEMENT: _("Eviction enforcement < 7 days"),
    BROKEN: _("Broken agreement"),
    QUIET: _("Nothing for 14 days"),
    PAUSED: _("On pause"),
}
# Tabs of those who make plans, in their order. Each is a filter that stands alone; further ones can be put on top.
QUEUES = (NEW, UNREACHED, KNOCK, HEARING, ENFORCEMENT, WAITING, BROKEN, QUIET, PAUSED, MINE)
# What narrows a tab without making another of it: offered at all times, the others while they are in force.
NARROWING = frozenset({UNREAD, WEEK})
# For those who make plans alone.
PLANNERS = frozenset({MINE, NEW, UNREACHED, KNOCK, HEARING, ENFORCEMENT, BROKEN, QUIET, PAUSED})


@dataclass(frozen=True)
class Filters:
    """Which rows the reader asked for. `plans`: the reader makes plans, and has the queues."""

    chosen: frozenset[str]
    plans: bool = False

    @classmethod
    def read(cls, query: Mapping[str, str], *, plans: bool) -> "Filters":
        """From the query of the address; what is unknown there is left alone."""
        chosen = frozenset(name for name, value in VALUES.items() if query.get(name) == value)
        return cls(chosen if plans else chosen - PLANNERS, plans)

    def __contains__(self, name: str) -> bool:
        return name in self.chosen

    @property
    def is_closed(self) -> bool:
        return CLOSED in self.chosen

    @property
    def tab(self) -> str:
        """The one filter that is a tab by itself; it needs no chip, and no name of its own."""
        wide = self.chosen - NARROWING
        tabs = {*QUEUES, CLOSED} if self.plans else {CLOSED}
        return next(iter(wide)) if len(wide) == 1 and wide <= tabs else ""

    @property
    def is_own(self) -> bool:
        """A choice that no tab makes."""
        return bool(self.chosen - {self.tab})

    @property
    def narrows(self) -> bool:
        """Beyond the choice between open and closed."""
        return bool(self.chosen - {CLOSED})

    def query(self, **more: str) -> str:
        """The address's query that brings this choice back, e.g. "?ulaest=1&frist=uge"."""
        return "?" + urlencode([*self.pairs(), *more.items()])

    def pairs(self) -> list[tuple[str, str]]:
        return [(name, VALUES[name]) for name in VALUES if name in self.chosen]

    def chips(self) -> list[dict[str, Any]]:
        """As components/chips.html takes them: following one adds it, following one in force takes it away."""
        offered = NARROWING if self.plans else NARROWING | {WAITING}
        names = [name for name in LABELS if name in offered or (name in self and name != self.tab)]
        return [
            {"label": LABELS[name], "active": name in self, "url": self._toggled(name).query()}
            for name in names
            if self.plans or name not in PLANNERS
        ]

    def only(self, *names: str) -> "Filters":
        """The same reader's choice of these alone."""
        return replace(self, chosen=frozenset(names))

    def cleared(self) -> str:
        """The tab alone, or else all that is open, or closed."""
        return replace(self, chosen=self.chosen & {self.tab, CLOSED}).query()

    def _toggled(self, name: str) -> "Filters":
        return replace(self, chosen=self.chosen ^ {name})
