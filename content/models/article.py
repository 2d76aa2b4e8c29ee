"""A page with a body of blocks, and what such a page shows around it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks import BodyBlock, anchor_of
from content.forms import FeedbackForm
from content.models.hub_page import HubPage
from content.publisher import publisher_of

RELATED_SHOWN = 4
# Shorter pages need no table of contents.
CONTENTS_FROM = 3


@dataclass(frozen=True)
class ContentsEntry:
    anchor: str
    title: str


class Article(HubPage):
    """Shared by guidance, policy updates and plain pages."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    search_fields: ClassVar = [*HubPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    @property
    def contents(self) -> list[ContentsEntry]:
        """The table of contents of a long page; none for a short one."""
        headings = [str(block.value) for block in self.body if block.block_type == "heading"]
        entries = [ContentsEntry(anchor_of(heading), heading) for heading in headings]
        return entries if len(entries) >= CONTENTS_FROM else []

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "related": self.related(context["membership"])[:RELATED_SHOWN],
            "publisher": publisher_of(self),
            "feedback_form": FeedbackForm(),
        }
