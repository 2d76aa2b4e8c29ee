from datetime import timedelta

import factory
from django.utils import timezone

from coordination.actions.notices import ConsentGiven
from coordination.lifecycle import ConsentMethod, DataCategory
from coordination.models import Consent
from tests.factories.agency import AgencyFactory


def _days(number: int):
    return factory.LazyFunction(lambda: timezone.localdate() + timedelta(days=number))


class ConsentFactory(factory.django.DjangoModelFactory):
    """The tenant lets the unit tell an agency of its own part of the plan, for half a year."""

    class Meta:
        model = Consent

    class Params:
        expired = factory.Trait(given_on=_days(-30), expires_on=_days(-1))
        withdrawn = factory.Trait(withdrawn_at=factory.LazyFunction(timezone.now))

    case = factory.SubFactory("tests.factories.case.CaseFactory")
    tenant = factory.LazyAttribute(lambda given: given.case.tenants.filter(ended_on__isnull=True).first())
    purpose = "At holde udlejer orienteret om betalingen"
    categories = factory.LazyFunction(lambda: [DataCategory.PLAN_PART])
    from_agency = factory.SelfAttribute("case.unit")
    to_agency = factory.SubFactory(AgencyFactory)
    given_on = _days(0)
    method = ConsentMethod.ORAL
    expires_on = _days(180)


def consent_given(*categories: DataCategory, **changed) -> ConsentGiven:
    """What a tenant has told the landlord: contact and amount, unless other kinds of data are named."""
    today = timezone.localdate()
    named = categories or (DataCategory.CONTACT, DataCategory.ARREARS)
    given = {"purpose": "Tidlig hjælp", "given_on": today, "method": ConsentMethod.WRITTEN}
    return ConsentGiven(
        **{**given, "categories": frozenset(named), "expires_on": today + timedelta(days=180), **changed}
    )
