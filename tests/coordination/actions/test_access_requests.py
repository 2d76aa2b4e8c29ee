"""An office asks for access; the unit lets it in through the ledger, or says why not."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.grants import NoGroundError
from coordination.access.permissions import Level
from coordination.access.visible import own_requests, visible_cases, visible_entries, visible_parts, visible_requests
from coordination.actions.access_requests import Opening, grant_request, refuse_request, request_access
from coordination.lifecycle import LedgerEvent, Measure
from coordination.models import AccessRequest
from coordination.protection import AccessPurpose
from hub.accounts.kinds import Role
from tests.factories.case import CaseFactory
from tests.factories.legal_ground import ground
from tests.factories.look_up import REASON, asked, found
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory


@pytest.fixture
def case(cast):
    return CaseFactory()


def own_part(code="serviceloven_85"):
    return Opening(ground(code), measure=Measure.HOME_SUPPORT)


def test_asking_tells_the_unit_and_opens_nothing(cast, case, traces):
    since = traces()
    asked(case, cast.myndighed)
    # At night the looking up is told of, too.
    assert since.told() - {("odd_look", "boligsocial-enhed")} == {("access_asked", "boligsocial-enhed")}
    assert not visible_cases(cast.myndighed).exists()
    assert visible_requests(cast.anne).count() == 1


def test_asked_twice_while_it_waits_it_is_one_request(cast, case):
    assert asked(case, cast.myndighed) == asked(case, cast.myndighed)
    assert AccessRequest.objects.count() == 1


def test_another_persons_look_up_is_nothing_to_ask_from(cast, case):
    with pytest.raises(PermissionDenied):
        request_access(
            look_up=found(case, cast.ydelse), purpose=AccessPurpose.SUPPORT, reason=REASON, by=cast.myndighed
        )


def test_each_person_has_their_own_requests(cast, case):
    asked(case, cast.myndighed)
    assert own_requests(cast.myndighed).count() == 1
    assert not own_requests(cast.ydelse).exists()
    for name in ("myndighed", "fjordparken_lead", "council_member"):
        assert not visible_requests(cast.person(name)).exists()


def test_a_yes_opens_a_part_of_its_own_through_the_ledger(cast, case, traces):
    request = asked(case, cast.myndighed)
    since = traces()
    part = grant_request(request=request, opening=own_part(), by=cast.anne)
    assert list(visible_parts(cast.myndighed, Level.WRITE)) == [part]
    assert part.disclosures.get(agency=cast.myndighed.agency).ground == ground("serviceloven_85")
    assert ("access_answered", "myndighedscentret") in since.told()
    request.refresh_from_db()
    assert (request.answer, request.part) == ("granted", part)


def test_a_yes_can_let_it_read_another_agencys_part_and_no_more(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    opening = Opening(ground("retssikkerhedsloven_11a_2"), part=part)
    grant_request(request=asked(case, cast.myndighed), opening=opening, by=cast.anne)
    assert list(visible_parts(cast.myndighed, Level.READ)) == [part]
    assert not visible_parts(cast.myndighed, Level.WRITE).exists()


def test_a_ground_that_does_not_reach_the_office_opens_nothing(cast, case):
    request = asked(case, cast.myndighed)
    with pytest.raises(NoGroundError):
        grant_request(request=request, opening=own_part("aktivloven_81"), by=cast.anne)
    assert not visible_cases(cast.myndighed).exists()
    request.refresh_from_db()
    assert request.is_open


def test_a_no_is_told_with_its_reason_and_opens_nothing(cast, case):
    request = asked(case, cast.myndighed)
    refuse_request(request=request, why="Ring til os først.", by=cast.anne)
    request.refresh_from_db()
    assert (request.answer, request.refusal) == ("refused", "Ring til os først.")
    assert not visible_cases(cast.myndighed).exists()


def test_it_is_answered_once_and_by_the_unit_alone(cast, case):
    request = asked(case, cast.myndighed)
    for name in ("myndighed", "ydelse", "fjordparken_lead"):
        with pytest.raises(PermissionDenied):
            grant_request(request=request, opening=own_part(), by=cast.person(name))
    refuse_request(request=request, why="Nej.", by=cast.anne)
    with pytest.raises(PermissionDenied):
        grant_request(request=request, opening=own_part(), by=cast.unit_lead)


def test_after_fourteen_days_it_has_run_out(cast, case, travel):
    request = asked(case, cast.myndighed)
    travel(timezone.now() + timedelta(days=14, minutes=1))
    assert not request.is_open
    with pytest.raises(PermissionDenied):
        grant_request(request=request, opening=own_part(), by=cast.anne)
    assert asked(case, cast.myndighed) != request


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.CLERK])
def test_who_may_not_share_a_thread_cannot_share_it_by_answering(cast, case, role):
    insider = MembershipFactory(agency=case.unit, role=role)
    opening = Opening(ground("retssikkerhedsloven_11a_2"), part=PartFactory(case=case, agency=cast.ydelse.agency))
    request = asked(case, cast.myndighed)
    with pytest.raises(PermissionDenied):
        grant_request(request=request, opening=opening, by=insider)
    assert not visible_cases(cast.myndighed).exists()
    assert grant_request(request=request, opening=own_part(), by=insider).agency == cast.myndighed.agency


def test_the_thread_says_that_further_people_read_along(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    opening = Opening(ground("retssikkerhedsloven_11a_2"), part=part)
    grant_request(request=asked(case, cast.myndighed), opening=opening, by=cast.anne)
    assert visible_entries(cast.ydelse).filter(part=part, event=LedgerEvent.SHARED).exists()
