"""Where a page of the landlord's compartment stands."""

from django.urls import reverse
from django.utils.translation import gettext as _

from coordination.models import Tenancy

Crumb = dict[str, str]


def crumbs(here: str, tenancy: Tenancy | None = None) -> list[Crumb]:
    """As components/breadcrumbs.html takes them: the arrears, the tenancy when the page is below one, and the page."""
    found = [{"label": _("Arrears"), "url": reverse("coordination:arrears")}]
    if tenancy is not None:
        address = reverse("coordination:tenancy", args=[tenancy.public_id])
        found.append({"label": tenancy_name(tenancy), "url": address})
    return [*found, {"label": here}]


def tenancy_name(tenancy: Tenancy) -> str:
    return _("Tenancy %(number)s") % {"number": tenancy.number}
