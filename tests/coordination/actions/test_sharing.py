"""Opening an existing part to a further agency, as the ledger has it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.grants import NoGroundError
from coordination.access.permissions import Level
from coordination.actions.closing import close_case
from coordination.actions.parts import withdraw_part
from coordination.actions.sharing import Share, share_part, unshare_part
from coordination.lifecycle import LedgerEvent
from coordination.models import Disclosure, Ended, InboxRow
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import consent_given
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    return PartFactory(case=case, agency=cast.ydelse.agency)


@pytest.fixture
def share(cast) -> Share:
    return Share(cast.betaling.agency, Level.READ, ground("aktivloven_81a"))


def test_sharing_is_in_the_ledger_the_inbox_the_thread_and_the_record_and_the_agency_is_told(cast, part, share, traces):
    since = traces()
    line = share_part(part=part, share=share, by=cast.anne)
    assert (line.agency, line.level, line.disclosed_by) == (share.agency, Level.READ.value, cast.anne)
    assert InboxRow.objects.filter(part=part, agency=share.agency).exists()
    assert part.entries.last().event == LedgerEvent.SHARED
    assert since.audit() == [("share", "disclosure")]
    assert since.told() == {("part_shared", "betalingskontoret")}


def test_changing_how_far_ends_one_line_and_begins_another(cast, part, share):
    share_part(part=part, share=share, by=cast.anne)
    share_part(part=part, share=Share(share.agency, Level.SUMMARY, share.ground), by=cast.unit_lead)
    first, second = Disclosure.objects.filter(part=part, agency=share.agency).order_by("pk")
    assert (first.ended_because, second.level, second.withdrawn_at) == (Ended.REPLACED, Level.SUMMARY.value, None)


def test_ending_it_twice_ends_it_once_and_says_why(cast, part, share, traces):
    share_part(part=part, share=share, by=cast.anne)
    since = traces()
    assert unshare_part(part=part, agency=share.agency, by=cast.anne)
    assert not unshare_part(part=part, agency=share.agency, by=cast.anne)
    assert Disclosure.objects.get(part=part, agency=share.agency).ended_because == Ended.UNSHARED
    assert since.audit() == [("change", "disclosure")]
    assert not InboxRow.objects.filter(part=part, agency=share.agency).exists()


def test_the_agency_that_does_the_part_and_the_unit_are_not_shared_with_nor_turned_away(cast, part):
    for member, code in ((cast.ydelse, "aktivloven_81a"), (cast.anne, "coordination")):
        with pytest.raises(NoGroundError, match="own"):
            share_part(part=part, share=Share(member.agency, Level.READ, ground(code)), by=cast.anne)
        assert not unshare_part(part=part, agency=member.agency, by=cast.anne)
    assert Disclosure.objects.filter(part=part, withdrawn_at=None).count() == 2


def test_a_landlord_reads_no_thread_without_the_tenants_consent(cast, part):
    landlord = cast.fjordparken_clerk.agency
    with pytest.raises(NoGroundError, match="level"):
        share_part(part=part, share=Share(landlord, Level.READ, ground("payment_itself")), by=cast.anne)
    share_part(part=part, share=Share(landlord, Level.SUMMARY, ground("payment_itself")), by=cast.anne)


def test_a_consent_that_does_not_name_such_a_part_shares_none(cast, part):
    share = Share(cast.fjordparken_clerk.agency, Level.READ, ground("tenant_consent"), new_consent=consent_given())
    with pytest.raises(NoGroundError, match="not_named"):
        share_part(part=part, share=share, by=cast.anne)


def test_nothing_is_shared_of_what_is_over_or_of_the_units_own_notes(cast, part, share):
    over = PartFactory(case=part.case, agency=cast.myndighed.agency, done=True)
    coordination = part.case.parts.get(measure="coordination")
    for closed in (over, coordination):
        with pytest.raises(PermissionDenied):
            share_part(part=closed, share=share, by=cast.anne)
    close_case(ending=MOVED, case=part.case, by=cast.anne)
    with pytest.raises(PermissionDenied):
        share_part(part=part, share=share, by=cast.anne)


def test_what_is_taken_back_is_taken_back_from_everybody_it_was_shared_with(cast, part, share):
    share_part(part=part, share=share, by=cast.anne)
    withdraw_part(part=part, version=part.version, by=cast.anne)
    assert [line.agency for line in Disclosure.objects.filter(part=part, withdrawn_at=None)] == [part.case.unit]


def test_a_sharing_that_has_run_out_can_be_begun_again(cast, part, share, travel):
    yesterday = timezone.localdate()
    share_part(part=part, share=Share(share.agency, Level.READ, share.ground, until=yesterday), by=cast.anne)
    travel(yesterday + timedelta(days=1))
    assert share_part(part=part, share=share, by=cast.anne).ends_at is None
