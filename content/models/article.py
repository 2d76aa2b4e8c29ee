"""A page with a body of blocks, and what such a page shows around it."""

from dataclasses import dataclass
from typing import Any, ClassVar

from django.db.models import Count, Q
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import HelpPanel
from wagtail.fields import StreamField
from wagtail.search import index

from content.blocks import BodyBlock, anchor_of
from content.forms import FeedbackForm
from content.models.feedback import Feedback
from content.models.hub_page import HubPage
from content.publisher import publisher_of

RELATED_SHOWN = 4
COMMENTS_SHOWN = 10
# Shorter pages need no table of contents.
CONTENTS_FROM = 3


@dataclass(frozen=True)
class ContentsEntry:
    anchor: str
    title: str


class Article(HubPage):
    """Shared by guidance, policy updates and plain pages."""

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    answers_panel: ClassVar = HelpPanel(template="content/admin/answers.html", heading=_("What readers say"))
    search_fields: ClassVar = [*HubPage.search_fields, index.SearchField("body")]

    class Meta:
        abstract = True

    @property
    def answers(self) -> dict[str, Any]:
        """What readers said of the page, for those who write it: how many it helped, and the newest comments."""
        given = Feedback.objects.filter(page=self.pk)
        count = given.aggregate(helped=Count("pk", filter=Q(helped=True)), all=Count("pk"))
        return {**count, "comments": given.exclude(comment="")[:COMMENTS_SHOWN]}

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
