"""Visits and attempts to reach a tenant, as the unit writes them."""

import factory
from django.utils import timezone

from coordination.contact import AttemptResult, Channel
from coordination.models import Booking, ContactAttempt, Visit
from tests.factories.agency import the_unit
from tests.factories.case import CaseFactory
from tests.factories.membership import member_of


class VisitFactory(factory.django.DjangoModelFactory):
    """A visit today by somebody of the unit, unless `by` goes."""

    class Meta:
        model = Visit
        exclude = ("by",)

    case = factory.SubFactory(CaseFactory)
    by = factory.LazyAttribute(lambda visit: member_of(visit.case.unit))
    who = factory.SelfAttribute("by.user")
    planned_by = factory.SelfAttribute("by")
    planned_on = factory.LazyFunction(timezone.localdate)


class AttemptFactory(factory.django.DjangoModelFactory):
    """A call that nobody answered."""

    class Meta:
        model = ContactAttempt

    class Params:
        withdrawn = factory.Trait(
            withdrawn_at=factory.LazyFunction(timezone.now), withdrawn_by=factory.SelfAttribute("by")
        )

    case = factory.SubFactory(CaseFactory)
    by = factory.LazyAttribute(lambda attempt: member_of(attempt.case.unit))
    at = factory.LazyFunction(timezone.now)
    channel = Channel.PHONE
    result = AttemptResult.NO_ANSWER


class BookingFactory(factory.django.DjangoModelFactory):
    """A talk that `by`, at the front desk, has booked for today."""

    class Meta:
        model = Booking
        exclude = ("by",)

    unit = factory.LazyFunction(the_unit)
    by = factory.LazyAttribute(lambda booking: member_of(booking.unit))
    booked_by = factory.SelfAttribute("by")
    name = "Mette Skovgaard-Holm"
    phone = "20 00 00 01"
    wanted_on = factory.LazyFunction(timezone.localdate)
