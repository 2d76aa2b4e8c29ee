from datetime import date, timedelta

import factory
from django.utils import timezone

from hub.accounts.kinds import Role
from hub.accounts.models import Agency, Membership, User
from tests.factories.agency import AgencyFactory


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = User

    email = factory.Sequence(lambda n: f"person{n}@example.invalid")
    name = factory.Sequence(lambda n: f"Person nr. {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    """A person in an agency since long ago; `ended=True` until yesterday, `begins_tomorrow=True` not yet."""

    class Meta:
        model = Membership

    class Params:
        ended = factory.Trait(valid_until=factory.LazyFunction(lambda: timezone.localdate() - timedelta(days=1)))
        begins_tomorrow = factory.Trait(
            valid_from=factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=1))
        )

    user = factory.SubFactory(UserFactory)
    agency = factory.SubFactory(AgencyFactory)
    role = Role.CASEWORKER
    valid_from = date(2020, 1, 1)


def member_of(agency: Agency) -> Membership:
    """Somebody who may act for the agency today."""
    known = Membership.objects.active().filter(agency=agency).select_related("user", "agency").first()
    return known or MembershipFactory(agency=agency)
