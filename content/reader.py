"""Who is reading: the membership that the request acts as."""

from django.http import HttpRequest

from content.audiences import Audience, audiences_of
from hub.accounts.models import Membership


def reader_of(request: HttpRequest) -> Membership | None:
    return getattr(request, "membership", None)


def audiences_for(membership: Membership | None) -> frozenset[Audience]:
    return audiences_of(membership.agency.kind if membership else None)
