"""A guaranteed instalment and its line in the ledger: both or neither, whatever is marked and taken back."""

from contextlib import suppress
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.actions.guaranteed import standing
from coordination.actions.guarantees import BeyondBalanceError, Line, add_line
from coordination.actions.instalments import Agreement, agree_instalments, mark_instalment, unmark_instalment
from coordination.actions.taking_back import take_back
from coordination.lifecycle import Measure
from coordination.models import Guarantee, GuaranteeEntry, Instalment, PlanPart
from coordination.money import Balance, Interval, LedgerKind, balances
from tests.factories.case import CaseFactory
from tests.factories.guarantee import GuaranteeFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
TODAY, LATER = date(2026, 2, 12), date(2026, 6, 1)
ONE, TWO = Decimal("333.33"), Decimal("666.66")


@pytest.fixture
def part(cast, travel):
    return _guaranteed(cast, travel)


def _guaranteed(cast, travel) -> PlanPart:
    """A thousand in three instalments, all of them guaranteed, and their days long past."""
    travel(TODAY)
    part = PartFactory(case=CaseFactory(), agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True)
    agreement = Agreement(Decimal("1000.00"), 3, date(2026, 3, 1), Interval.MONTHLY)
    agree_instalments(part=part, agreement=agreement, by=cast.betaling)
    GuaranteeFactory(part=part, ceiling=Decimal("1000.00"))
    _line(part, LedgerKind.GUARANTEED, Decimal("1000.00"), cast.betaling)
    travel(LATER)
    return part


@pytest.fixture
def marks(cast, part):
    return lambda number, *, paid: _mark(cast, part, number, paid=paid)


def _mark(cast, part, number, *, paid):
    found = Instalment.objects.select_related("plan__part__case").get(plan__part=part, number=number)
    return mark_instalment(instalment=found, paid=paid, by=cast.betaling)


def _line(part, kind, amount, by):
    ledger = Guarantee.objects.select_related("part__case", "part__agency").get(part=part)
    return add_line(guarantee=ledger, line=Line(kind, amount, TODAY, uuid4()), by=by)


def sums(part) -> dict[Balance, Decimal]:
    return balances(GuaranteeEntry.objects.filter(guarantee__part=part).sums())


def row(part, number) -> Instalment:
    return Instalment.objects.get(plan__part=part, number=number)


def test_paid_and_missed_are_written_once_to_the_oere(part, marks):
    for _ in range(2):
        marks(1, paid=True)
        marks(3, paid=False)
    lines = GuaranteeEntry.objects.exclude(kind=LedgerKind.GUARANTEED).values_list("kind", "amount")
    assert set(lines) == {("paid", ONE), ("missed", Decimal("333.34"))}
    assert (sums(part)[Balance.RUNNING], sums(part)[Balance.UNCLAIMED]) == (ONE, Decimal("333.34"))


def test_paid_late_before_it_was_claimed_takes_the_missed_line_back(part, marks):
    marks(1, paid=False)
    marks(1, paid=True)
    assert (sums(part)[Balance.UNCLAIMED], sums(part)[Balance.RUNNING]) == (0, Decimal("666.67"))


def test_paid_late_after_the_municipality_has_paid_is_repaid_to_the_municipality(cast, part, marks):
    marks(1, paid=False)
    _line(part, LedgerKind.CLAIM, ONE, cast.betaling)
    with pytest.raises(BeyondBalanceError):
        marks(1, paid=True)
    assert row(part, 1).paid_on is None
    _line(part, LedgerKind.PAID_OUT, ONE, cast.betaling)
    assert sums(part)[Balance.OWED] == ONE
    marks(1, paid=True)
    assert (sums(part)[Balance.OWED], row(part, 1).paid_on) == (0, LATER)


def test_what_the_ledger_does_not_take_is_not_marked(cast, part, marks):
    _line(part, LedgerKind.PAID, Decimal("900.00"), cast.betaling)
    with pytest.raises(BeyondBalanceError):
        marks(1, paid=False)
    assert row(part, 1).missed_on is None
    assert PlanPart.objects.get(pk=part.pk).case.broken_on is None


def test_a_mark_by_mistake_is_taken_back_in_the_ledger_and_can_be_made_again(cast, part, marks):
    for _ in range(2):
        marks(1, paid=False)
        assert PlanPart.objects.get(pk=part.pk).case.broken_on == LATER
        (line,) = standing(part.guarantee, row(part, 1))
        entry = GuaranteeEntry.objects.select_related("guarantee__part__case").get(pk=line.pk)
        take_back(entry=entry, on=LATER, by=cast.betaling)
        assert (row(part, 1).missed_on, PlanPart.objects.get(pk=part.pk).case.broken_on) == (None, None)
    assert sums(part)[Balance.RUNNING] == Decimal("1000.00")


def test_where_less_is_guaranteed_than_agreed_all_is_marked_and_the_ledger_takes_its_share(cast, part, marks):
    entry = GuaranteeEntry.objects.select_related("guarantee__part__case").get(guarantee__part=part)
    take_back(entry=entry, on=LATER, by=cast.betaling)
    _line(part, LedgerKind.GUARANTEED, Decimal("500.00"), cast.betaling)
    for number in (1, 2, 3):
        marks(number, paid=False)
    assert sums(part)[Balance.UNCLAIMED] == Decimal("500.00")
    for kind in (LedgerKind.CLAIM, LedgerKind.PAID_OUT):
        _line(part, kind, Decimal("500.00"), cast.betaling)
    for number in (1, 2, 3):
        marks(number, paid=True)
    assert set(sums(part).values()) == {0}
    assert all(row(part, number).paid_on == LATER for number in (1, 2, 3))


def test_what_a_line_in_the_ledger_says_is_not_taken_back_beside_it(part, marks, cast):
    marks(1, paid=True)
    with pytest.raises(PermissionDenied):
        unmark_instalment(instalment=row(part, 1), paid=True, by=cast.betaling)
    assert row(part, 1).paid_on == LATER


STEP = st.tuples(st.integers(1, 3), st.booleans()) | st.sampled_from([LedgerKind.CLAIM, LedgerKind.PAID_OUT, "back"])


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=10))
def test_whatever_happens_the_rows_and_the_lines_say_the_same(cast, travel, steps):
    part = _guaranteed(cast, travel)
    for step in steps:
        with suppress(BeyondBalanceError):
            _play(cast, part, step)
        lines = {number: {e.kind for e in standing(part.guarantee, row(part, number))} for number in (1, 2, 3)}
        for number, kinds in lines.items():
            now = row(part, number)
            assert bool(kinds & {"paid", "repaid"}) is (now.paid_on is not None)
            assert ("missed" in kinds) <= (now.missed_on is not None)
        assert all(amount >= 0 for amount in sums(part).values())


def _play(cast, part, step) -> None:
    if step == "back":
        last = GuaranteeEntry.objects.filter(guarantee__part=part, counter_of=None).order_by("-pk")
        entry = last.exclude(kind=LedgerKind.GUARANTEED).select_related("guarantee__part__case").first()
        take_back(entry=entry, on=LATER, by=cast.betaling) if entry else None
    elif isinstance(step, tuple):
        _mark(cast, part, step[0], paid=step[1])
    else:
        _line(part, step, ONE, cast.betaling)
