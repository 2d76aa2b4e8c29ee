"""What people do about people, in emergencies, by asking for access; and a grant that goes astray and is mended."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied
from django.db import ProgrammingError
from psycopg.errors import InsufficientPrivilege

from coordination.access.permissions import Level
from coordination.actions.access_requests import Opening, grant_request
from coordination.actions.comparing import compare_ledger
from coordination.actions.emergencies import end_emergency
from coordination.models import AccessRequest, Emergency, PartGrant
from hub.accounts.models import Membership, User
from hub.people.actions import AlreadyHere, end_membership, invite
from tests.access.state_machine import answers, expected
from tests.access.state_machine.play import MOVING, Play
from tests.factories.legal_ground import usual_ground
from tests.factories.look_up import asked, broken


def emergency(play: Play, case: expected.Case, by: expected.Person) -> None:
    """Somebody opens the case without waiting; begun twice while it runs, it is one."""
    stored = play.stored_case(case)
    if not play.told.works(by):
        _turned_away(by, lambda member: broken(stored, member))
        return
    before = Emergency.objects.count()
    allowed = by.kind in expected.GLASS_BREAKERS and not case.closed
    made = play.attempt(by, lambda member: broken(stored, member), allowed=allowed)
    if made is not None and Emergency.objects.count() > before:
        part = expected.Part(made.part_id, case, by.agency, what="emergency", status="accepted")
        play.told.parts.append(part)
        play.told.open(part, by.agency, expected.READ, member=by.pk, until=play.told.now + expected.AN_EMERGENCY)
        play.told.open(part, play.told.unit, expected.READ)


def _turned_away(by: expected.Person, act: Callable[[Membership], Any]) -> None:
    """No request of somebody who has left comes this far; where no rule is asked of it, PostgreSQL refuses."""
    with pytest.raises((PermissionDenied, ProgrammingError)) as refused, answers.being(by.pk) as member:
        act(member)
    assert isinstance(refused.value, PermissionDenied) or isinstance(refused.value.__cause__, InsufficientPrivilege)


def stop_emergency(play: Play, part: expected.Part) -> None:
    """The unit ends it, closed case or not."""
    stored = Emergency.objects.select_related("part__case", "part__agency").get(part=part.pk)
    play.attempt(play.anne, lambda member: end_emergency(emergency=stored, by=member), allowed=True)
    play.told.close(part, part.agency)


def grant_access(play: Play, case: expected.Case, by: expected.Person, along: expected.Part | None) -> None:
    """An office asks to be let in, and the unit lets it read along in another's part, or gives it one of its own."""
    if case.closed or not play.told.works(by) or by.kind not in expected.GLASS_BREAKERS:
        return
    stored = play.stored_case(case)
    play.attempt(by, lambda member: asked(stored, member), allowed=True)
    request = AccessRequest.objects.latest("pk")
    on = usual_ground(by.kind)
    opening = Opening(on, part=play.stored(along)) if along else Opening(on)
    made = play.attempt(
        play.anne, lambda member: grant_request(request=request, opening=opening, by=member), allowed=True
    )
    if along:
        play.told.open(along, by.agency, expected.READ)
    else:
        part = expected.Part(made.pk, case, by.agency)
        play.told.parts.append(part)
        play.told.open(part, play.told.unit, expected.WRITE)
        play.told.open(part, by.agency, expected.WRITE)


def end(play: Play, person: expected.Person) -> None:
    """The lead ends the membership: yesterday was its last day."""
    slug = _slug(play, person)
    member = Membership.objects.select_related("user", "agency").get(pk=person.pk)
    allowed = person.last is None or person.last >= play.told.today
    play.attempt(play.leads[slug], lambda lead: end_membership(member=member, by=lead), allowed=allowed)
    if allowed:
        person.last = Membership.objects.get(pk=person.pk).valid_until
        assert person.last < play.told.today


def move(play: Play, person: expected.Person, slug: str) -> None:
    """The lead of another agency takes the person in; the old membership ends only when its own lead ends it."""
    user = User.objects.get(pk=person.user)
    said = {"email": user.email, "name": user.name, "role": "caseworker"}

    def take_in(lead: Membership) -> Membership | None:
        try:
            return invite(**said, by=lead)
        except AlreadyHere:
            return None

    made = play.attempt(play.leads[slug], take_in, allowed=True)
    if made is not None:
        play.enters(Membership.objects.select_related("agency").get(pk=made.pk))


def lock_out(play: Play, person: expected.Person, *, out: bool) -> None:
    """The account is closed, or opened again."""
    User.objects.filter(pk=person.user).update(is_active=not out)
    (play.told.locked_out.add if out else play.told.locked_out.discard)(person.user)


def go_astray(play: Play, part: expected.Part, person: expected.Person, *, lost: bool) -> None:
    """Guardian's table is written past the ledger, by whoever owns it, and mended from the ledger."""
    group = Membership.objects.get(pk=person.pk).agency.group
    PartGrant.objects.filter(content_object=part.pk, group=group).delete()
    if not lost:
        level = Permission.objects.get(content_type__app_label="coordination", codename=Level.WRITE.value)
        PartGrant.objects.create(content_object_id=part.pk, group=group, permission=level)
    compare_ledger(repair=True)


def movable(play: Play) -> list[expected.Person]:
    """Those who come and go: the caseworkers of two offices."""
    agencies = {play.agencies[slug].pk for slug in MOVING}
    return [person for person in play.told.people if person.agency in agencies and person.role != "lead"]


def _slug(play: Play, person: expected.Person) -> str:
    return next(slug for slug in MOVING if play.agencies[slug].pk == person.agency)
