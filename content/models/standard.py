"""Plain pages: about the hub, privacy, accessibility."""

from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from content.models.article import Article
from content.models.hub_page import SECTION_DEPTH, HubPage
from content.reader import reader_of


class StandardPage(Article):
    """Neither guidance nor policy. Those right below the front page are sections; the rest stand in them."""

    parent_page_types: ClassVar = ["content.HomePage", "content.StandardPage"]
    subpage_types: ClassVar = ["content.StandardPage", "content.WelcomePage"]
    template = "content/standard_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *HubPage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(HubPage.reading_panels, heading=_("Readers and topics")),
        FieldPanel("body"),
        MultiFieldPanel([FieldPanel("news_on"), FieldPanel("change_note")], heading=_("Date and change")),
        Article.answers_panel,
    ]

    class Meta:
        verbose_name = _("plain page")

    @property
    def is_section(self) -> bool:
        return bool(self.depth == SECTION_DEPTH)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        below = StandardPage.objects.child_of(self).readable_by(reader_of(request)).order_by("title", "pk")
        return {**super().get_context(request, *args, **kwargs), "below": below}
