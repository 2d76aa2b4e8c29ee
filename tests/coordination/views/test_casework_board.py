"""The board of the weekly meeting: each open case once, by when something is due."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.lifecycle import LegalEventKind
from coordination.reading.board import LATER, NEXT_WEEK, OVERDUE, RESTING, TODAY, WEEK, section_of
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory

MONDAY = date(2026, 2, 9)


@pytest.mark.parametrize(
    ("days", "section"), [(-1, OVERDUE), (0, TODAY), (1, WEEK), (6, WEEK), (7, NEXT_WEEK), (13, NEXT_WEEK), (14, LATER)]
)
def test_a_case_stands_where_its_nearest_date_falls(days, section):
    assert section_of(MONDAY + timedelta(days=days), None, MONDAY) == section
    assert section_of(MONDAY + timedelta(days=days), MONDAY + timedelta(days=1), MONDAY) == RESTING
    assert section_of(None, MONDAY, MONDAY) == LATER


def rows(answer):
    return [row for section in answer.context["board"].sections for row in section["rows"]]


def test_the_unit_reads_each_case_once_with_its_next_step_and_it_is_on_record(stage, client_of):
    log_event(case=stage.case, kind=LegalEventKind.COURT_HEARING, on=timezone.localdate(), by=stage.cast.anne)
    answer = client_of(stage.cast.anne).get("/sager/tavle/")
    (row,) = rows(answer)
    assert row["title"].startswith(stage.case.street)
    assert row["coordinator"] == ""
    assert row["step"] == "Ingen har taget sagen endnu."
    shown = AuditEvent.objects.filter(details__list="board").get()
    assert shown.details["rows"] == 1


def test_a_protected_address_is_not_on_the_paper(stage, client_of):
    type(stage.case).objects.filter(pk=stage.case.pk).update(address_protected=True)
    html = client_of(stage.cast.anne).get("/sager/tavle/").content.decode()
    assert stage.case.street not in html
    assert "Beskyttet adresse" in html


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk", "council_member"])
def test_for_nobody_else_there_is_a_board(stage, client_of, name):
    assert client_of(stage.cast.person(name)).get("/sager/tavle/").status_code == 404


def test_more_cases_cost_no_more_statements(stage, client_of):
    browser = client_of(stage.cast.anne)
    browser.get("/sager/tavle/")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            browser.get("/sager/tavle/")
        return len(queries)

    few = asked()
    for _ in range(4):
        CaseFactory(tenancy=TenancyFactory(landlord=stage.cast.fjordparken_clerk.agency), children=[3])
    assert asked() == few
    assert len(rows(browser.get("/sager/tavle/"))) == 5
