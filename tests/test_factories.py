"""The stage works: the cast stands on it, each factory makes what it says, and a request is the web role's."""

import pytest
from django.db import ProgrammingError, connection

from coordination.access.visible import visible_cases, visible_parts
from coordination.lifecycle import PartStatus
from coordination.models import Consent, InboxRow
from hub.accounts.models import User
from tests.factories.agency import AgencyFactory
from tests.factories.arrears import ArrearsListFactory, ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.entry import EntryFactory
from tests.factories.membership import member_of
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


def test_the_cast_may_work_but_for_the_three_who_may_not(cast):
    assert len(cast.active()) == 16
    assert cast.anne.agency == cast.agency("boligsocial-enhed")


def test_a_case_comes_by_notice_from_an_association_and_by_consent_from_a_private_landlord():
    assert CaseFactory().ground.code == "almenlejeloven_92_2"
    private = CaseFactory(tenancy__landlord=AgencyFactory(private_landlord=True))
    assert private.ground.code == "tenant_consent"
    assert Consent.objects.get().case == private


def test_traits_of_a_case_are_what_the_coordinator_learnt():
    assert CaseFactory(with_children=True).is_immediate
    assert CaseFactory(with_known_need=True).is_immediate
    assert CaseFactory(closed=True).closed_at is not None


@pytest.mark.parametrize("status", [PartStatus.ACCEPTED, PartStatus.DECLINED, PartStatus.DONE, PartStatus.WITHDRAWN])
def test_traits_of_a_part_are_what_became_of_it(status):
    assert PartFactory(**{str(status): True}).status == status


def test_entries_files_lists_and_records_are_made():
    assert EntryFactory(with_file=True).attachments.count() == 1
    assert EntryFactory(internal=True).audience == "agency"
    record = ArrearsRecordFactory()
    assert record.landlord == record.tenancy.landlord
    assert ArrearsListFactory(landlord=record.landlord).uploaded_by.agency == record.landlord


def test_a_part_is_seen_by_its_agency_and_the_unit_and_no_other(cast):
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency)
    part = PartFactory(case__tenancy=tenancy, agency=cast.ydelse.agency)
    seeing = {name for name, who in cast.active().items() if part in visible_parts(who)}
    assert seeing == {"anne", "unit_lead", "ydelse"}
    assert InboxRow.objects.filter(part=part).count() == 2
    assert not visible_cases(member_of(tenancy.landlord)).exists()


def test_the_web_role_makes_no_tables_and_its_error_undoes_its_block_alone(as_web_role):
    User.objects.create_user("before@example.invalid", name="Before")
    with pytest.raises(ProgrammingError, match="permission denied"), as_web_role(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mine (id int)")
    assert User.objects.filter(email="before@example.invalid").exists()
    assert _current_role() == connection.settings_dict["USER"]


def test_a_request_is_the_web_roles(client, cast, monkeypatch):
    roles = []
    monkeypatch.setattr("hub.accounts.middleware.acting_membership", lambda request: roles.append(_current_role()))
    client.get("/nowhere/")
    assert roles
    assert set(roles) != {connection.settings_dict["USER"]}


def _current_role() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        return cursor.fetchone()[0]
