"""Where the page of an access log stands: below the case for the unit's lead, below all logs for the officer."""

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.access.logs import LoggedCase
from coordination.access.permissions import Permission
from coordination.access.visible import may, may_see_case
from hub.accounts.models import Membership

Crumb = dict[str, str]


def name_of(case: LoggedCase) -> str:
    """The case's number, or that there is none any more."""
    return case.reference or _("Erased case")


def crumbs(case: LoggedCase, membership: Membership, here: str = "") -> list[Crumb]:
    """As components/breadcrumbs.html takes them. The way goes through the case for those alone who may open it."""
    found: list[Crumb] = []
    if may(membership, Permission.CONTROL_ACCESS_LOGS):
        found += [{"label": _("Access logs"), "url": reverse("coordination:access_logs")}, {"label": name_of(case)}]
    elif may_see_case(membership, case.public_id):
        found += [{"label": _("Cases"), "url": reverse("coordination:inbox")}]
        found += [{"label": case.reference, "url": reverse("coordination:case", args=[case.public_id])}]
    log: Crumb = {"label": _("Access log")}
    if not here:
        return [*found, log]
    return [*found, log | {"url": reverse("coordination:access_log", args=[case.public_id])}, {"label": here}]
