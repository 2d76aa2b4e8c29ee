"""The inbox: one line a part, most urgent first, flat however long it is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.actions.entries import post_entry
from coordination.lifecycle import Audience, LegalEventKind, Measure
from coordination.models import InboxRow, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory


def rows(answer):
    return answer.context["page"].rows


def asked_of_the_office(cast, count: int) -> list[PlanPart]:
    """That many cases of Fjordparken, each with a part for Ydelseskontoret, due one day after another."""
    first, made = timezone.localdate() + timedelta(days=20), []
    for number in range(count):
        case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
        made.append(PartFactory(case=case, agency=cast.ydelse.agency, due_on=first + timedelta(days=number)))
    return made


def test_the_office_finds_its_part_unread_with_address_deadline_and_urgency(stage, client_of):
    (row,) = rows(client_of(stage.cast.ydelse).get("/sager/"))
    assert row["unread"] is True
    assert row["title"] == stage.case.street
    assert row["urgency"].level == "critical"
    assert len(row["urgency"].why) == 1
    assert row["url"] == stage.part_url(stage.benefits)


def test_the_landlord_is_not_told_of_children(stage, client_of):
    (row,) = rows(client_of(stage.cast.fjordparken_clerk).get("/sager/"))
    assert row["url"] == stage.part_url(stage.landlord)
    assert row["urgency"] is None


def test_opening_the_part_takes_it_from_the_unread_and_from_the_menus_count(stage, client_of):
    browser = client_of(stage.cast.ydelse)
    before = browser.get("/sager/").context["nav"][0]["count"]
    opened = browser.get(stage.part_url(stage.benefits))
    assert (before, opened.context["nav"][0]["count"]) == (1, 0)
    assert [row["unread"] for row in rows(browser.get("/sager/"))] == [False]


def test_marked_as_unread_it_counts_again(stage, client_of):
    browser = client_of(stage.cast.ydelse)
    browser.get(stage.part_url(stage.benefits))
    assert browser.post(stage.part_url(stage.benefits, "ulaest/")).status_code == 302
    assert [row["unread"] for row in rows(browser.get("/sager/"))] == [True]


def test_the_coordinators_own_question_is_not_news_to_her(stage, client_of):
    found = rows(client_of(stage.cast.anne).get("/sager/?venter=1"))
    assert [row["unread"] for row in found] == [False, False]
    assert {row["waiting_on"] for row in found} == {"Ydelseskontoret", "Boligforeningen Fjordparken"}


def test_who_has_been_asked_something_back_no_longer_waits(stage, client_of):
    post_entry(part=stage.benefits, body="Mangler budget", audience=Audience.PART, by=stage.cast.ydelse)
    found = rows(client_of(stage.cast.anne).get("/sager/?venter=1"))
    assert {row["waiting_on"] for row in found} == {"Boligforeningen Fjordparken"}


@pytest.mark.parametrize(
    ("query", "count"), [("", 3), ("?mine=1", 0), ("?vis=afsluttede", 0), ("?frist=uge&ulaest=1&mine=1", 0)]
)
def test_filters_in_the_address_narrow_the_list(stage, client_of, query, count):
    assert len(rows(client_of(stage.cast.anne).get(f"/sager/{query}"))) == count


def test_mine_is_offered_to_coordinators_alone(stage, client_of):
    answer = client_of(stage.cast.ydelse).get("/sager/?mine=1")
    assert len(rows(answer)) == 1
    assert len(answer.context["filters"].chips()) == 3


def test_due_this_week_holds_the_hearing_of_today(stage, client_of):
    from coordination.actions.clock import log_event

    log_event(case=stage.case, kind=LegalEventKind.COURT_HEARING, on=timezone.localdate(), by=stage.cast.anne)
    found = rows(client_of(stage.cast.ydelse).get("/sager/?frist=uge"))
    assert [row["deadline"]["due_on"] for row in found] == [timezone.localdate()]


def test_pages_follow_each_other_by_key_without_gap_or_repeat(cast, client_of):
    parts = asked_of_the_office(cast, 30)
    browser = client_of(cast.ydelse)
    first = browser.get("/sager/").context["page"]
    second = browser.get(f"/sager/{first.next_query}").context["page"]
    urls = [row["url"] for row in first.rows + second.rows]
    assert urls == [f"/sager/dele/{part.public_id}/" for part in parts]
    assert (len(first.rows), second.next_query) == (25, "")


@pytest.mark.parametrize("cursor", ["nonsense", "0_2026-13-01_x", "9" * 300, "0_2026-11-22_" + "0" * 32])
def test_a_cursor_that_means_nothing_shows_a_list_all_the_same(stage, client_of, cursor):
    assert client_of(stage.cast.anne).get("/sager/", {"efter": cursor}).status_code == 200


def queries_for_the_inbox(browser) -> int:
    with CaptureQueriesContext(connection) as queries:
        browser.get("/sager/")
    return len(queries)


def test_the_inbox_asks_the_database_as_often_for_100_parts_as_for_25(cast, client_of, settings, monkeypatch):
    monkeypatch.setattr("coordination.reading.inbox.inbox_page.__defaults__", ("", 100))
    asked_of_the_office(cast, 25)
    browser = client_of(cast.ydelse)
    browser.get("/sager/")
    few = queries_for_the_inbox(browser)
    asked_of_the_office(cast, 75)
    assert queries_for_the_inbox(browser) == few
    assert len(rows(browser.get("/sager/"))) == 100


def test_the_index_gives_the_order_of_the_list():
    index = next(index for index in InboxRow._meta.indexes if index.name == "inbox_by_urgency")
    assert index.fields == ["agency", "is_open", "rank", "due_on", "id"]


@pytest.mark.parametrize("name", ["anne", "ydelse", "lindehoej_clerk", "kmp"])
def test_an_empty_list_says_why_and_what_to_do(cast, client_of, name):
    html = client_of(cast.person(name)).get("/sager/").content.decode()
    assert "hub-empty" in html
    assert 'class="button button-secondary"' in html


def test_a_closed_part_moves_to_the_closed_ones(stage, client_of):
    part = PartFactory(case=stage.case, agency=stage.cast.anne.agency, measure=Measure.OUTREACH_VISIT, done=True)
    found = rows(client_of(stage.cast.anne).get("/sager/?vis=afsluttede"))
    assert [row["url"] for row in found] == [stage.part_url(part)]


def test_each_filter_is_offered_once_and_saved_when_no_tab_or_view_makes_it(stage, client_of):
    anne = client_of(stage.cast.anne)

    def offers(query: str) -> tuple[list[str], bool]:
        answer = anne.get(f"/sager/{query}")
        chips, tabs = answer.context["filters"].chips(), answer.context["tabs"]
        labels = [str(each["label"]) for each in (*chips, *tabs)]
        assert len(labels) == len(set(labels))
        return [str(chip["label"]) for chip in chips if chip["active"]], "visninger/ny/" in answer.content.decode()

    assert offers("") == ([], False)
    assert offers("?mine=1") == ([], False)
    assert offers("?mine=1&frist=uge") == (["Frist denne uge"], True)
    anne.post("/sager/visninger/ny/?mine=1&frist=uge", {"name": "Min uge"})
    assert offers("?mine=1&frist=uge") == (["Frist denne uge"], False)


def test_two_queues_at_once_are_chips_that_can_be_taken_away(stage, client_of):
    filters = client_of(stage.cast.anne).get("/sager/?mine=1&fogedmoede=14").context["filters"]
    assert {chip["url"] for chip in filters.chips() if chip["active"]} == {"?mine=1", "?fogedmoede=14"}


def test_every_queue_counts_what_it_shows_and_says_what_it_would_hold(stage, client_of):
    anne = client_of(stage.cast.anne)
    said = []
    for tab in anne.get("/sager/").context["tabs"][1:-2]:
        answer = anne.get(f"/sager/{tab['url']}")
        assert tab["count"] == str(len(rows(answer))), tab["label"]
        if not rows(answer):
            said.append(answer.context["empty"]["title"])
    assert len(said) > 5
    assert len(set(said)) == len(said)
