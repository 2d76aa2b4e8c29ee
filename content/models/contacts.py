"""Whom to call, and when."""

from typing import Any, ClassVar

from django.db.models import Case, QuerySet, When
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel

from content.blocks import CONTACT_KINDS
from content.models.article import Article
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency

# Who does not know whom to call calls here.
FIRST = AgencyKind.HOUSING_SUPPORT_UNIT


class ContactsPage(Article):
    """The directory of offices. Landlords and lawyers are never in it: one landlord learns nothing of another."""

    parent_page_types: ClassVar = ["content.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    template = "content/contacts_page.html"
    max_count = 1

    content_panels: ClassVar[list[Panel]] = [FieldPanel("intro"), FieldPanel("body")]
    promote_panels: ClassVar[list[Panel]] = []
    settings_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = _("contacts page")

    @property
    def is_section(self) -> bool:
        return True

    @staticmethod
    def agencies() -> QuerySet[Agency]:
        return Agency.objects.filter(kind__in=CONTACT_KINDS).order_by(Case(When(kind=FIRST, then=0), default=1), "name")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context(request, *args, **kwargs), "agencies": self.agencies()}
