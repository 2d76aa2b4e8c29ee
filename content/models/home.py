"""The front page: what is new to the reader, what is for the reader, whom to call."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from content.models.contacts import ContactsPage
from content.models.council import PolicyUpdatePage
from content.models.guidance import GuidanceIndexPage, GuidancePage
from content.models.hub_page import HubPage, HubPageQuerySet
from content.models.standard import StandardPage
from content.models.visit import Visit
from content.models.welcome import WelcomePage
from content.reader import reader_of
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Membership

# Coordination puts the first in place; without it the second says nothing.
ACTIONS = ["coordination/front.html", "content/front_actions.html"]
NEWS_DAYS = 30
NEWS_SHOWN = 6
GUIDANCE_SHOWN = 6
# What a tenant in trouble comes for (content.establish); nobody shall have to sign in or to search for it.
HELP_SLUG = "kan-du-ikke-betale-huslejen"


class HomePage(HubPage):
    """The root of the site. Its words are the templates'; what stands on it follows from the pages below."""

    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "content.GuidanceIndexPage",
        "content.CouncilPage",
        "content.ContactsPage",
        "content.StandardPage",
    ]
    template = "content/home_page.html"
    max_count = 1

    class Meta:
        verbose_name = _("front page")

    @property
    def is_section(self) -> bool:
        return True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        membership = reader_of(request)
        today = timezone.localdate()
        seen_on = self._seen_on(request, membership)
        since = min(filter(None, (seen_on, today - timedelta(days=NEWS_DAYS))))
        welcome = WelcomePage.for_reader(membership)
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "welcome": welcome,
            "page_links": welcome.links(request, membership) if welcome else {},
            "actions_templates": ACTIONS,
            "news": news_for(membership, since)[:NEWS_SHOWN],
            "since": since,
            "seen_on": seen_on,
            "guidance": GuidancePage.objects.readable_by(membership).newest_first()[:GUIDANCE_SHOWN],
            "guidance_index": GuidanceIndexPage.objects.live().first(),
            "unit": ContactsPage.agencies().filter(kind=AgencyKind.HOUSING_SUPPORT_UNIT).first(),
            "contacts_page": ContactsPage.objects.live().first(),
            "help_page": None if membership else HubPage.objects.readable_by(None).filter(slug=HELP_SLUG).first(),
        }

    @staticmethod
    def _seen_on(request: HttpRequest, membership: Membership | None) -> date | None:
        if membership is None or getattr(request, "is_preview", False):
            return None
        return Visit.objects.begin(membership.user)


def news_for(membership: Membership | None, since: date) -> HubPageQuerySet:
    """New and changed guidance, policy updates and plain pages that the reader may read, newest first."""
    readable = HubPage.objects.readable_by(membership)
    news: HubPageQuerySet = readable.exact_type(GuidancePage, PolicyUpdatePage, StandardPage).filter(news_on__gte=since)
    return news.newest_first()
