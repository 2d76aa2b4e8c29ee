"""Queues as tabs: what the unit opens, changes and goes back to."""

from urllib.parse import urljoin

import pytest

from coordination.reading.queues import QUEUES


def current(answer) -> list[str]:
    return [tab["url"] for tab in answer.context["tabs"] if tab["current"]]


def test_the_unit_has_a_tab_a_queue_with_its_count_and_an_office_has_none(stage, client_of):
    anne = client_of(stage.cast.anne).get("/sager/")
    assert len(anne.context["tabs"]) == len(QUEUES) + 3
    assert {tab["url"]: tab["count"] for tab in anne.context["tabs"]}["?venter=1"] == "2"
    assert "hub-tabs__count" in anne.content.decode()
    office = client_of(stage.cast.ydelse).get("/sager/")
    assert len(office.context["tabs"]) == 2
    assert "hub-tabs__count" not in office.content.decode().partition("<main")[2]


@pytest.mark.parametrize(
    ("query", "tab"),
    [
        ("", ["?"]),
        ("?venter=1", ["?venter=1"]),
        ("?venter=1&ulaest=1", ["?venter=1"]),
        ("?venter=1&mine=1", []),
        ("?vis=afsluttede", ["?vis=afsluttede"]),
    ],
)
def test_a_queue_can_be_narrowed_and_changed(stage, client_of, query, tab):
    assert current(client_of(stage.cast.anne).get(f"/sager/{query}")) == tab


@pytest.mark.parametrize("query", ["?ny=1", "?pause=1", "?brudt=1", "?fogedmoede=14"])
def test_the_queues_of_the_unit_are_nothing_to_an_office(stage, client_of, query):
    assert len(client_of(stage.cast.ydelse).get(f"/sager/{query}").context["page"].rows) == 1


def test_every_queue_opens(stage, client_of):
    browser = client_of(stage.cast.anne)
    for tab in browser.get("/sager/").context["tabs"]:
        assert browser.get(urljoin("/sager/", tab["url"])).status_code == 200
