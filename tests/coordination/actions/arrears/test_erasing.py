"""Arrears that were paid and never led to a case leave the landlord's compartment after three months."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coordination import tasks
from coordination.actions.arrears import erasing
from coordination.actions.arrears.erasing import AFTER_PAYMENT
from coordination.models import ArrearsRecord, Case, Tenancy
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cast) -> Tenancy:
    return TenancyFactory(landlord=cast.agency("fjordparken"))


@pytest.fixture
def night(as_web_role):
    """The nightly task, with the rights of who does it."""

    def work() -> int:
        with as_web_role("worker"):
            return tasks.erase_cases().erased + tasks.erase_arrears()

    return work


def paid(home: Tenancy, *, days: int, **more) -> ArrearsRecord:
    return ArrearsRecordFactory(tenancy=home, settled_at=timezone.now() - timedelta(days=days), **more)


def test_three_months_are_kept_and_then_the_tenancy_goes_too(home, night):
    record = paid(home, days=AFTER_PAYMENT.days - 1)
    assert night() == 0
    ArrearsRecord.objects.filter(pk=record.pk).update(settled_at=timezone.now() - AFTER_PAYMENT - timedelta(minutes=1))
    assert night() == 1
    assert not ArrearsRecord.objects.exists()
    assert not Tenancy.objects.filter(pk=home.pk).exists()
    assert night() == 0


def test_what_is_owed_stays_and_its_tenancy(home, night):
    owed = ArrearsRecordFactory(tenancy=home, oldest_due_on=date(2020, 1, 1))
    paid(home, days=100, oldest_due_on=date(2019, 1, 1))
    assert night() == 1
    assert list(ArrearsRecord.objects.all()) == [owed]
    assert Tenancy.objects.filter(pk=home.pk).exists()


def test_of_a_tenancy_with_a_case_it_goes_after_the_case(home, night, travel, cast):
    travel(date(2026, 10, 1))
    case = CaseFactory(tenancy=home, closed=True)
    paid(home, days=0)
    other = TenancyFactory(landlord=cast.agency("lindehoej"))
    paid(other, days=0)
    travel(date(2031, 9, 30))
    assert night() == 1
    assert set(Tenancy.objects.values_list("pk", flat=True)) == {home.pk}
    travel(date(2031, 10, 1))
    assert night() == 2
    assert not Case.objects.filter(pk=case.pk).exists()
    assert not Tenancy.objects.exists()


def test_on_record_stands_how_many_and_of_which_landlord(home, night, cast):
    paid(home, days=100)
    paid(home, days=100, oldest_due_on=date(2019, 1, 1))
    assert night() == 2
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, event.why, event.agency, event.user) == ("erase", "arrears", cast.agency("fjordparken"), None)
    assert event.details == {"list": "arrears", "rows": 2}
    assert event.persons == []


def test_a_tenancy_that_got_its_case_after_it_was_found_is_left_alone(home, cast, monkeypatch):
    paid(home, days=100)
    hold = erasing.as_retention

    def too_late():
        CaseFactory(tenancy=home)
        return hold()

    monkeypatch.setattr(erasing, "as_retention", too_late)
    erasing._erase(cast.agency("fjordparken"))
    assert ArrearsRecord.objects.filter(tenancy=home).exists()
    assert not AuditEvent.objects.filter(verb="erase").exists()


def test_who_has_been_dealt_with_meanwhile_has_no_row_on_record(home, as_web_role, cast):
    with as_web_role("worker"):
        assert erasing._erase(cast.agency("fjordparken")) == 0
    assert not AuditEvent.objects.filter(verb="erase").exists()


def test_arrears_that_cannot_be_erased_are_told_of_to_whom_it_concerns(home, cast, as_web_role, monkeypatch):
    paid(home, days=100)
    monkeypatch.setattr(erasing, "delete", lambda rows: 1 / 0)
    with as_web_role("worker"):
        assert erasing.erase_paid_arrears() == 0
    told = OutboxMessage.objects.filter(topic="erasure_failed")
    assert {row.recipient for row in told} == {cast.unit_lead, cast.officer}
    assert ArrearsRecord.objects.filter(tenancy=home).exists()
