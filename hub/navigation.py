"""The main menu and what else stands around every page, for whoever is asking."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from content.editors import is_editor
from content.models import HubPage
from coordination.access.permissions import Permission
from coordination.access.visible import may
from coordination.reading.inbox import unread_count
from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency, Membership

Item = dict[str, Any]

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


def main_menu(request: HttpRequest) -> list[Item]:
    """What this person may open, in the order of a working day. Where the person stands is marked."""
    membership: Membership | None = getattr(request, "membership", None)
    items = [*_casework(membership), *_sections(membership), *_writing(membership)]
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
    return items


def _sections(membership: Membership | None) -> list[Item]:
    pages = HubPage.objects.readable_by(membership).filter(depth=3, slug__in=SECTIONS)
    titles = dict(pages.values_list("slug", "title"))
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


def foot(request: HttpRequest) -> dict[str, str]:
    """Addresses of the pages in the foot that are published."""
    membership: Membership | None = getattr(request, "membership", None)
    pages = HubPage.objects.readable_by(membership).filter(slug__in=FOOT)
    # Below the front page, whose own address is the site's.
    return {FOOT[slug]: "/" + path.split("/", 2)[-1] for slug, path in pages.values_list("slug", "url_path")}


def contact() -> Agency | None:
    """The unit that everybody may call."""
    return Agency.objects.filter(kind=AgencyKind.HOUSING_SUPPORT_UNIT).order_by("pk").first()


def memberships(request: HttpRequest) -> list[Item]:
    """The agencies this person may act for, the one in use marked."""
    if not request.user.is_authenticated:
        return []
    acting: Membership | None = getattr(request, "membership", None)
    mine = Membership.objects.active().filter(user_id=request.user.pk).select_related("agency")
    return [{"id": m.pk, "label": m.agency.name, "current": acting is not None and m.pk == acting.pk} for m in mine]
