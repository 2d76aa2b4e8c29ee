"""Looking up: exactly, for offices that may know, on record without the words, and not too often."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.actions.looking_up import Sought, TooManyLookUpsError, look_up
from coordination.actions.numbers import record_number
from coordination.models import Case, LookUp
from coordination.protection import LOOK_UPS, LookUpField, LookUpReason
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory

NUMBER = "0101010000"
NOON = datetime(2026, 2, 9, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def case(cast):
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency, street="Møllevænget 65, st. th.")
    case = CaseFactory(tenancy=tenancy, tenant_name="Åse Dalgas-Friis")
    record_number(tenant=case.tenants.get(), number=NUMBER, by=cast.anne)
    return case


def seek(by, field, **typed) -> Case | None:
    return look_up(sought=Sought(field, **typed), reason=LookUpReason.INQUIRY, by=by).case


def home(by, name="Åse Dalgas-Friis", street="Møllevænget 65, st. th.", postcode="9999"):
    return seek(by, LookUpField.NAME_ADDRESS, name=name, street=street, postcode=postcode)


@pytest.mark.parametrize("number", [NUMBER, "010101-0000"])
def test_a_case_is_found_by_its_tenants_number(cast, case, number):
    assert seek(cast.ydelse, LookUpField.CPR, number=number) == case
    assert seek(cast.ydelse, LookUpField.CPR, number="0101010001") is None


def test_a_case_is_found_by_its_whole_reference(cast, case):
    assert seek(cast.familie, LookUpField.REFERENCE, reference=f" {case.reference.lower()} ") == case
    assert seek(cast.familie, LookUpField.REFERENCE, reference=case.reference[:-1]) is None


@pytest.mark.parametrize("name", ["åse dalgas friis", "Dalgas-Friis, Åse", "AASE DALGAS-FRIIS"])
def test_a_case_is_found_by_the_whole_name_and_address_in_any_spelling(cast, case, name):
    assert home(cast.borgerservice, name=name, street="møllevænget 65 st th") == case


@pytest.mark.parametrize(
    "typed", [{"name": "Åse"}, {"name": "%"}, {"street": "Møllevænget"}, {"street": ""}, {"postcode": "9998"}]
)
def test_nothing_is_found_in_part(cast, case, typed):
    assert home(cast.borgerservice, **typed) is None


def test_a_protected_address_is_confirmed_to_nobody(cast, case):
    Case.objects.update(address_protected=True)
    assert home(cast.borgerservice) is None
    assert home(cast.anne) is None


def test_a_closed_case_is_known_to_no_office(cast, case):
    Case.objects.update(closed_at=timezone.now())
    assert seek(cast.ydelse, LookUpField.CPR, number=NUMBER) is None


@pytest.mark.parametrize("name", ["fjordparken_clerk", "fjordparken_lead", "kmp", "lawyer", "council_member", "editor"])
def test_landlords_and_others_look_nobody_up(cast, case, name):
    with pytest.raises(PermissionDenied):
        seek(cast.person(name), LookUpField.CPR, number=NUMBER)
    assert not LookUp.objects.exists()


def test_on_record_stand_the_field_and_a_digest_and_not_what_was_typed(cast, case):
    seek(cast.ydelse, LookUpField.CPR, number=NUMBER)
    row = AuditEvent.objects.latest("pk")
    assert (row.verb, row.why, row.case_id) == ("search", "look_up", case.public_id)
    assert (row.details["field"], row.details["known"]) == ("cpr", True)
    assert NUMBER not in str(row.details)
    first = row.details["sought"]
    seek(cast.ydelse, LookUpField.CPR, number="010101-0000")
    assert AuditEvent.objects.latest("pk").details["sought"] == first


def test_enough_is_enough_and_the_units_lead_is_told(cast, case):
    for _ in range(LOOK_UPS.count):
        seek(cast.ydelse, LookUpField.REFERENCE, reference="S-2026-AAAAA")
    for _ in range(2):
        with pytest.raises(TooManyLookUpsError):
            seek(cast.ydelse, LookUpField.CPR, number=NUMBER)
    told = OutboxMessage.objects.filter(topic="many_look_ups", channel="notice")
    assert [row.recipient for row in told] == [cast.unit_lead]
    assert seek(cast.myndighed, LookUpField.CPR, number=NUMBER) == case


def test_after_an_hour_one_may_look_up_again(cast, case, travel):
    for _ in range(LOOK_UPS.count):
        seek(cast.ydelse, LookUpField.REFERENCE, reference="S-2026-AAAAA")
    travel(timezone.now() + LOOK_UPS.within)
    assert seek(cast.ydelse, LookUpField.CPR, number=NUMBER) == case


def odd_looks() -> list[tuple]:
    return [
        (row.recipient.user.name, row.path) for row in OutboxMessage.objects.filter(topic="odd_look", channel="notice")
    ]


def test_who_looks_up_somebody_of_their_own_name_is_told_of_whether_known_or_not(cast, case, travel):
    travel(NOON)
    for _ in range(2):
        assert home(cast.borgerservice, name="Aksel Bach") is None
    assert odd_looks() == [("Jonna Krag", "/opslag/vagt/")] * 2
    assert AuditEvent.objects.latest("pk").details["odd"] == ["own_name"]
    assert home(cast.myndighed) == case
    assert len(odd_looks()) == 2


def test_a_name_that_only_the_case_tells_is_odd_too_and_so_is_the_night(cast, case, travel):
    case.tenants.update(name="Mona Friis Frost")
    travel(NOON.replace(hour=23))
    assert seek(cast.myndighed, LookUpField.CPR, number=NUMBER) == case
    assert AuditEvent.objects.latest("pk").details["odd"] == ["own_name", "at_night"]
    assert len(odd_looks()) == 1
