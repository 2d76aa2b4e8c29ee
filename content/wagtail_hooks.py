"""Where Wagtail asks, and what it is answered."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.templatetags.static import static
from django.urls import Resolver404, resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from content.admin_addresses import ADDRESSES, Scope
from content.editors import group_of, writing_actions
from content.gate import choosable_pages
from content.models import CouncilPage, GuidanceIndexPage, GuidancePage, HubPage, PolicyUpdatePage
from content.models.hub_page import SECTION_DEPTH
from content.permissions import COUNCIL, EDITORS, GRANTS
from content.reader import reader_of

# Wagtail adds its own first.
AFTER_WAGTAIL = 1000


@hooks.register("before_serve_page")
def refuse_outsiders(page: Page, request: HttpRequest, args: Sequence[Any], kwargs: dict[str, Any]) -> None:
    """The one check on serving. A page that is not a hub page has no audience, and so no readers."""
    if not isinstance(page, HubPage) or not page.is_readable_by(reader_of(request)):
        raise Http404


@hooks.register("construct_page_chooser_queryset")
def choose_among_what_one_may_know(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    membership = reader_of(request)
    return pages.filter(pk__in=choosable_pages(membership).values("pk")) if membership else pages.none()


@hooks.register("construct_main_menu")
def show_only_what_opens(request: HttpRequest, items: list[MenuItem]) -> None:
    """The menu follows the table of addresses: no item that would answer 404."""
    group = str(group_of(reader_of(request)))
    closed = set() if group in GRANTS and GRANTS[group].law else {Scope.LAW}
    items[:] = [item for item in items if _scope_of(item.url) not in {None, *closed}]


@hooks.register("construct_settings_menu")
@hooks.register("construct_reports_menu")
@hooks.register("construct_help_menu")
def leave_empty(request: HttpRequest, items: list[MenuItem]) -> None:
    items.clear()


@hooks.register("construct_homepage_summary_items", order=AFTER_WAGTAIL)
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail's figures on its first page count more than the writer's own."""
    items.clear()


class WhereToBegin(Component):
    """For whoever has come to write and has edited nothing yet, to whom Wagtail shows an empty page."""

    name = "begin"
    template_name = "content/admin/begin.html"
    order = 100

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        membership = reader_of(parent_context["request"])
        group = str(group_of(membership))
        kinds = GRANTS[group].sections if group in GRANTS else ()
        # What lies below a section is found from there.
        sections = HubPage.objects.filter(depth=SECTION_DEPTH, content_type__model__in=kinds).order_by("path")
        council, guidance = CouncilPage.objects.get(), GuidanceIndexPage.objects.get()
        actions = [
            *writing_actions(membership, COUNCIL, PolicyUpdatePage, council, _("Write a policy update")),
            *writing_actions(membership, EDITORS, GuidancePage, guidance, _("Write guidance")),
        ]
        rows = [{"label": page.title, "url": reverse("wagtailadmin_explore", args=[page.pk])} for page in sections]
        return {"actions": actions, "sections": rows}


@hooks.register("construct_homepage_panels")
def say_where_to_begin(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(WhereToBegin())


@hooks.register("insert_global_admin_css")
def leave_out_what_is_closed() -> str:
    """Wagtail always offers to act on many pages at once; here that is closed."""
    return format_html('<link rel="stylesheet" href="{}">', static("content/admin.css"))


def _scope_of(url: str) -> Scope | None:
    try:
        return ADDRESSES.get(resolve(url.split("?", maxsplit=1)[0]).view_name)
    except Resolver404:
        return None
