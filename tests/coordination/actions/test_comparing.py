"""The ledger and guardian's table, damaged in every way and at random, found out and mended from the ledger."""

import logging
import random
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from coordination.access.comparing import Fault, counted
from coordination.access.permissions import Level
from coordination.actions.closing import close_case
from coordination.actions.comparing import compare_ledger, watch
from coordination.actions.withdrawing import withdraw_consent
from coordination.lifecycle import DataCategory
from coordination.models import Consent, Disclosure, InboxRow, PartGrant
from coordination.tasks import watch_ledger
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.agency import AgencyFactory
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


def level(which: Level) -> Permission:
    return Permission.objects.get(content_type__app_label="coordination", codename=which.value)


def opened_to(agency, part, which=Level.READ, ends_at=None) -> None:
    PartGrant.objects.create(group=agency.group, content_object=part, permission=level(which), ends_at=ends_at)


def found() -> dict[str, int]:
    return counted(compare_ledger(repair=False))


def in_step() -> set[tuple]:
    """What is open, by guardian's table."""
    return set(PartGrant.objects.values_list("content_object_id", "group_id", "permission__codename", "ends_at"))


@pytest.fixture
def consented(cast):
    """Fjordparken's part on a consent, in a case with two parts more."""
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    consent = ConsentFactory(case=case, to_agency=case.landlord)
    PartFactory(case=case, agency=cast.ydelse.agency)
    PartFactory(case=case, agency=cast.betaling.agency, done=True)
    return PartFactory(case=case, agency=case.landlord, ground=ground("tenant_consent"), consent=consent)


def test_what_the_actions_write_agrees_with_itself(cast, consented):
    assert found() == {}
    withdraw_consent(consent=consented.consent, by=cast.anne)
    close_case(ending=MOVED, case=consented.case, by=cast.anne)
    assert found() == {}


def _grant_of(part):
    return PartGrant.objects.filter(content_object=part, group=part.agency.group)


def _line_of(part):
    return Disclosure.objects.filter(part=part, agency=part.agency, withdrawn_at=None)


def _another_landlords_line(part) -> None:
    other = AgencyFactory()
    Disclosure.objects.create(part=part, agency=other, level=Level.READ.value, ground=ground("payment_itself"))
    opened_to(other, part)


DAMAGE = {
    Fault.NO_GRANT: lambda part: _grant_of(part).delete(),
    Fault.NO_LINE: lambda part: opened_to(AgencyFactory(benefits_office=True), part),
    Fault.LEVEL: lambda part: _grant_of(part).update(permission=level(Level.SUMMARY)),
    Fault.END: lambda part: _grant_of(part).update(ends_at=None),
    Fault.OTHER_LANDLORD: _another_landlords_line,
    Fault.CONSENT: lambda part: Consent.objects.filter(pk=part.consent_id).update(withdrawn_at=timezone.now()),
}


@pytest.mark.parametrize("fault", list(Fault))
def test_each_fault_is_found_mended_from_the_ledger_and_put_on_record(consented, fault):
    before = in_step()
    DAMAGE[fault](consented)
    assert found() == {fault: 1}
    assert counted(compare_ledger(repair=True)) == {fault: 1}
    assert found() == {}
    repaired = AuditEvent.objects.filter(details__repaired=fault)
    assert (repaired.count(), repaired[0].case_id) == (1, consented.case.public_id)
    if fault != Fault.CONSENT:
        assert in_step() == before
    else:
        assert not _grant_of(consented).exists()
        assert not InboxRow.objects.filter(part=consented, agency=consented.agency).exists()


@pytest.mark.parametrize(
    "changed",
    [
        lambda part: _line_of(part).update(consent=None),
        lambda part: Consent.objects.filter(pk=part.consent_id).update(to_agency=part.case.unit),
        lambda part: Consent.objects.filter(pk=part.consent_id).update(case=CaseFactory()),
    ],
)
def test_a_line_on_a_consent_that_is_none_for_it_is_closed(consented, changed):
    changed(consented)
    assert found() == {Fault.CONSENT: 1}
    compare_ledger(repair=True)
    assert not _grant_of(consented).exists()


def test_a_line_that_outlives_its_consent_is_cut_to_it(consented):
    _line_of(consented).update(ends_at=None)
    assert found() == {Fault.CONSENT: 1, Fault.END: 1}
    compare_ledger(repair=True)
    assert _grant_of(consented).get().ends_at == consented.consent.ends_at
    assert found() == {}


def test_what_has_run_out_by_itself_is_no_difference(consented, travel):
    travel(timezone.localdate() + timedelta(days=400))
    assert found() == {}
    _grant_of(consented).delete()
    assert found() == {}


def test_a_grant_of_a_group_that_is_no_agencys_opens_nothing_for_long(consented):
    stray = Group.objects.create(name="stray")
    PartGrant.objects.create(group=stray, content_object=consented, permission=level(Level.WRITE))
    compare_ledger(repair=True)
    assert not PartGrant.objects.filter(group=stray).exists()


@pytest.mark.parametrize("seed", range(8))
def test_however_it_is_damaged_it_comes_out_as_the_ledger_says(cast, consented, seed):
    chance = random.Random(seed)
    shared = PartFactory(case=consented.case, agency=cast.myndighed.agency)
    truth = in_step()
    grants = list(PartGrant.objects.order_by("pk"))
    for grant in chance.sample(grants, k=chance.randint(1, len(grants))):
        match chance.randrange(3):
            case 0:
                grant.delete()
            case 1:
                PartGrant.objects.filter(pk=grant.pk).update(permission=level(chance.choice(list(Level))))
            case _:
                ends_at = timezone.now() + timedelta(days=chance.randint(-5, 5))
                PartGrant.objects.filter(pk=grant.pk).update(ends_at=ends_at)
    for _ in range(chance.randrange(3)):
        opened_to(AgencyFactory(), chance.choice([consented, shared]), chance.choice(list(Level)))
    compare_ledger(repair=True)
    assert (found(), in_step()) == ({}, truth)


def test_once_a_night_the_lead_is_told_and_the_log_holds_counts_alone(cast, consented, caplog, as_web_role):
    DAMAGE[Fault.NO_LINE](consented)
    with caplog.at_level(logging.ERROR), as_web_role("worker"):
        assert watch_ledger() == 1
        watch()
    told = OutboxMessage.objects.filter(topic="ledger_differs")
    assert {row.recipient for row in told} == {cast.unit_lead}
    assert "grant_without_line" in caplog.text
    assert consented.case.reference not in caplog.text
    # It mends nothing by itself.
    assert found() == {Fault.NO_LINE: 1}


def test_a_quiet_night_tells_nobody(consented):
    assert watch() == 0
    assert not OutboxMessage.objects.filter(topic="ledger_differs").exists()


def test_a_consent_named_for_a_shared_part_carries_it(cast, consented):
    named = ConsentFactory(case=consented.case, to_agency=consented.agency, categories=[DataCategory.SHARED_PART])
    assert found() == {}
    Consent.objects.filter(pk=named.pk).update(withdrawn_at=timezone.now())
    assert found() == {}
