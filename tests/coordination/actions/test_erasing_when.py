"""When a closed case may go: never before the floor under the rule, later for money, and not while a guarantee runs."""

import logging
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.db import transaction
from django.http import Http404

from coordination import deadlines, tasks
from coordination.actions import erasing
from coordination.actions.closing import close_case
from coordination.actions.holding import hold_case, hold_case_first, hold_part
from coordination.actions.retention import erased_by_rule
from coordination.models import Case, Closing, DeadlineRule
from coordination.money import LedgerKind
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.guarantee import GuaranteeEntryFactory, GuaranteeFactory
from tests.factories.instalment import InstalmentPlanFactory
from tests.factories.membership import member_of
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
CLOSED_ON, FLOOR = date(2026, 10, 1), date(2029, 10, 1)


@pytest.fixture
def night(as_web_role):
    def work() -> erasing.Night:
        with as_web_role("worker"):
            return tasks.erase_cases()

    return work


@pytest.fixture
def case(cast, travel) -> Case:
    travel(CLOSED_ON)
    return CaseFactory(closed=True)


def with_money(factory: type[GuaranteeFactory | InstalmentPlanFactory]) -> Case:
    case = CaseFactory()
    factory(part=PartFactory(case=case))
    return close_case(case=case, ending=MOVED, by=member_of(case.unit))


def edit(**columns: object) -> None:
    DeadlineRule.objects.filter(code="retention_end").update(**columns)
    deadlines.forget()


@pytest.mark.parametrize("columns", [{"count": 0}, {"count": 5, "unit": "hour"}, {"count": -5}])
def test_whatever_the_rule_says_three_years_are_kept(case, travel, night, columns):
    edit(**columns)
    travel(date(2029, 9, 30))
    assert night() == (0, 0)
    travel(FLOOR)
    assert night() == (1, 0)


def test_they_are_counted_from_the_newest_closing(case, travel, night):
    """The column alone is edited: the closing, which is written once, tells otherwise."""
    Case.objects.filter(pk=case.pk).update(closed_at="2010-01-01T12:00Z")
    travel(date(2029, 9, 30))
    assert night() == (0, 0)
    travel(FLOOR)
    assert night() == (1, 0)


def test_without_any_closing_it_is_left_alone(case, travel, night):
    Closing.objects.filter(case=case).update(case=CaseFactory())
    travel(date(2040, 1, 1))
    assert (erased_by_rule(case), night()) == (None, (0, 0))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"count": 2}, "count"),
        ({"count": 35, "unit": "month", "variant_count": 72}, "count"),
        ({"count": 1000, "unit": "calendar_day", "variant_count": 2000}, "count"),
        ({"variant_count": 2}, "variant_count"),
        ({"count": 300, "variant_count": 312, "unit": "week"}, "unit"),
    ],
)
def test_no_editor_makes_the_rule_shorter_than_that(given, field):
    rule = DeadlineRule.objects.get(code="retention_end")
    rule.full_clean()
    for name, value in given.items():
        setattr(rule, name, value)
    with pytest.raises(ValidationError) as refused:
        rule.full_clean()
    assert set(refused.value.message_dict) == {field}


@pytest.mark.parametrize("factory", [GuaranteeFactory, InstalmentPlanFactory])
def test_a_matter_of_money_is_kept_six_years(case, factory):
    assert erased_by_rule(case) == date(2031, 10, 1)
    case = with_money(factory)
    assert erased_by_rule(case) == date(2032, 10, 1)
    edit(variant="", variant_count=None)
    assert erased_by_rule(case) == date(2031, 10, 1)
    edit(variant="economic", variant_count=4)
    assert erased_by_rule(case) == date(2031, 10, 1), "never shorter than another"


def test_while_a_guarantee_runs_the_case_is_left_alone(cast, travel, night):
    travel(CLOSED_ON)
    case = with_money(GuaranteeFactory)
    guarantee = case.guarantees.get()

    def write(kind: LedgerKind) -> None:
        GuaranteeEntryFactory(guarantee=guarantee, kind=kind, amount=Decimal("100.00"))

    assert erased_by_rule(case) == date(2032, 10, 1)
    travel(date(2032, 10, 1))
    for kind in (LedgerKind.GUARANTEED, LedgerKind.MISSED, LedgerKind.CLAIM):
        write(kind)
        assert (erased_by_rule(case), night()) == (None, (0, 0))
    write(LedgerKind.PAID_OUT)
    assert night() == (1, 0)


def test_what_somebody_has_in_hand_is_named_and_counted(case, travel, night, monkeypatch, caplog):
    """Locked elsewhere, the row is skipped: as if it were not found when it is to be held."""
    travel(date(2031, 10, 1))
    monkeypatch.setattr(type(Case.objects.all()), "select_for_update", lambda cases, **_: cases.none())
    with caplog.at_level(logging.WARNING):
        assert night() == (0, 1)
    assert f"Case {case.pk} could not be erased: it is in somebody's hands" in caplog.text
    assert "Cases left although their day has come: 1" in caplog.text


def test_a_day_that_cannot_be_counted_stops_no_other(case, travel, night, monkeypatch):
    other = CaseFactory(closed=True)
    counted = erasing.erased_from

    def failing(each: Case) -> date | None:
        if each.pk == case.pk:
            raise ValueError
        return counted(each)

    monkeypatch.setattr(erasing, "erased_from", failing)
    travel(date(2031, 10, 1))
    assert night() == (1, 1)
    assert not Case.objects.filter(pk=other.pk).exists()


def test_a_file_that_cannot_be_deleted_keeps_no_other(monkeypatch, caplog):
    deleted = []

    def delete(name: str) -> None:
        if name == "first":
            raise OSError(name)
        deleted.append(name)

    monkeypatch.setattr(storages["vault"], "delete", delete, raising=False)
    erasing._delete_files(["first", "second"])
    assert deleted == ["second"]
    assert "first" not in caplog.text


def test_what_is_gone_meanwhile_is_not_found(case, travel, night):
    part = case.parts.first()
    travel(date(2031, 10, 1))
    assert night() == (1, 0)
    for hold, key in ((hold_case, case.pk), (hold_case_first, case.pk), (hold_part, part.pk)):
        with pytest.raises(Http404), transaction.atomic():
            hold(key)
