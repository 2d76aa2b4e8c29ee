"""Making agencies, people and memberships: the only writers of these three.

Who may have them made, and the record of it, are the callers' (hub.people, hub.demo).
"""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from hub.accounts.models import Agency, Membership, User
from hub.accounts.sessions import end_sessions


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
    invited_at: datetime | None = None,
) -> Membership:
    """Give a person, new or known, a membership of the agency."""
    user = User.objects.filter(email__iexact=email).first() or User.objects.create_user(email, password, name=name)
    fields: dict[str, Any] = {"valid_from": since} if since else {}
    if invited_at:
        fields |= {"invited_at": invited_at, "invited_as": name}
    return Membership.objects.create(user=user, agency=agency, role=role, **fields)


@transaction.atomic
def put_in_role(*, membership: Membership, role: str) -> None:
    """The person is signed out everywhere: what was open under the old role is not to be gone on with."""
    membership.role = role
    membership.save(update_fields=["role"])
    _sign_out(membership)


@transaction.atomic
def leave(*, membership: Membership) -> None:
    """The membership ends now: yesterday was its last day, and the person is signed out everywhere.

    One that began today was in force on no day; the moment stands in the audit record.
    """
    membership.valid_until = timezone.localdate() - timedelta(days=1)
    membership.save(update_fields=["valid_until"])
    _sign_out(membership)


def _sign_out(membership: Membership) -> None:
    """Nobody is signed out by an invitation they have not taken up: any lead could do it to anybody."""
    if membership.invited_at is None or membership.acted_on is not None:
        end_sessions(membership.user)
