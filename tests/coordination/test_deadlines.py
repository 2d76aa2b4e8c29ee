"""The rules as a whole: complete, never on a day they may not fall, never going back."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation
from holidays import country_holidays
from hypothesis import given, settings
from hypothesis import strategies as st

from coordination.deadlines import (
    OutOfRangeError,
    Rest,
    UnknownRuleError,
    compute,
    compute_moment,
    counting_by,
    explain,
    remind_on,
)
from coordination.deadlines.calendar import kinds_of
from coordination.deadlines.shape import TRIGGER_LABELS, Mode, Trigger
from coordination.models import DeadlineRule
from tests.coordination.seeded import law_as_seeded

CODES = [
    "rent_due_shift",
    "earliest_demand",
    "demand_expiry",
    "earliest_termination",
    "move_out_requested",
    "landlord_notice",
    "rtl5a_immediate",
    "rtl5a_decision",
    "child_report_assessment",
    "court_appeal",
    "appeal",
    "reassessment",
    "party_hearing_reply",
    "file_access",
    "dsar",
    "breach_report",
    "shelter_notice",
    "board_decision",
    "housing_court_filing",
    "conditional_tenancy_end",
    "notice_objection",
    "landlord_suit",
    "deposit_loan_before_move_in",
    "address_protection_expiry",
    "consent_review",
    "retention_end",
]

OFFICE_DAYS_ONLY = [
    "rent_due_shift",
    "demand_expiry",
    "court_appeal",
    "appeal",
    "reassessment",
    "party_hearing_reply",
]
BACKWARDS = {"deposit_loan_before_move_in"}
COPENHAGEN = ZoneInfo("Europe/Copenhagen")

TEN_YEARS = [date(2020, 1, 1) + timedelta(days=number) for number in range(3653)]
HOLIDAYS = set(country_holidays("DK", years=range(2019, 2034)))

RULES = law_as_seeded()


@pytest.fixture(scope="module", autouse=True)
def _by_the_law_as_seeded():
    with counting_by(RULES):
        yield


any_day = st.dates(date(1950, 1, 1), date(2100, 12, 31))
any_code = st.sampled_from(CODES)
any_mode = st.sampled_from(["strict", "safe"])


def is_office_day(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS and (day.month, day.day) != (6, 5)


def is_bank_day(day: date) -> bool:
    return is_office_day(day) and (day.month, day.day) not in {(12, 24), (12, 31)}


def test_every_code_of_the_domain_has_one_rule() -> None:
    assert sorted(RULES) == sorted(CODES)
    assert all(rule.code == code and rule.responsible and str(rule.label) for code, rule in RULES.items())
    assert all(rule.law for rule in RULES.values() if rule.code not in {"move_out_requested", "consent_review"})


def test_every_trigger_has_a_label_and_a_rule() -> None:
    assert set(TRIGGER_LABELS) == set(Trigger) == {rule.trigger for rule in RULES.values()}


@pytest.mark.parametrize("code", OFFICE_DAYS_ONLY)
def test_rolled_deadline_never_ends_on_a_day_off_in_ten_years(code: str) -> None:
    wrong = [day for day in TEN_YEARS if not is_office_day(compute(code, day, mode="strict"))]

    assert wrong == []


@pytest.mark.parametrize("code", ["rent_due_shift", "earliest_demand", "demand_expiry"])
def test_safe_date_about_money_is_a_bank_day_in_ten_years(code: str) -> None:
    assert [day for day in TEN_YEARS if not is_bank_day(compute(code, day))] == []


def test_strict_demand_is_the_first_hverdag_after_the_third_in_ten_years() -> None:
    for day in (day for day in TEN_YEARS if is_office_day(day)):
        found = compute("earliest_demand", day, mode="strict")
        between = [day + timedelta(days=n) for n in range(1, (found - day).days)]
        counted = [each for each in between if each.weekday() < 6 and each not in HOLIDAYS]

        assert len(counted) == 3
        assert found.weekday() < 6
        assert found not in HOLIDAYS


@pytest.mark.parametrize("code", ["file_access", "rtl5a_immediate"])
def test_working_days_end_on_a_working_day(code: str) -> None:
    ends = [compute(code, day) for day in TEN_YEARS]

    assert [day for day in ends if day.weekday() > 4 or day in HOLIDAYS] == []


@pytest.mark.parametrize("code", CODES)
def test_each_rule_of_the_table_holds_on_every_day_of_ten_years(code: str) -> None:
    rule = RULES[code]
    strict, safe = ([compute(rule, day, mode=mode) for day in TEN_YEARS] for mode in ("strict", "safe"))

    assert [pair for pair in zip(strict, safe, strict=True) if pair[0] > pair[1]] == []
    assert [day for day in strict if kinds_of(day) & rule.roll.strict] == []
    assert [day for day in safe if kinds_of(day) & rule.roll.safe] == []
    assert strict == sorted(strict)
    assert safe == sorted(safe)


@settings(max_examples=40)
@given(
    st.sampled_from(["calendar_day", "hverdag", "working_day", "week", "month"]),
    st.integers(0, 40),
    st.integers(0, 40) | st.none(),
    st.tuples(*[st.sampled_from([rest.value for rest in Rest])] * 2),
    any_day,
)
def test_whatever_an_editor_makes_of_a_rule_and_is_let_keep_is_safe_on_any_day(
    unit: str, count: int, safe_count: int | None, moves: tuple[str, str], on: date
) -> None:
    edited = DeadlineRule(
        code="x", label_da="x", label_en="x", trigger="rent_due", count=count, unit=unit, safe_count=safe_count,
        moves_strict=moves[0], moves_safe=moves[1], mark="V", responsible=["housing_support_unit"],
    )  # fmt: skip
    if edited.safe_before_strict() is None:
        assert compute(edited.rule(), on, mode="strict") <= compute(edited.rule(), on)


@given(any_code, any_day, st.integers(0, 400), any_mode)
def test_a_later_trigger_never_gives_an_earlier_deadline(code: str, on: date, later: int, mode: Mode) -> None:
    second = min(on + timedelta(days=later), date(2100, 12, 31))

    assert compute(code, on, mode=mode) <= compute(code, second, mode=mode)


@given(any_code, any_day, any_mode)
def test_a_deadline_is_never_before_its_trigger_unless_it_counts_back(code: str, on: date, mode: Mode) -> None:
    assert (compute(code, on, mode=mode) >= on) is (code not in BACKWARDS)


@given(any_code, any_day)
def test_safe_is_never_before_strict(code: str, on: date) -> None:
    assert compute(code, on, mode="safe") >= compute(code, on, mode="strict")


def test_children_make_the_assessment_due_the_same_working_day() -> None:
    monday, saturday = date(2026, 8, 3), date(2026, 8, 8)

    assert compute("rtl5a_immediate", monday, variant="children") == monday
    assert compute("rtl5a_immediate", saturday, variant="children") == date(2026, 8, 10)
    assert compute("rtl5a_immediate", monday) == date(2026, 8, 4)


def test_variants_give_the_longer_times() -> None:
    assert compute("retention_end", date(2026, 10, 1), variant="economic") == date(2032, 10, 1)
    assert compute("dsar", date(2026, 11, 30), variant="extended") == date(2027, 2, 28)
    with pytest.raises(KeyError, match="economic"):
        compute("dsar", date(2026, 11, 30), variant="economic")


def test_address_protection_reminds_thirty_days_before() -> None:
    assert remind_on(RULES["address_protection_expiry"], date(2027, 3, 31)) == date(2027, 3, 1)
    assert remind_on(RULES["demand_expiry"], date(2027, 3, 31)) is None


def test_hours_are_real_hours_when_the_clock_changes() -> None:
    received = datetime(2026, 3, 28, 15, 30, tzinfo=COPENHAGEN)

    assert compute_moment("child_report_assessment", received) == datetime(2026, 3, 29, 16, 30, tzinfo=COPENHAGEN)
    assert compute_moment("breach_report", received).astimezone(UTC) - received == timedelta(hours=72)
    assert compute("breach_report", received.date()) == date(2026, 3, 31)


def test_hours_need_a_rule_in_hours_and_a_time_with_a_zone() -> None:
    with pytest.raises(ValueError, match="not counted in hours"):
        compute_moment("appeal", datetime(2026, 3, 28, tzinfo=COPENHAGEN))
    with pytest.raises(ValueError, match="zone"):
        compute_moment("breach_report", datetime(2026, 3, 28))


@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2101, 1, 1), date(226, 5, 1)])
def test_mistyped_year_is_refused(day: date) -> None:
    with pytest.raises(OutOfRangeError, match=day.isoformat()):
        compute("demand_expiry", day)


def test_moment_where_a_date_belongs_is_refused() -> None:
    with pytest.raises(TypeError, match="compute_moment"):
        compute("demand_expiry", datetime(2026, 5, 1, tzinfo=UTC))


def test_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownRuleError, match="nothing"):
        compute("nothing", date(2026, 5, 1))


def test_explanation_names_trigger_offset_and_move() -> None:
    with translation.override("en"):
        said = explain("demand_expiry", date(2026, 5, 22))

    assert "Friday 22 May 2026 (formal demand received)" in said
    assert "14 days after: Friday 5 Jun 2026." in said
    assert "Friday 5 Jun 2026 is Constitution Day, so it moves to Monday 8 Jun 2026." in said


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("landlord_notice", date(2026, 5, 4), "The deadline is the same day."),
        ("deposit_loan_before_move_in", date(2026, 3, 1), "1 day before: Saturday 28 Feb 2026."),
        ("demand_expiry", date(2026, 12, 10), "Christmas Eve, when the banks are closed, so it moves"),
        (
            "earliest_demand",
            date(2026, 2, 1),
            "1 Feb 2026 is a Sunday, so it moves to Monday 2 Feb",
        ),
        ("court_appeal", date(2026, 4, 16), "is a public holiday, so it moves to Friday 15 May 2026."),
    ],
)
def test_explanation_fits_each_way_of_counting(code: str, on: date, expected: str) -> None:
    with translation.override("en"):
        assert expected in re.sub(r"\s+", " ", explain(code, on))


def test_explanation_follows_variant_and_mode() -> None:
    with translation.override("en"):
        assert "6 years after" in explain("retention_end", date(2026, 10, 1), variant="economic")
        assert "3 days after" in explain("move_out_requested", date(2026, 10, 1), mode="strict")
        assert "7 days after" in explain("move_out_requested", date(2026, 10, 1))


@given(any_code, any_day, any_mode)
def test_every_deadline_can_be_explained(code: str, on: date, mode: Mode) -> None:
    assert str(compute(code, on, mode=mode).year) in explain(code, on, mode=mode)
