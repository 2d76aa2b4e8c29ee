"""What a lead sees of her people."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.text import capfirst

from hub.accounts.models import Membership
from hub.people.rules import allowed, check_can_lose_lead, own_people


@dataclass(frozen=True)
class Person:
    """One membership. An account is the person's own: the lead sees its name and use once the person has come."""

    member: Membership
    by: Membership

    @property
    def has_come(self) -> bool:
        """Has acted for this agency since the invitation, or was here before there were invitations."""
        return self.member.invited_at is None or self.member.acted_on is not None

    @property
    def name(self) -> str:
        return self.member.user.name if self.has_come else self.member.invited_as

    @property
    def role(self) -> str:
        return capfirst(self.member.get_role_display())

    @property
    def since(self) -> date:
        return self.member.valid_from

    @property
    def until(self) -> date | None:
        return self.member.valid_until

    @property
    def is_open(self) -> bool:
        return self.until is None or self.until >= timezone.localdate()

    @property
    def last_here(self) -> date | None:
        """The last day the person acted for this agency; nothing of work for others."""
        return self.member.acted_on if self.is_open else None

    @property
    def is_oneself(self) -> bool:
        return self.member.pk == self.by.pk

    @property
    def can_leave(self) -> bool:
        return self.is_open and allowed(check_can_lose_lead, self.by, self.member)


def people_of(by: Membership) -> list[Person]:
    """Those who are here by name, then those who have left, the latest first."""
    people = [Person(member, by) for member in own_people(by)]
    here = sorted((person for person in people if person.is_open), key=lambda person: person.name.casefold())
    gone = [person for person in people if not person.is_open]
    return here + sorted(gone, key=lambda person: person.until or date.max, reverse=True)
