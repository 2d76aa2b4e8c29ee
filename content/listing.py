"""A list of pages as readers meet it: newest first, narrowed by topic or kind, a page at a time."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.text import capfirst

from content.topics import Topic

if TYPE_CHECKING:
    from content.models.hub_page import HubPageQuerySet

PER_PAGE = 20


@dataclass(frozen=True)
class Option:
    """One way to narrow the list: its words, its address, and whether it is the one in force."""

    label: str
    url: str
    is_chosen: bool


class Listing:
    """Options are made from what the reader may read: a topic of hidden pages alone is not offered."""

    def __init__(
        self, pages: "HubPageQuerySet", query: Mapping[str, str], kinds: type[TextChoices] | None = None
    ) -> None:
        self._pages = pages
        self._query = query
        self._kinds = kinds

    @property
    def topic(self) -> str:
        return self._query.get("emne", "")

    @property
    def kind(self) -> str:
        return self._query.get("type", "") if self._kinds else ""

    @property
    def is_narrowed(self) -> bool:
        return bool(self.topic or self.kind)

    @cached_property
    def page(self) -> PaginatorPage[Any]:
        hits = self._pages.newest_first().defer("body")
        if self.topic:
            hits = hits.about(self.topic)
        if self.kind:
            hits = hits.filter(kind=self.kind)
        return Paginator(hits, PER_PAGE).get_page(self._query.get("side"))

    @cached_property
    def topics(self) -> list[Option]:
        offered = {topic for topics in self._pages.values_list("topics", flat=True) for topic in topics}
        return [self._option("emne", value, label, self.topic) for value, label in Topic.choices if value in offered]

    @cached_property
    def kinds(self) -> list[Option]:
        if self._kinds is None:
            return []
        offered = set(self._pages.order_by().values_list("kind", flat=True).distinct())
        return [
            self._option("type", value, label, self.kind) for value, label in self._kinds.choices if value in offered
        ]

    def _option(self, name: str, value: str, label: object, chosen: str) -> Option:
        return Option(capfirst(str(label)), "?" + urlencode({name: value}), value == chosen)

    def page_url(self, number: int) -> str:
        kept = {name: self._query[name] for name in ("emne", "type") if self._query.get(name)}
        return "?" + urlencode({**kept, "side": number})

    @property
    def previous_url(self) -> str:
        return self.page_url(self.page.previous_page_number()) if self.page.has_previous() else ""

    @property
    def next_url(self) -> str:
        return self.page_url(self.page.next_page_number()) if self.page.has_next() else ""
