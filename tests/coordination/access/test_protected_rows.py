"""PostgreSQL holds what is protected by itself: an unfiltered question, asked as each person, finds what is theirs."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction

from coordination.actions.numbers import record_number
from coordination.models import AccessRequest, Case, Disclosure, Emergency, LookUp, PartGrant, PlanPart, TenantNumber
from hub.accounts.identity import acting_as
from tests.factories.case import CaseFactory
from tests.factories.look_up import asked, broken
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory


@pytest.fixture
def case(cast):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    record_number(tenant=case.tenants.get(), number="0101010000", by=cast.anne)
    return case


@pytest.fixture
def count(as_web_role):
    def of(model, person) -> int:
        with as_web_role(), acting_as(person):
            return model.objects.count()

    return of


def test_a_number_is_a_row_for_the_unit_and_offices_with_a_part_and_for_nobody_else(cast, case, count):
    PartFactory(case=case, agency=cast.ydelse.agency)
    PartFactory(case=case, agency=cast.familie.agency)
    PartFactory(case=case, agency=cast.fjordparken_clerk.agency)
    seen = {name: count(TenantNumber, person) for name, person in cast.active().items()}
    assert {name for name, rows in seen.items() if rows} == {"anne", "unit_lead", "ydelse"}


def test_look_ups_and_requests_are_the_persons_own_and_requests_the_units_too(cast, case, count):
    asked(case, cast.myndighed)
    assert {name for name, person in cast.active().items() if count(LookUp, person)} == {"myndighed"}
    assert {name for name, person in cast.active().items() if count(AccessRequest, person)} == {
        "anne",
        "unit_lead",
        "myndighed",
    }


def test_an_emergency_opens_rows_to_the_person_and_none_to_a_colleague(cast, case, count):
    colleague = MembershipFactory(agency=cast.myndighed.agency)
    broken(case, cast.myndighed)
    for model in (Case, PlanPart, PartGrant, Disclosure, Emergency, TenantNumber):
        assert count(model, cast.myndighed) == 1, model
        assert count(model, colleague) == 0, model


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk", "myndighed"])
def test_nobody_but_the_unit_writes_a_number_and_nobody_at_all_a_look_up(cast, case, as_web_role, name):
    PartFactory(case=case, agency=cast.ydelse.agency)
    with as_web_role(), acting_as(cast.person(name)):
        assert TenantNumber.objects.update(index_key="x") == 0
        with pytest.raises(ProgrammingError), transaction.atomic():
            LookUp.objects.create(by=cast.person(name), field="cpr", reason="inquiry", case_id=case.pk)


def test_a_grant_to_one_person_cannot_be_widened_to_the_agency(cast, case, as_web_role):
    broken(case, cast.myndighed)
    with as_web_role(), acting_as(cast.anne), connection.cursor() as cursor:
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            cursor.execute("UPDATE coordination_partgrant SET member_id = NULL WHERE member_id IS NOT NULL")
        with pytest.raises(IntegrityError, match="never changes"), transaction.atomic():
            cursor.execute("UPDATE coordination_disclosure SET member_id = NULL WHERE member_id IS NOT NULL")
