"""The words that meet one audience on its front page."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel

from content.audiences import own_audience_of
from content.models.article import Article
from content.models.hub_page import HubPage
from hub.accounts.models import Membership


class WelcomePage(Article):
    """Written for one audience; the front page shows it to that audience and to nobody else."""

    parent_page_types: ClassVar = ["content.StandardPage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/standard_page.html"

    content_panels: ClassVar[list[Panel]] = [
        *HubPage.content_panels,
        FieldPanel("intro"),
        MultiFieldPanel(HubPage.reading_panels, heading=_("Readers and topics")),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("welcome")
        verbose_name_plural = _("welcomes")

    @classmethod
    def for_reader(cls, membership: Membership | None) -> "WelcomePage | None":
        own = own_audience_of(membership.agency.kind if membership else None)
        welcome: WelcomePage | None = cls.objects.readable_by(membership).filter(audiences=[own]).order_by("pk").first()
        return welcome
