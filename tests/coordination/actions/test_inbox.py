"""What each agency's inbox shows of a part, as far as that agency may know it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coordination.access.grants import GRACE, close_part
from coordination.access.permissions import Level
from coordination.actions.clock import record_event
from coordination.actions.inbox import LATELY, note_activity, refresh_case, refresh_ended, refresh_part
from coordination.lifecycle import LegalEventKind, Measure
from coordination.models import Entry, InboxRow
from coordination.models.inbox import NO_DATE, RANK_IMMEDIATE, RANK_NORMAL
from tests.coordination.access.masked import give
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
HEARING = date(2026, 12, 2)


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), by_consent=True)


def row(part, who) -> InboxRow:
    return InboxRow.objects.get(part=part, agency=who.agency)


def test_the_nearest_of_the_parts_own_date_and_the_deadlines_one_may_see_comes_first(cast, case):
    part = PartFactory(case=case, agency=cast.borgerservice.agency, due_on=date(2026, 12, 10))
    record_event(case=case, kind=LegalEventKind.COURT_HEARING, on=HEARING, by=cast.anne)
    assert (row(part, cast.anne).due_on, row(part, cast.anne).due_code) == (HEARING, "court_hearing")
    # The front desk is not told of the court; it sees its own date.
    assert (row(part, cast.borgerservice).due_on, row(part, cast.borgerservice).due_code) == (date(2026, 12, 10), "")


def test_a_part_with_no_date_sorts_after_all_that_have_one(cast, case):
    part = PartFactory(case=case, agency=cast.borgerservice.agency)
    assert row(part, cast.borgerservice).due_on == NO_DATE


def test_an_answered_part_no_longer_waits_for_its_date(cast, case):
    part = PartFactory(case=case, agency=cast.borgerservice.agency, due_on=HEARING, done=True)
    assert row(part, cast.borgerservice).due_on == NO_DATE
    assert not row(part, cast.borgerservice).is_open


def test_children_put_a_row_first_for_those_who_may_know_of_them(cast):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), with_children=True)
    help_part = PartFactory(case=case, agency=cast.ydelse.agency)
    desk_part = PartFactory(case=case, agency=cast.borgerservice.agency)
    assert row(help_part, cast.ydelse).rank == RANK_IMMEDIATE
    assert row(help_part, cast.anne).rank == RANK_IMMEDIATE
    assert row(desk_part, cast.borgerservice).rank == RANK_NORMAL


def test_a_row_goes_when_the_grant_does_and_the_others_stay(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    close_part(part=part, agency=part.agency)
    refresh_part(part)
    assert set(InboxRow.objects.filter(part=part).values_list("agency__slug", flat=True)) == {"boligsocial-enhed"}


def test_refreshing_again_changes_nothing_and_keeps_the_last_activity(cast, case):
    PartFactory(case=case, agency=cast.ydelse.agency)
    before = list(InboxRow.objects.order_by("pk").values())
    refresh_case(case)
    assert list(InboxRow.objects.order_by("pk").values()) == before


def test_activity_is_noted_for_those_who_may_read_it(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    entry = Entry.objects.create(part=part, author=cast.anne.user, agency=cast.anne.agency, audience="agency")
    note_activity(entry)
    assert row(part, cast.anne).last_entry == entry
    assert row(part, cast.ydelse).last_entry != entry


def test_a_row_is_sorted_anew_when_what_its_place_tells_may_be_known_no_longer(cast, travel, as_web_role):
    """Ydelseskontoret reads on in another's part when its own has run out: the children are not its any more."""
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency), with_children=True)
    PartFactory(case=case, agency=cast.ydelse.agency, done=True)
    others = PartFactory(case=case, agency=cast.myndighed.agency, measure=Measure.HOME_SUPPORT)
    give(others, cast.ydelse.agency, Level.READ)
    refresh_part(others)
    assert row(others, cast.ydelse).rank == RANK_IMMEDIATE
    travel(timezone.localdate() + GRACE + timedelta(days=1))
    with as_web_role("worker"):
        assert refresh_ended() == 1
    assert row(others, cast.ydelse).rank == RANK_NORMAL
    travel(timezone.localdate() + LATELY + timedelta(days=1))
    assert refresh_ended() == 0
