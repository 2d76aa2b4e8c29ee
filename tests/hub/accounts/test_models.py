"""People, agencies and memberships, and their only writers."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from hub.accounts.kinds import LANDLORDS, MUNICIPAL_OFFICES, AgencyKind, Role
from hub.accounts.models import Agency, User
from hub.accounts.organise import create_agency, join
from tests.factories.agency import AgencyFactory
from tests.factories.membership import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_agency_has_one_group_that_is_its_own():
    first = create_agency(name="Borgerservice", slug="borgerservice", kind=AgencyKind.CITIZEN_SERVICE)
    second = create_agency(name="Ydelseskontoret", slug="ydelseskontoret", kind=AgencyKind.BENEFITS_OFFICE)
    assert first.group_id != second.group_id
    assert str(first) == "Borgerservice"


@pytest.mark.parametrize("kind", list(AgencyKind))
def test_a_kind_is_landlord_or_office_or_neither(kind):
    agency = Agency(kind=kind)
    assert agency.is_landlord == (kind in LANDLORDS)
    assert agency.is_municipal_office == (kind in MUNICIPAL_OFFICES)
    assert not (agency.is_landlord and agency.is_municipal_office)


def test_a_person_known_by_e_mail_joins_a_second_agency_as_the_same_person():
    first = join(email="anne@example.invalid", name="Anne", agency=AgencyFactory(), role=Role.CLERK, password="x")
    second = join(
        email="Anne@Example.invalid", name="Other", agency=AgencyFactory(), role=Role.LEAD, since=date(2026, 1, 1)
    )
    assert first.user == second.user
    assert second.user.name == "Anne"
    assert second.valid_from == date(2026, 1, 1)
    assert User.objects.count() == 1


def test_a_person_has_one_open_membership_of_an_agency():
    membership = MembershipFactory()
    with pytest.raises(IntegrityError, match="one_open_membership"), transaction.atomic():
        MembershipFactory(user=membership.user, agency=membership.agency)
    MembershipFactory(user=membership.user, agency=membership.agency, valid_until=date(2021, 1, 1))


def test_a_membership_does_not_end_before_it_begins():
    with pytest.raises(IntegrityError, match="membership_ends_after_it_begins"), transaction.atomic():
        MembershipFactory(valid_from=date(2026, 2, 2), valid_until=date(2026, 1, 31))


def test_an_e_mail_address_is_a_name_to_sign_in_with_in_any_spelling():
    user = User.objects.create_user("Anne@Example.invalid", "secret", name="Anne Vestergaard")
    assert user.email == "anne@example.invalid"
    assert User.objects.get_by_natural_key("ANNE@example.invalid") == user
    assert user.check_password("secret")
    assert (str(user), user.get_full_name(), user.get_short_name()) == ("Anne Vestergaard", "Anne Vestergaard", "Anne")


def test_a_user_without_a_name_is_called_by_the_address():
    assert str(UserFactory(name="", email="x@example.invalid")) == "x@example.invalid"


def test_nobody_is_staff_not_even_a_superuser():
    assert User.objects.create_superuser("root@example.invalid", "x", name="Root").is_superuser
    assert not User.objects.get().is_staff


def test_a_membership_says_who_and_where():
    membership = MembershipFactory(user__name="Anne", agency__name="Borgerservice", agency__kind="citizen_service")
    assert str(membership) == "Anne · Borgerservice"
    assert membership.kind == "citizen_service"


def test_people_and_agencies_that_memberships_point_to_are_not_deleted():
    membership = MembershipFactory()
    for row in (membership.user, membership.agency):
        with pytest.raises(ProtectedError):
            row.delete()
