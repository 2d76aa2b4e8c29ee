"""A part as one agency may see it: what is empty, and for whom."""

from datetime import date
from decimal import Decimal

import pytest

from coordination.access.case_view import case_view
from coordination.access.part_view import PartView, part_view
from coordination.access.permissions import Level
from coordination.actions.inbox import refresh_part
from coordination.lifecycle import DataCategory, Measure, PartStatus
from coordination.models import PlanPart
from coordination.reading.filters import Filters
from coordination.reading.inbox import inbox_page
from tests.coordination.access.masked import give
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
EMPTY = ("measure", "asked", "ground", "consent", "result", "decided_on", "pays_on", "amount", "result_note",
         "decline_reason", "decline_note")  # fmt: skip


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))


def decided(case, agency, measure) -> PlanPart:
    part = PartFactory(case=case, agency=agency, measure=measure, done=True)
    said = {"amount": Decimal(4100), "pays_on": date(2026, 12, 1), "result_note": "Begrundelsen"}
    PlanPart.objects.filter(pk=part.pk).update(decline_note="Dengang nej", **said)
    part.refresh_from_db()
    return part


def seen(part, who) -> PartView:
    return part_view(part, case_view(part.case, who.agency), who)


def of_decision(view: PartView) -> tuple[bool, ...]:
    return tuple(bool(value) for value in (view.result, view.decided_on, view.pays_on, view.amount, view.result_note))


def test_its_own_agency_reads_all_that_it_wrote(cast, case):
    view = seen(decided(case, cast.ydelse.agency, Measure.ONE_OFF_BENEFIT), cast.ydelse)
    assert of_decision(view) == (True, True, True, True, True)


def test_the_unit_is_told_the_decision_on_a_benefit_and_not_the_reasons(cast, case):
    view = seen(decided(case, cast.ydelse.agency, Measure.ONE_OFF_BENEFIT), cast.anne)
    assert of_decision(view) == (True, True, True, True, False)


def test_the_unit_is_told_result_and_days_of_support_and_neither_amount_nor_text(cast, case):
    view = seen(decided(case, cast.myndighed.agency, Measure.HOME_SUPPORT), cast.anne)
    assert of_decision(view) == (True, True, True, False, False)


def test_the_unit_is_told_that_a_child_was_looked_at_and_not_what_was_found(cast, case):
    view = seen(decided(case, cast.familie.agency, Measure.CHILD_ASSESSMENT), cast.anne)
    assert (view.status, view.result, view.amount, view.result_note) == (PartStatus.DONE, "", None, "")


def test_a_landlord_who_reads_an_offices_part_is_told_a_payment_only_with_consent(cast, case):
    part = decided(case, cast.ydelse.agency, Measure.ONE_OFF_BENEFIT)
    give(part, cast.fjordparken_clerk.agency, Level.READ)
    assert of_decision(seen(part, cast.fjordparken_clerk)) == (False, False, False, False, False)
    ConsentFactory(case=case, to_agency=cast.fjordparken_clerk.agency, categories=[DataCategory.DECISION])
    assert of_decision(seen(part, cast.fjordparken_clerk)) == (True, True, True, True, False)


def test_the_reason_of_a_no_is_for_the_owner_and_the_unit(cast, case):
    part = PartFactory(case=case, agency=cast.ydelse.agency, declined=True)
    give(part, cast.myndighed.agency, Level.READ)
    assert seen(part, cast.anne).decline_note == "Ingen social begivenhed."
    assert (seen(part, cast.myndighed).decline_reason, seen(part, cast.myndighed).decline_note) == ("", "")


def test_what_was_decided_before_is_not_shown_while_the_part_is_open_again(cast, case):
    part = decided(case, cast.ydelse.agency, Measure.ONE_OFF_BENEFIT)
    part.status = PartStatus.ACCEPTED
    view = seen(part, cast.ydelse)
    assert of_decision(view) == (False,) * 5
    assert (view.decline_reason, view.decline_note) == ("", "")


def test_a_summary_is_status_and_next_date(cast, case):
    part = PartFactory(case=case, agency=cast.myndighed.agency, measure=Measure.HOME_SUPPORT, due_on=date(2030, 1, 2))
    give(part, cast.ydelse.agency, Level.SUMMARY)
    view = seen(part, cast.ydelse)
    assert (view.status, view.due_on) == (PartStatus.ASKED, date(2030, 1, 2))
    assert not any(getattr(view, name) for name in EMPTY)
    assert "85" not in view.title


def test_a_summary_is_never_unread_and_does_not_say_who_wrote_last(cast, case):
    part = PartFactory(case=case, agency=cast.myndighed.agency, measure=Measure.HOME_SUPPORT)
    give(part, cast.ydelse.agency, Level.SUMMARY)
    refresh_part(part)
    EntryFactory(part=part)
    (row,) = inbox_page(cast.ydelse, Filters(frozenset())).rows
    assert (row["unread"], row["last_at"], row["last_by"]) == (False, None, "")
    assert part.inbox_rows.get(agency=cast.ydelse.agency).last_entry is None


def test_the_inbox_names_no_deadline_that_may_no_longer_be_known(cast, case):
    part = PartFactory(case=case, agency=cast.myndighed.agency, measure=Measure.HOME_SUPPORT)
    give(part, cast.ydelse.agency, Level.READ)
    refresh_part(part)
    part.inbox_rows.filter(agency=cast.ydelse.agency).update(due_on=date(2026, 12, 1), due_code="rtl5a_decision")
    (row,) = inbox_page(cast.ydelse, Filters(frozenset())).rows
    assert row["deadline"] is None
