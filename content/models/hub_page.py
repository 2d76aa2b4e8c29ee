"""What every page of the hub has: for whom, about what, news since when; and the one rule of who reads it."""

from functools import partial
from typing import Any, ClassVar

from csp.decorators import csp_replace
from django.db import models
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, Panel, PublishingPanel
from wagtail.models import Page, PageManager, PagePermissionTester
from wagtail.query import PageQuerySet
from wagtail.search import index

from content.audiences import Audience
from content.links import linked_ids
from content.models.choice_array import ChoiceArrayField
from content.reader import audiences_for, reader_of
from content.topics import Topic
from hub.accounts.models import Membership, User

# Root, front page, section.
SECTION_DEPTH = 3


class HubPageQuerySet(PageQuerySet):
    def readable_by(self, membership: Membership | None) -> "HubPageQuerySet":
        """Published pages written for the reader. Serving, lists, search, links and files all start here."""
        readable: HubPageQuerySet = self.live().filter(audiences__overlap=sorted(audiences_for(membership)))
        return readable

    def about(self, *topics: str) -> "HubPageQuerySet":
        pages: HubPageQuerySet = self.filter(topics__overlap=list(topics))
        return pages

    def to_read(self) -> "HubPageQuerySet":
        """Without sections and welcomes: they lead to pages and are no answer themselves."""
        pages: HubPageQuerySet = self.filter(depth__gt=SECTION_DEPTH).exclude(content_type__model="welcomepage")
        return pages

    def newest_first(self) -> "HubPageQuerySet":
        pages: HubPageQuerySet = self.order_by("-news_on", "-pk")
        return pages


class HubPagePermissionTester(PagePermissionTester):
    """Wagtail's rights, less those that would be a second truth or break the tree."""

    def can_set_view_restrictions(self) -> bool:
        """Who reads a page is said by its audiences; Wagtail's own privacy setting would say it again, differently."""
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return not self.page.is_section and super().can_delete(ignore_bulk)

    def can_unpublish(self) -> bool:
        return not self.page.is_section and super().can_unpublish()

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class HubPage(Page):
    """The base of all pages. Kept as a table of its own, so that lists and search read one place."""

    is_creatable = False

    audiences = ChoiceArrayField(
        choices=Audience.choices,
        default=list,
        verbose_name=_("who may read it"),
        help_text=_(
            "Everybody else gets no sign that the page exists: not in lists, not in search, not by its address."
        ),
    )
    topics = ChoiceArrayField(choices=Topic.choices, default=list, blank=True, verbose_name=_("topics"))
    intro = models.TextField(
        _("introduction"), max_length=400, help_text=_("One or two sentences; lists show them too.")
    )
    news_on = models.DateField(
        _("date shown"),
        default=timezone.localdate,
        help_text=_("When the page was published, or last changed in a way that readers should notice."),
    )
    change_note = models.CharField(
        _("what has changed"), max_length=200, blank=True, help_text=_("Shown to readers beside the date.")
    )

    objects = PageManager.from_queryset(HubPageQuerySet)()

    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("intro", boost=2),
        index.FilterField("audiences"),
        index.FilterField("topics"),
        index.FilterField("news_on"),
    ]
    reading_panels: ClassVar[list[Panel]] = [FieldPanel("audiences"), FieldPanel("topics")]
    promote_panels: ClassVar[list[Panel]] = [FieldPanel("slug")]
    settings_panels: ClassVar[list[Panel]] = [PublishingPanel()]
    comments_panels: ClassVar[list[Panel]] = []

    class Meta:
        verbose_name = _("page")
        indexes: ClassVar = [models.Index(fields=["-news_on"], name="page_newest_first")]

    @property
    def is_section(self) -> bool:
        """A fixed part of the tree, which nobody may take away."""
        return False

    def clean(self) -> None:
        """A section keeps its address: links, menus and `content.establish` know it by that."""
        super().clean()
        if self.is_section and self.pk:
            self.slug = HubPage.objects.values_list("slug", flat=True).get(pk=self.pk)

    def permissions_for_user(self, user: User) -> HubPagePermissionTester:
        return HubPagePermissionTester(user, self)

    def is_readable_by(self, membership: Membership | None) -> bool:
        """The same rule as the queryset's, asked of the database: one truth."""
        return bool(HubPage.objects.filter(pk=self.pk).readable_by(membership).exists())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        membership = reader_of(request)
        context["page_links"] = self.links(request, membership)
        context["membership"] = membership
        return context

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """As the reader will see it, in a frame of the editor: the one page of ours that may stand in a frame."""
        preview = partial(super().serve_preview, mode_name=mode_name)
        return csp_replace({"frame-ancestors": ["'self'"]})(preview)(request)

    def links(self, request: HttpRequest, membership: Membership | None) -> dict[int, str]:
        """Addresses of the pages this body points to and the reader may read: one query however long the page is."""
        body = getattr(self, "body", None)
        ids = linked_ids(body.get_prep_value()) if body is not None else set()
        readable = HubPage.objects.readable_by(membership).filter(pk__in=ids) if ids else ()
        return {page.pk: page.get_url(request) or "" for page in readable}

    def related(self, membership: Membership | None) -> HubPageQuerySet:
        """Other pages about the same that this reader may read, newest first."""
        about: HubPageQuerySet = HubPage.objects.readable_by(membership).about(*self.topics).to_read()
        others: HubPageQuerySet = about.exclude(pk=self.pk)
        return others.newest_first()
