"""Making agencies, people and memberships: the only writers of these three."""

from datetime import date

from django.contrib.auth.models import Group
from django.db import transaction

from hub.accounts.models import Agency, Membership, User


@transaction.atomic
def create_agency(
    *, name: str, slug: str, kind: str, phone: str = "", email: str = "", opening_hours: str = ""
) -> Agency:
    """An agency and the one group that is its own."""
    group = Group.objects.create(name=f"agency:{slug}")
    return Agency.objects.create(
        name=name, slug=slug, kind=kind, group=group, phone=phone, email=email, opening_hours=opening_hours
    )


@transaction.atomic
def join(
    *,
    email: str,
    name: str,
    agency: Agency,
    role: str,
    password: str | None = None,
    since: date | None = None,
) -> Membership:
    """Give a person, new or known, a membership of the agency."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, password, name=name)
    fields = {"valid_from": since} if since else {}
    return Membership.objects.create(user=user, agency=agency, role=role, **fields)
