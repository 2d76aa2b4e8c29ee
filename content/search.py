"""Search in what the reader may read. Danish word forms are one: "udsættelser" finds "udsættelse"."""

from dataclasses import dataclass
from functools import partial

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.core.paginator import Page as PaginatorPage
from django.core.paginator import Paginator
from django.utils.html import escape
from django.utils.safestring import SafeString
from wagtail.search.models import IndexEntry

from content.models.hub_page import HubPage
from hub.accounts.models import Membership

PER_PAGE = 10
LONGEST_QUERY = 100
CONFIG = "danish"
# Private-use characters: they cannot come from what somebody wrote, and they survive escaping.
_START, _STOP = "\ue000", "\ue001"


@dataclass(frozen=True)
class Hit:
    """One page found: its title and the passage around the words, with the words marked."""

    page: HubPage
    title: SafeString
    passage: SafeString


def clean_query(words: str) -> str:
    return " ".join(words.replace("\x00", " ").split())[:LONGEST_QUERY]


def search_pages(words: str, membership: Membership | None, number: str | None = None) -> PaginatorPage[HubPage]:
    """A page of hits. Count and page numbers are made from what the reader may read, and from nothing else."""
    found = HubPage.objects.readable_by(membership).search(words)
    return Paginator(found, PER_PAGE).get_page(number)


def mark_hits(pages: PaginatorPage[HubPage], words: str) -> list[Hit]:
    """The words marked as PostgreSQL found them, in one query for all hits on the page."""
    query = SearchQuery(words, config=CONFIG, search_type="plain")
    headline = partial(SearchHeadline, config=CONFIG, start_sel=_START, stop_sel=_STOP)
    entries = IndexEntry.objects.filter(
        content_type__in={page.content_type_id for page in pages}, object_id__in=[str(page.pk) for page in pages]
    ).values_list(
        "object_id",
        headline("title_text", query, highlight_all=True),
        headline("body_text", query, max_words=40, min_words=20, max_fragments=2),
    )
    passages = {key: (_marked(title), _marked(body)) for key, title, body in entries}
    return [Hit(page, *passages.get(str(page.pk), (_marked(page.title), _marked(page.intro)))) for page in pages]


def _marked(text: str) -> SafeString:
    # Escaped first: only the two signs become markup.
    return SafeString(escape(text).replace(_START, "<mark>").replace(_STOP, "</mark>"))
