"""The main menu and what else stands around every page, for whoever is asking."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from content.editors import is_editor
from content.models import HubPage
from content.models.hub_page import SECTION_DEPTH
from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.inbox import unread_count
from hub.accounts.kinds import AgencyKind
from hub.accounts.middleware import own_memberships
from hub.accounts.models import Agency, Membership

Item = dict[str, Any]
# A published page: slug, title, depth and url_path.
Page = dict[str, Any]

# Sections of the site in the menu's order; each stands there when it is published for the reader. In Danish it
# bears its page's own title, which an editor may change; in another language these words.
SECTIONS = {
    "vejledning": gettext_noop("Guidance"),
    "raadet": gettext_noop("Council for Vulnerable Citizens"),
    "kontakter": gettext_noop("Contacts"),
}
# Slugs of the pages in the foot -> what components/shell/footer.html calls their addresses.
FOOT = {
    "om-hubben-og-dine-oplysninger": "privacy_url",
    "tilgaengelighedserklaering": "accessibility_url",
    "kontakter": "contact_url",
}


def main_menu(request: HttpRequest, pages: Iterable[Page]) -> list[Item]:
    """What this person may open, in the order of a working day. Where the person stands is marked."""
    membership: Membership | None = getattr(request, "membership", None)
    items = [*_casework(membership), *_sections(pages), *_writing(membership)]
    for item in items:
        item["current"] = request.path.startswith(item["url"])
    return items


def _casework(membership: Membership | None) -> list[Item]:
    items: list[Item] = []
    if membership is not None and may(membership, Permission.USE_CASES):
        items.append(_item(_("Cases"), reverse("coordination:inbox"), unread_count(membership)))
    if may(membership, Permission.MAKE_PLANS):
        items.append(_item(_("Tour"), reverse("coordination:tour")))
        items.append(_item(_("Booked talks"), reverse("coordination:bookings")))
    if may(membership, Permission.BOOK_TALKS):
        items.append(_item(_("Front desk"), reverse("coordination:front_desk")))
    if may(membership, Permission.LOOK_UP):
        items.append(_item(_("Look up"), reverse("coordination:look_up")))
    if may(membership, Permission.KEEP_ARREARS):
        items.append(_item(_("Arrears"), reverse("coordination:arrears")))
    if may(membership, Permission.CONTROL_ACCESS_LOGS):
        items.append(_item(_("Access logs"), reverse("coordination:access_logs")))
    if may(membership, Permission.REPORT_TENANCY):
        items.append(_item(_("Report a tenancy"), reverse("coordination:report")))
    if may(membership, Permission.SEE_FIGURES):
        items.append(_item(_("Figures"), reverse("coordination:figures")))
    return items


def _sections(pages: Iterable[Page]) -> list[Item]:
    titles = {page["slug"]: page["title"] for page in pages if page["depth"] == SECTION_DEPTH}
    if get_language() != settings.LANGUAGE_CODE:
        titles = {slug: _(SECTIONS[slug]) for slug in titles}
    return [_item(titles[slug], f"/{slug}/") for slug in SECTIONS if slug in titles]


def _writing(membership: Membership | None) -> list[Item]:
    # The door asks the same (content.gate): a colleague there without the role would meet a 404.
    if is_editor(membership):
        return [_item(_("Write and edit"), reverse("wagtailadmin_home"))]
    return []


def _item(label: str, url: str, count: int = 0) -> Item:
    return {"label": label, "url": url, "count": count, "count_label": _("unread")}


def foot(pages: Iterable[Page]) -> dict[str, str]:
    """Addresses of the pages in the foot that are published."""
    # Below the front page, whose own address is the site's.
    return {FOOT[page["slug"]]: "/" + page["url_path"].split("/", 2)[-1] for page in pages if page["slug"] in FOOT}


def published(request: HttpRequest) -> list[Page]:
    """The pages that menu and foot lead to, as far as they are written for whoever asks."""
    readable = HubPage.objects.readable_by(getattr(request, "membership", None))
    return list(readable.filter(slug__in=[*SECTIONS, *FOOT]).values("slug", "title", "depth", "url_path"))


def contact() -> Agency | None:
    """The unit that everybody may call."""
    return Agency.objects.filter(kind=AgencyKind.HOUSING_SUPPORT_UNIT).order_by("pk").first()


def memberships(request: HttpRequest) -> list[Item]:
    """The agencies this person may act for, the one in use marked."""
    acting: Membership | None = getattr(request, "membership", None)
    return [{"id": m.public_id, "label": m.agency.name, "current": m == acting} for m in own_memberships(request)]
