"""Which other cases of the unit a case has to do with, or may have. For the unit that keeps them alone."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from coordination.access.alike import alike
from coordination.access.case_view import CaseView, standing_of, view_of, with_standing
from coordination.access.visible import visible_cases
from coordination.models import Case, CaseLink
from coordination.reading.inbox import title_of
from coordination.reading.labels import sentence
from hub.accounts.models import Membership

MOST = 10


def linked_cases(view: CaseView, membership: Membership) -> list[dict[str, Any]]:
    """Those that are linked: {case, reference, url's id, where, who, kind, link}."""
    of_case = Q(case=view.case.pk) | Q(other=view.case.pk)
    links = list(CaseLink.objects.filter(of_case, undone_at__isnull=True))
    others = {link.pk: link.other_id if link.case_id == view.case.pk else link.case_id for link in links}
    views = _views(others.values(), membership)
    return [
        {**_line(views[others[link.pk]]), "kind": sentence(link.get_kind_display()), "link": link.public_id}
        for link in links
        if others[link.pk] in views
    ]


def maybe_linked(view: CaseView, membership: Membership) -> list[dict[str, Any]]:
    """Those that might be: of the same tenancy, or a tenant of the same name. It is for a person to say."""
    names = [tenant.name for tenant in view.tenants]
    links = CaseLink.objects.filter(Q(case=view.case.pk) | Q(other=view.case.pk), undone_at__isnull=True)
    known = {each for pair in links.values_list("case_id", "other_id") for each in pair} | {view.case.pk}
    own = visible_cases(membership).filter(unit=membership.agency).exclude(pk__in=known)
    same_name = Q()
    for name in names:
        same_name |= Q(tenants__name__iexact=name)
    of_tenancy = Q(tenancy__in=Case.objects.filter(pk=view.case.pk).values("tenancy"))
    found = own.filter(of_tenancy | same_name if names else of_tenancy).values_list("pk", flat=True).distinct()
    views = _views(found[:MOST], membership)
    spoken = {name.casefold() for name in names}
    return [
        {
            **_line(other),
            "why": _("the same name")
            if spoken & {tenant.name.casefold() for tenant in other.tenants}
            else _("the same tenancy, another name"),
        }
        for other in views.values()
    ]


def maybe_same(membership: Membership, *, name: str, street: str, postcode: str, but: UUID) -> list[dict[str, Any]]:
    """Which cases of the unit somebody who comes to it may have already; `but`: the one that is being opened."""
    found = alike(membership, name=name, street=street, postcode=postcode, but=but, most=MOST)
    views = _views([key for key, _is_of_name in found], membership)
    of_name = {key for key, is_of_name in found if is_of_name}
    return [
        {**_line(view), "why": _("the same name") if key in of_name else _("the same address, another name")}
        for key, view in views.items()
    ]


def _views(keys: Iterable[int], membership: Membership) -> dict[int, CaseView]:
    agency = membership.agency
    cases = visible_cases(membership).filter(pk__in=list(keys), unit=agency).select_related("landlord")
    rows = with_standing(cases.prefetch_related("tenants"), agency, member=membership).order_by("-opened_at", "-pk")
    return {row.pk: view_of(row, agency, standing_of(row, row, agency)) for row in rows}


def _line(view: CaseView) -> dict[str, Any]:
    return {
        "case": view.case,
        "public_id": view.case.public_id,
        "reference": view.case.reference,
        "where": title_of(view),
        "who": ", ".join(tenant.name for tenant in view.tenants),
        "is_closed": view.case.closed_at is not None,
    }
