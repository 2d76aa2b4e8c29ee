"""Whatever is written in the ledger in whatever order: the sums in SQL are those of plain Python, never in minus."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coordination.actions.guarantees import BeyondBalanceError, Line, add_line
from coordination.actions.parts import withdraw_part
from coordination.actions.taking_back import take_back
from coordination.lifecycle import Measure
from coordination.models import Guarantee, PlanPart
from coordination.money import LedgerKind, balances
from tests.factories.case import CaseFactory
from tests.factories.guarantee import GuaranteeFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 12)
AMOUNT = st.decimals(min_value="0.01", max_value="120.00", places=2)
STEP = st.tuples(st.sampled_from(LedgerKind), AMOUNT) | st.integers(0, 5)


@pytest.fixture
def part(cast):
    return PartFactory(case=CaseFactory(), agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, max_size=10))
def test_any_sequence_keeps_the_sums(cast, part, steps):
    Guarantee.objects.filter(part=part).first() or GuaranteeFactory(part=part, ceiling=Decimal("100.00"))
    ledger = Guarantee.objects.select_related("part__case", "part__agency").get(part=part)
    for step in [(LedgerKind.GUARANTEED, Decimal("50.00")), *steps]:
        before = ledger.entries.all().sums()
        told = list(ledger.entries.values_list("kind", "amount"))
        try:
            _play(ledger, step, cast.betaling)
        except BeyondBalanceError:
            assert ledger.entries.all().sums() == before
        sums = ledger.entries.all().sums()
        rows = list(ledger.entries.values_list("kind", "amount"))
        assert rows[: len(told)] == told
        assert sums == {kind: sum((a for k, a in rows if k == kind), Decimal(0)) for kind in LedgerKind}
        assert all(amount >= 0 for amount in balances(sums).values())
        assert sums[LedgerKind.GUARANTEED] <= ledger.ceiling


def _play(ledger, step, by) -> None:
    if isinstance(step, int):
        entries = list(ledger.entries.all())
        take_back(entry=entries[step % len(entries)], on=DAY, by=by) if entries else None
    else:
        add_line(guarantee=ledger, line=Line(step[0], step[1], DAY, uuid4()), by=by)


def test_no_line_is_written_in_what_was_ended_while_the_page_stood_open(cast, part):
    ledger = GuaranteeFactory(part=part)
    now = PlanPart.objects.get(pk=part.pk)
    withdraw_part(part=now, version=now.version, by=cast.anne)
    assert ledger.part.status == "accepted"
    with pytest.raises(PermissionDenied):
        add_line(guarantee=ledger, line=Line(LedgerKind.GUARANTEED, Decimal(1), DAY, uuid4()), by=cast.betaling)
    assert not ledger.entries.exists()
