"""`manage.py deadlines`, the door for those outside."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from coordination.deadlines import rules

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Any:
    out = StringIO()
    with translation.override("en"):
        call_command("deadlines", *arguments, stdout=out)
    return json.loads(out.getvalue())


def refusal(*arguments: str) -> CommandError:
    with translation.override("en"), pytest.raises(CommandError) as refused:
        call_command("deadlines", *arguments)
    return refused.value


def test_one_rule_prints_its_dates_law_and_reason() -> None:
    found = run("--rule", "earliest_demand", "--on", "2026-06-01")

    assert found["rule"] == "earliest_demand"
    assert (found["on"], found["strict"], found["safe"]) == ("2026-06-01", "2026-06-05", "2026-06-08")
    assert found["date"] == found["safe"]
    assert found["law"] == "almenlejeloven § 90, stk. 2; lejeloven § 182, stk. 2"
    assert found["source"] == "V"
    assert found["label"] == "Earliest formal demand"
    assert found["responsible"] == ["housing_association", "private_landlord"]
    assert "moves to Monday 8 Jun 2026" in found["explanation"]


def test_variants_hours_and_reminders_are_told() -> None:
    assert run("--rule", "rtl5a_immediate", "--on", "2026-08-03")["variants"] == {"children": "2026-08-03"}
    assert run("--rule", "breach_report", "--on", "2026-08-03")["hours"] == 72
    assert run("--rule", "address_protection_expiry", "--on", "2026-08-03")["remind_on"] == "2027-07-04"
    assert run("--rule", "appeal", "--on", "2026-08-03")["hours"] is None


def test_without_a_rule_all_are_listed() -> None:
    found = run("--on", "2026-08-03")

    assert [each["rule"] for each in found] == list(rules())
    assert all(each["on"] == "2026-08-03" for each in found)


@pytest.mark.parametrize("day", ["1950-01-01", "2100-12-31"])
def test_first_and_last_day_of_the_range_are_computed(day: str) -> None:
    assert len(run("--on", day)) == len(rules())


def test_unknown_rule_is_refused_with_the_codes() -> None:
    error = refusal("--rule", "demand", "--on", "2026-08-03")

    assert error.returncode == 2
    assert str(error).startswith("There is no rule demand. The rules are: rent_due_shift, earliest_demand")


@pytest.mark.parametrize(
    "text", ["2026-02-30", "20260201", "2026-W05-1", "2026-2-1", "01-02-2026", "today", "", "２０２６-02-01"]
)
def test_what_is_not_a_date_is_refused(text: str) -> None:
    error = refusal("--rule", "appeal", "--on", text)

    assert error.returncode == 2
    assert str(error) == f"{text} is not a date. Write it as YYYY-MM-DD, for example 2026-02-09."


@pytest.mark.parametrize("text", ["1949-12-31", "2101-01-01", "0226-01-01"])
def test_date_out_of_range_is_refused(text: str) -> None:
    error = refusal("--on", text)

    assert error.returncode == 2
    assert str(error) == f"{text} lies outside 1950-2100, the years this can be computed for."


def test_date_is_required() -> None:
    assert "--on" in str(refusal("--rule", "appeal"))
