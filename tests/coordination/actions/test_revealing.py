"""Who sees a CPR number or a protected address, for what reason, and what is left on record."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from coordination.access.rules import can_reveal
from coordination.actions.numbers import record_number
from coordination.actions.revealing import reveal
from coordination.lifecycle import Measure
from coordination.models import TenantNumber
from coordination.protection import REVEALS, RevealReason, Secret
from hub.accounts.kinds import Role
from hub.audit.models import AuditEvent, Verb
from hub.audit.record import record
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.look_up import broken
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

NUMBER = "0101010000"
MEASURES = {
    "borgerservice": Measure.DEPOSIT_LOAN,
    "ydelse": Measure.TEMPORARY_RENT_HELP,
    "myndighed": Measure.HOME_SUPPORT,
    "betaling": Measure.PAY_OUT,
    "familie": Measure.CHILD_ASSESSMENT,
}
# With an open part of one's own; the unit needs none.
MAY = {
    "anne": {"cpr", "address"},
    "unit_lead": {"cpr", "address"},
    "borgerservice": {"cpr", "address"},
    "ydelse": {"cpr", "address"},
    "myndighed": {"cpr", "address"},
    "betaling": {"cpr", "address"},
    "familie": set(),
    "fjordparken_clerk": set(),
    "lindehoej_clerk": set(),
    "lawyer": set(),
    "council_member": set(),
    "editor": set(),
}


@pytest.fixture
def case(cast):
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency, address_protected=True)
    case = CaseFactory(tenancy=tenancy)
    record_number(tenant=case.tenants.get(), number=NUMBER, by=cast.anne)
    return case


def see(case, by, secret=Secret.CPR):
    return reveal(case=case, secret=secret, reason=RevealReason.SEND_LETTER, by=by)


@pytest.mark.parametrize("name", MAY)
def test_with_an_open_part_each_office_sees_what_the_table_gives_it(cast, case, name):
    person = cast.person(name)
    if name in MEASURES:
        PartFactory(case=case, agency=person.agency, measure=MEASURES[name])
    assert {str(secret) for secret in Secret if can_reveal(person, case, secret)} == MAY[name]


@pytest.mark.parametrize("name", MEASURES)
def test_without_an_open_part_an_office_sees_nothing(cast, case, name):
    person = cast.person(name)
    assert not can_reveal(person, case, Secret.CPR)
    PartFactory(case=case, agency=person.agency, measure=MEASURES[name], done=True)
    assert not can_reveal(person, case, Secret.CPR)


def test_a_payments_office_sees_a_protected_address_only_when_it_pays(cast, case):
    PartFactory(case=case, agency=cast.betaling.agency, measure=Measure.OTHER)
    assert can_reveal(cast.betaling, case, Secret.CPR)
    assert not can_reveal(cast.betaling, case, Secret.ADDRESS)


def test_a_clerk_of_the_right_office_sees_nothing(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency)
    cast.ydelse.role = Role.CLERK
    assert not can_reveal(cast.ydelse, case, Secret.CPR)


def test_an_emergency_shows_what_the_office_would_see_with_a_part(cast, case):
    broken(case, cast.myndighed)
    assert see(case, cast.myndighed)[0].value == "010101-0000"
    assert see(case, cast.myndighed, Secret.ADDRESS)[0].value == case.one_line_address


def test_what_was_seen_and_why_is_on_record_without_the_thing_itself(cast, case, travel):
    travel(date(2026, 2, 9))
    (shown,) = see(case, cast.anne)
    assert (shown.name, shown.value) == (case.tenants.get().name, "010101-0000")
    row = AuditEvent.objects.latest("pk")
    assert (row.verb, row.user, row.case_id) == ("reveal", cast.anne.user, case.public_id)
    assert row.details == {"what": "cpr", "reason": "send_letter", "count": 1, "odd": []}


def test_who_may_not_see_it_gets_a_reason_and_nothing_is_on_record_as_seen(cast, case, traces):
    since = traces()
    with pytest.raises(PermissionDenied):
        see(case, cast.ydelse)
    assert since.none


def test_much_in_a_short_time_is_told_to_the_units_lead_once(cast, case):
    for _ in range(REVEALS.count + 1):
        see(case, cast.anne)
    told = OutboxMessage.objects.filter(topic="many_reveals")
    assert {row.recipient for row in told} == {cast.unit_lead}
    assert {row.channel for row in told} == {"notice", "email"}
    assert told.count() == 2


def test_who_has_no_number_has_nothing_to_show(cast):
    assert see(CaseFactory(), cast.anne) == []
    assert not TenantNumber.objects.exists()


def test_two_at_once_do_not_step_over_the_limit_untold(cast, case):
    for _ in range(REVEALS.count - 1):
        see(case, cast.anne)
    assert not OutboxMessage.objects.filter(topic="many_reveals").exists()
    # One that was seen in the same moment: neither counted the other.
    record(by=cast.anne, verb=Verb.REVEAL, obj=case, case=case)
    see(case, cast.anne)
    assert OutboxMessage.objects.filter(topic="many_reveals").count() == 2


def test_who_sees_the_number_of_somebody_with_a_colleagues_name_is_told_of_once_a_day(cast, case, travel):
    travel(date(2026, 2, 9))
    case.tenants.update(name="Jonna Krag")
    for _ in range(2):
        see(case, cast.anne)
    told = OutboxMessage.objects.filter(topic="odd_look", channel="notice")
    assert [row.recipient for row in told] == [cast.unit_lead]
    assert AuditEvent.objects.latest("pk").details["odd"] == ["colleague"]
