"""Every address of the hub that takes an id, filled with the ids of what the walker sees, does not see, or made up."""

import re
from collections.abc import Iterator
from contextlib import nullcontext
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver

from coordination.models import (
    AccessRequest,
    ArrearsList,
    Attachment,
    Booking,
    Case,
    Consent,
    ContactAttempt,
    Emergency,
    Entry,
    Guarantee,
    GuaranteeEntry,
    HousingOffer,
    Instalment,
    LandlordNotice,
    LegalEvent,
    LookUp,
    PlanPart,
    SavedFilter,
    Tenancy,
    Visit,
)
from hub.accounts.identity import acting_as
from hub.accounts.models import Membership, User
from tests.web_role import as_web_role

NOBODYS = UUID("00000000-0000-4000-8000-000000000000")
Ids = dict[str, list[UUID]]

KINDS = {
    "case": Case,
    "part": PlanPart,
    "entry": Entry,
    "file": Attachment,
    "tenancy": Tenancy,
    "list": ArrearsList,
    "notice": LandlordNotice,
    "request": AccessRequest,
    "look_up": LookUp,
    "member": Membership,
    "consent": Consent,
    "event": LegalEvent,
    "emergency": Emergency,
    "view": SavedFilter,
    "attempt": ContactAttempt,
    "visit": Visit,
    "booking": Booking,
    "instalment": Instalment,
    "guarantee": Guarantee,
    "line": GuaranteeEntry,
    "offer": HousingOffer,
}
# Beginning of the route -> of what kind its first id is; the longest that fits. A route without a line is an error.
OF_ROUTE = {
    "sager/<uuid:public_id>/": "case",
    "sager/dele/<uuid:public_id>/": "part",
    "sager/visninger/<uuid:public_id>/": "view",
    "sager/kontakt/<uuid:public_id>/": "attempt",
    "sager/besoeg/<uuid:public_id>/": "visit",
    "tur/<uuid:public_id>/": "visit",
    "henvendelse/samtaler/<uuid:public_id>/": "booking",
    "filer/<uuid:public_id>/": "file",
    "restancer/import/<uuid:public_id>/": "list",
    "restancer/lejemaal/<uuid:public_id>/": "tenancy",
    "restancer/kvittering/<uuid:public_id>/": "notice",
    "opslag/anmodninger/<uuid:public_id>/": "request",
    "opslag/<uuid:public_id>/": "look_up",
    "konto/medarbejdere/<uuid:public_id>/": "member",
}
OTHERS = {"consent_id": "consent", "event_id": "event", "emergency_id": "emergency",
          "instalment_id": "instalment", "entry_id": "line", "guarantee_id": "guarantee",
          "offer_id": "offer"}  # fmt: skip
NOTHING: Ids = {kind: [NOBODYS] for kind in KINDS}
WORDS = {"agency": ("betalingskontoret", "lindehoej"), "code": ("rtl5a_immediate",)}


def stored() -> Ids:
    """The ids of all rows there are."""
    return {
        kind: list(model.objects.order_by("pk").values_list("public_id", flat=True)) for kind, model in KINDS.items()
    }


def shown_to(who: Membership | User | None) -> Ids:
    """The ids of all rows that PostgreSQL lets the person read."""
    with as_web_role(), acting_as(who) if isinstance(who, Membership) else nullcontext():
        return stored()


def routes() -> list[str]:
    """Those with an id in them, of our own packages."""
    return sorted(route for route in _routes(get_resolver()) if "<uuid:" in route and not route.startswith("admin/"))


def _routes(resolver: URLResolver, before: str = "") -> Iterator[str]:
    for pattern in resolver.url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield here
        else:
            yield from _routes(pattern, here)


def filled(route: str, ids: Ids) -> Iterator[str]:
    """The route with each id of its kind; what else it names is filled with the first that fits, or nobody's."""
    kind = max((start for start in OF_ROUTE if route.startswith(start)), key=len)
    for public_id in ids[OF_ROUTE[kind]]:
        address = route.replace("<uuid:public_id>", str(public_id), 1)
        for name, other in OTHERS.items():
            address = address.replace(f"<uuid:{name}>", str((ids[other] or [NOBODYS])[0]))
        for word in _worded(address):
            yield f"/{word}"


def _worded(address: str) -> list[str]:
    found = re.search(r"<slug:(\w+)>", address)
    if not found:
        return [address]
    return [address.replace(found.group(), word) for word in WORDS[found.group(1)]]
