"""Guidance: what is right to do, for whom, who answers for it, and when it was last held against the law."""

from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel
from wagtail.search import index

from content.blocks import CONTACT_KINDS
from content.editors import writing_actions
from content.listing import Listing
from content.models.article import Article
from content.models.hub_page import HubPage
from content.permissions import EDITORS
from content.reader import reader_of


class GuidanceIndexPage(HubPage):
    """All guidance that the reader may read, by topic."""

    parent_page_types: ClassVar = ["content.HomePage"]
    subpage_types: ClassVar = ["content.GuidancePage"]
    template = "content/guidance_index_page.html"
    max_count = 1

    content_panels: ClassVar[list[Panel]] = [FieldPanel("intro")]
    promote_panels: ClassVar[list[Panel]] = []
    settings_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = _("guidance section")

    @property
    def is_section(self) -> bool:
        return True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        pages = GuidancePage.objects.readable_by(reader_of(request))
        context = super().get_context(request, *args, **kwargs)
        writing = writing_actions(context["membership"], EDITORS, GuidancePage, self, _("Write guidance"))
        return {**context, "listing": Listing(pages, request.GET), "writing": writing}


class GuidancePage(Article):
    """One question answered: with its owner, its law, and the day it has to be looked at again."""

    parent_page_types: ClassVar = ["content.GuidanceIndexPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/guidance_page.html"

    office = models.CharField(_("owner"), max_length=120, help_text=_("The office that answers for the content."))
    contact = models.ForeignKey(
        "accounts.Agency",
        verbose_name=_("whom to ask"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        limit_choices_to={"kind__in": sorted(CONTACT_KINDS)},
    )
    reviewed_on = models.DateField(_("held against the law on"), default=timezone.localdate)
    review_next_on = models.DateField(_("next review"))
    law = models.TextField(
        _("law"), blank=True, help_text=_("One reference a line, for example: lov om aktiv socialpolitik § 81 a")
    )

    content_panels: ClassVar[list[Panel]] = [
        *HubPage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(HubPage.reading_panels, heading=_("Readers and topics")),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldPanel("office"), FieldPanel("contact"), FieldPanel("law")], heading=_("Who answers for it")
        ),
        MultiFieldPanel(
            [
                FieldPanel("news_on"),
                FieldPanel("change_note"),
                FieldPanel("reviewed_on"),
                FieldPanel("review_next_on"),
            ],
            heading=_("Change and review"),
        ),
        Article.answers_panel,
    ]
    search_fields: ClassVar = [*Article.search_fields, index.SearchField("law")]

    class Meta:
        verbose_name = _("guidance page")
        verbose_name_plural = _("guidance pages")

    @property
    def law_references(self) -> list[str]:
        return [line.strip() for line in self.law.splitlines() if line.strip()]

    @property
    def is_overdue(self) -> bool:
        """The day of the next review has passed: readers are told, for the law may have moved on."""
        return self.review_next_on < timezone.localdate()
