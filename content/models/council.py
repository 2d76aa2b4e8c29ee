"""The council's own section: what Rådet for Socialt Udsatte says, published by its members."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from content.editors import writing_actions
from content.listing import Listing
from content.models.article import Article
from content.models.hub_page import HubPage
from content.permissions import COUNCIL
from content.reader import reader_of


class PolicyKind(models.TextChoices):
    POLICY_UPDATE = "policy_update", _("policy update")
    RECOMMENDATION = "recommendation", _("recommendation")
    HEARING_REPLY = "hearing_reply", _("hearing reply")


class CouncilPage(HubPage):
    """The council's room: everything it has published that the reader may read."""

    parent_page_types: ClassVar = ["content.HomePage"]
    subpage_types: ClassVar = ["content.PolicyUpdatePage"]
    template = "content/council_page.html"
    max_count = 1

    content_panels: ClassVar[list[Panel]] = [FieldPanel("intro")]
    promote_panels: ClassVar[list[Panel]] = []
    settings_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = _("council section")

    @property
    def is_section(self) -> bool:
        return True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pages = PolicyUpdatePage.objects.readable_by(reader_of(request))
        context = super().get_context(request, *args, **kwargs)
        writing = writing_actions(context["membership"], COUNCIL, PolicyUpdatePage, self, _("Write a policy update"))
        return {**context, "listing": Listing(pages, request.GET, PolicyKind), "writing": writing}


class PolicyUpdatePage(Article):
    """A position of the council. It speaks as one body, so no member stands as the author."""

    parent_page_types: ClassVar = ["content.CouncilPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/policy_update_page.html"

    kind = models.CharField(
        _("kind of page"), max_length=20, choices=PolicyKind.choices, default=PolicyKind.POLICY_UPDATE
    )

    content_panels: ClassVar[list[Panel]] = [
        *HubPage.content_panels,
        FieldPanel("kind"),
        FieldPanel("intro"),
        FieldPanel("body"),
        MultiFieldPanel(HubPage.reading_panels, heading=_("Readers and topics")),
        MultiFieldPanel([FieldPanel("news_on"), FieldPanel("change_note")], heading=_("Date and change")),
        Article.answers_panel,
    ]

    class Meta:
        verbose_name = _("policy update")
        verbose_name_plural = _("policy updates")
