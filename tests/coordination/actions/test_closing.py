"""Closing a case and taking it up again; a part taken up again with its agency."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.grants import GRACE, NoGroundError
from coordination.access.permissions import Level
from coordination.access.visible import visible_parts
from coordination.actions.closing import ask_again, close_case, reopen_case
from coordination.actions.entries import post_entry
from coordination.actions.withdrawing import withdraw_consent
from coordination.lifecycle import Audience, PartStatus, PlanStatus
from coordination.models import Disclosure, Ended, InboxRow, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast):
    return PartFactory(agency=cast.ydelse.agency)


def may(member, level, part) -> bool:
    return visible_parts(member, level).filter(pk=part.pk).exists()


def test_closed_partners_read_for_thirty_days_and_the_unit_for_good(cast, part, travel, traces):
    since = traces()
    case = close_case(ending=MOVED, case=part.case, by=cast.anne)
    assert (case.closed_at is not None, case.plan_status) == (True, PlanStatus.CLOSED)
    assert [may(cast.ydelse, level, part) for level in (Level.READ, Level.WRITE)] == [True, False]
    assert not InboxRow.objects.filter(part__case=case, is_open=True).exists()
    assert ("change", "case") in since.audit()
    assert ("case_closed", "ydelseskontoret") in since.told()
    travel(timezone.localdate() + GRACE - timedelta(days=1))
    assert may(cast.ydelse, Level.READ, part)
    travel(timezone.localdate() + timedelta(days=2))
    assert not may(cast.ydelse, Level.SUMMARY, part)
    assert may(cast.anne, Level.READ, part)


def test_what_was_over_before_the_case_is_not_read_for_longer(cast, part, travel):
    done = PartFactory(case=part.case, agency=cast.betaling.agency, done=True)
    ends_at = Disclosure.objects.get(part=done, agency=done.agency, withdrawn_at=None).ends_at
    travel(timezone.localdate() + timedelta(days=10))
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    line = Disclosure.objects.get(part=done, agency=done.agency, withdrawn_at=None)
    assert (line.ends_at, line.level) == (ends_at, Level.READ.value)


def test_nobody_writes_in_a_closed_case_in_a_page_that_was_open_either(cast, part):
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    stale = PlanPart.objects.select_related("case").get(pk=part.pk)
    stale.case.closed_at = None
    for member in (cast.ydelse, cast.anne):
        with pytest.raises(PermissionDenied):
            post_entry(part=stale, body="For sent", audience=Audience.PART, by=member)
    assert not part.entries.filter(body="For sent").exists()


def test_opened_again_it_opens_nothing_by_itself(cast, part):
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    lines = list(Disclosure.objects.order_by("pk").values_list("pk", "level", "ends_at", "withdrawn_at"))
    case = reopen_case(case=part.case, by=cast.anne)
    assert (case.closed_at, case.plan_status) == (None, PlanStatus.ASSESSING)
    assert list(Disclosure.objects.order_by("pk").values_list("pk", "level", "ends_at", "withdrawn_at")) == lines
    assert not may(cast.ydelse, Level.WRITE, part)
    ask_again(part=part, by=cast.anne)
    assert may(cast.ydelse, Level.WRITE, part)


def test_a_case_is_not_opened_again_beside_another_on_the_tenancy(cast, part):
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    CaseFactory(tenancy=part.case.tenancy, tenant_name="En ny lejer")
    with pytest.raises(PermissionDenied):
        reopen_case(case=part.case, by=cast.anne)


@pytest.mark.parametrize(
    ("became", "status"),
    [("done", PartStatus.ACCEPTED), ("declined", PartStatus.ASKED), ("withdrawn", PartStatus.ASKED)],
)
def test_asked_again_the_agency_writes_anew_on_the_same_ground(cast, became, status, traces):
    part = PartFactory(agency=cast.ydelse.agency, **{became: True})
    since = traces()
    again = ask_again(part=part, by=cast.anne)
    assert again.status == status
    line = Disclosure.objects.get(part=part, agency=part.agency, withdrawn_at=None)
    assert (line.level, line.ground, line.ends_at) == (Level.WRITE.value, part.ground, None)
    assert since.told() == {("part_asked", "ydelseskontoret")}


def test_asked_again_on_a_consent_that_has_ended_nothing_is_opened(cast):
    case = CaseFactory()
    consent = ConsentFactory(case=case, to_agency=cast.ydelse.agency)
    part = PartFactory(case=case, agency=cast.ydelse.agency, ground=ground("tenant_consent"), consent=consent)
    withdraw_consent(consent=consent, by=cast.anne)
    part.refresh_from_db()
    with pytest.raises(NoGroundError, match="consent_ended"):
        ask_again(part=part, by=cast.anne)
    assert PlanPart.objects.get(pk=part.pk).status == PartStatus.WITHDRAWN


def test_who_has_the_part_already_is_not_asked_again_and_nobody_but_the_unit_closes_or_opens(cast, part):
    with pytest.raises(PermissionDenied):
        ask_again(part=part, by=cast.anne)
    with pytest.raises(PermissionDenied):
        reopen_case(case=part.case, by=cast.anne)
    with pytest.raises(PermissionDenied):
        close_case(ending=MOVED, case=part.case, by=cast.ydelse)
    assert not Disclosure.objects.filter(ended_because=Ended.CLOSED).exists()
