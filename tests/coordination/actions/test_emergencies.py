"""Break-glass: one person, one day, a written reason, the lead told, and nothing of it hidden."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.access.permissions import Level
from coordination.access.rules import check_can_ask_again, check_can_share, check_can_withdraw
from coordination.access.visibility import Item
from coordination.access.visible import visible_cases, visible_entries, visible_inbox, visible_parts
from coordination.actions.closing import ask_again, close_case
from coordination.actions.emergencies import break_glass, end_emergency
from coordination.actions.inbox import refresh_case
from coordination.models import Disclosure, Emergency, InboxRow, PartGrant
from coordination.protection import EmergencyPurpose
from coordination.reading.ledger import who_sees_what
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.look_up import REASON, broken, found
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory


@pytest.fixture
def case(cast):
    return CaseFactory(with_children=True, phone="20 00 00 01")


def shown(case, person):
    return case_view(case, person.agency, person).items


def test_it_opens_the_case_to_the_person_as_far_as_the_office_may_know(cast, case):
    broken(case, cast.myndighed)
    assert list(visible_cases(cast.myndighed)) == [case]
    assert {Item.TENANT_NAME, Item.ADDRESS, Item.HOUSEHOLD, Item.CONTACT} <= shown(case, cast.myndighed)
    assert not {Item.FULL_PLAN, Item.DISCLOSURES, Item.CONSENTS} & shown(case, cast.myndighed)


def test_it_opens_nothing_to_the_persons_colleagues(cast, case):
    colleague = MembershipFactory(agency=cast.myndighed.agency)
    PartFactory(case=case, agency=cast.myndighed.agency, declined=True)  # they know that there is a case
    broken(case, cast.myndighed)
    assert not visible_parts(colleague, Level.READ).exists()
    assert Item.HOUSEHOLD not in shown(case, colleague)
    assert Item.HOUSEHOLD in shown(case, cast.myndighed)


def test_it_opens_no_other_agencys_thread_and_no_writing(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency)
    emergency = broken(case, cast.myndighed)
    assert list(visible_parts(cast.myndighed)) == [emergency.part]
    assert not visible_parts(cast.myndighed, Level.WRITE).exists()
    assert {entry.part for entry in visible_entries(cast.myndighed)} <= {emergency.part}


def test_the_units_lead_is_told_at_once_by_notice_and_mail(cast, case):
    broken(case, cast.myndighed)
    told = OutboxMessage.objects.filter(topic="emergency")
    assert {row.recipient for row in told} == {cast.unit_lead}
    assert {row.channel for row in told} == {"notice", "email"}


def test_it_stands_on_record_and_in_the_ledger_with_the_persons_name(cast, case, traces):
    since = traces()
    broken(case, cast.myndighed)
    assert ("break_glass", "emergency") in since.audit()
    assert AuditEvent.objects.get(verb="break_glass").why == "emergency"
    (row,) = [row for row in who_sees_what(case, cast.anne)["rows"] if row["agency"] == "Myndighedscentret"]
    assert row["people"] == "Mona Frost"
    assert row["until"] is not None


def test_it_ends_by_itself_after_a_day_at_the_next_request(cast, case, travel):
    broken(case, cast.myndighed)
    travel(timezone.now() + timedelta(hours=24, seconds=1))
    assert not visible_cases(cast.myndighed).exists()
    assert not Emergency.objects.running().exists()


def test_the_unit_can_end_it_earlier_and_nobody_else_can(cast, case):
    emergency = broken(case, cast.myndighed)
    for name in ("myndighed", "ydelse", "fjordparken_lead"):
        with pytest.raises(PermissionDenied):
            end_emergency(emergency=emergency, by=cast.person(name))
    end_emergency(emergency=emergency, by=cast.anne)
    end_emergency(emergency=emergency, by=cast.anne)
    assert not visible_cases(cast.myndighed).exists()
    assert Disclosure.objects.get(agency=cast.myndighed.agency).ended_because == "stopped"


@pytest.mark.parametrize(
    "name", ["borgerservice", "betaling", "fjordparken_lead", "kmp", "lawyer", "council_member", "editor"]
)
def test_only_those_who_must_act_the_same_day_may(cast, case, name):
    with pytest.raises(PermissionDenied):
        break_glass(
            look_up=found(case, cast.myndighed),
            purpose=EmergencyPurpose.EVICTION_NOW,
            reason=REASON,
            by=cast.person(name),
        )


def test_begun_twice_it_is_one_and_two_people_have_one_each(cast, case):
    assert broken(case, cast.myndighed) == broken(case, cast.myndighed)
    broken(case, cast.familie)
    assert Emergency.objects.running().count() == 2
    assert visible_cases(cast.myndighed).exists()
    assert visible_cases(cast.familie).exists()


def test_it_is_nobodys_task_and_stands_in_no_inbox(cast, case):
    emergency = broken(case, cast.myndighed)
    refresh_case(case)
    assert not InboxRow.objects.filter(part=emergency.part).exists()
    assert not visible_inbox(cast.myndighed).exists()


@pytest.mark.parametrize("rule", [check_can_ask_again, check_can_share, check_can_withdraw])
def test_it_is_not_stretched_into_a_task_of_the_whole_office(cast, case, rule):
    part = broken(case, cast.myndighed).part
    for name in ("anne", "unit_lead"):
        with pytest.raises(PermissionDenied):
            rule(cast.person(name), part)
    with pytest.raises(PermissionDenied):
        ask_again(part=part, by=cast.anne)
    grant = PartGrant.objects.get(content_object=part, group=cast.myndighed.agency.group)
    assert (grant.member, grant.ends_at is None) == (cast.myndighed, False)


def test_a_case_that_was_closed_after_the_look_up_is_opened_to_nobody(cast, case):
    look_up = found(case, cast.myndighed)
    close_case(ending=MOVED, case=case, by=cast.anne)
    with pytest.raises(PermissionDenied):
        break_glass(look_up=look_up, purpose=EmergencyPurpose.EVICTION_NOW, reason=REASON, by=cast.myndighed)
    assert not Emergency.objects.exists()


def test_the_unit_ends_it_in_a_closed_case_too(cast, case, client_of):
    emergency = broken(case, cast.myndighed)
    close_case(ending=MOVED, case=case, by=cast.anne)
    url = f"/sager/{case.public_id}/noedadgang/{emergency.public_id}/afslut/"
    assert url in client_of(cast.anne).get(f"/sager/{case.public_id}/").content.decode()
    assert client_of(cast.anne).post(url).status_code == 302
    assert not visible_cases(cast.myndighed).exists()
