"""Inviting, changing a role, ending: the only writers of an agency's people, each with its row in the record."""

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from hub.accounts.kinds import Role
from hub.accounts.models import Membership, User
from hub.accounts.organise import join, leave, put_in_role
from hub.accounts.sessions import end_sessions
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell
from hub.outbox.topics import Topic
from hub.people.rules import Permission, check_can_change, check_can_lose_lead, check_fits, check_may, open_people


class AlreadyHere(Exception):
    """The address is that of somebody who is in the agency now."""


@transaction.atomic
def invite(*, email: str, name: str, role: str, by: Membership) -> Membership:
    """Give a person a membership from today, and an account where there is none; a mail says how to come in.

    Whether there was an account is not told: not by the answer, and not by what the lead sees before the person comes.
    """
    check_may(by, Permission.MANAGE_PEOPLE)
    check_fits(by, role)
    _one_at_a_time(by)
    if open_people(by).filter(user__email__iexact=email).exists():
        raise AlreadyHere
    membership = join(email=email, name=name, agency=by.agency, role=role, invited_at=timezone.now())
    record(by=by, verb=Verb.CREATE, obj=membership, role=role)
    tell(
        [membership],
        topic=Topic.INVITED,
        path="/",
        authorise="membership",
        subject_id=membership.public_id,
        cause=str(membership.public_id),
    )
    return membership


@transaction.atomic
def change_role(*, member: Membership, role: str, by: Membership) -> None:
    """Another role from now on. PermissionDenied when the agency would have no lead."""
    check_fits(by, role)
    _one_at_a_time(by)
    member.refresh_from_db(fields=["role", "valid_until"])
    before = member.role
    if role == before:
        check_can_change(by, member)
        return
    check_can_lose_lead(by, member)
    # Recorded first: a lead who gives up the role herself is none any more afterwards, and could record nothing.
    record(by=by, verb=Verb.CHANGE, obj=member, role=role, before=before)
    put_in_role(membership=member, role=role)


@transaction.atomic
def end_membership(*, member: Membership, by: Membership) -> None:
    """The person is out of the agency at the next request. PermissionDenied when the agency would have no lead."""
    _one_at_a_time(by)
    member.refresh_from_db(fields=["role", "valid_until"])
    check_can_lose_lead(by, member)
    record(by=by, verb=Verb.CHANGE, obj=member, ended=True)
    leave(membership=member)


@transaction.atomic
def forget_factors(*, user: User) -> int:
    """By whoever runs the hub, for a person who has lost every second factor; answers how many were forgotten.

    No lead can: a person may be in other agencies too, and an invitation must not be a way to weaken an account.
    """
    factors = Authenticator.objects.filter(user=user)
    count = int(factors.count())
    factors.delete()
    end_sessions(user)
    record(by=None, verb=Verb.CHANGE, obj=user, person=user.pk, factors_forgotten=count)
    return count


def _one_at_a_time(by: Membership) -> None:
    """Two leads who end each other at once would leave none: the second waits, and is asked anew whether she is one."""
    leads = Membership.objects.filter(agency=by.agency_id, role=Role.LEAD).order_by("pk")
    list(leads.select_for_update().values_list("pk", flat=True))
    check_may(Membership.objects.active().filter(pk=by.pk).first(), Permission.MANAGE_PEOPLE)
