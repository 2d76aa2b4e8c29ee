"""The page on which the unit lets a case rest, and what becomes of it in the inbox."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.lifecycle import LegalEventKind


def sent(days: int, **more: str) -> dict[str, str]:
    day = timezone.localdate() + timedelta(days=days)
    return {"reason": "decision", "until": day.isoformat(), "note": "Ydelse svarer", **more}


@pytest.fixture(autouse=True)
def _seen_to(stage):
    """The assessment at once is made: it may be due today, and no case rests past that."""
    stage.case.deadlines.update(met_at=timezone.now())


def test_a_resting_case_stands_under_on_pause_alone_and_says_so_on_its_page(stage, client_of):
    anne = client_of(stage.cast.anne)
    assert anne.post(stage.url("pause/"), sent(1)).status_code == 302
    assert anne.get("/sager/").context["page"].rows == []
    assert len(anne.get("/sager/?pause=1").context["page"].rows) == 1
    assert "Ydelse svarer" in anne.get(stage.url()).content.decode()
    assert len(client_of(stage.cast.ydelse).get("/sager/").context["page"].rows) == 1
    anne.post(stage.url("pause/slut/"))
    assert len(anne.get("/sager/").context["page"].rows) == 3


def test_nobody_else_reads_of_it(stage, client_of):
    client_of(stage.cast.anne).post(stage.url("pause/"), sent(1))
    for name in ("ydelse", "fjordparken_clerk"):
        html = client_of(stage.cast.person(name)).get(stage.url()).content.decode()
        assert "Ydelse svarer" not in html
        assert client_of(stage.cast.person(name)).get(stage.url("pause/")).status_code == 403


@pytest.mark.parametrize(
    ("given", "field"),
    [
        (sent(0), "until"),
        (sent(91), "until"),
        (sent(1, until="2026-02-31"), "until"),
        (sent(1, until="99999-01-01"), "until"),
        (sent(1, reason="x"), "reason"),
        (sent(1, note="0101010000"), "note"),
        (sent(1, note="a\x00b"), "note"),
        (sent(1, note="å" * 501), "note"),
        ({}, "reason"),
    ],
)
def test_what_cannot_be_comes_back_with_its_reason_and_what_was_written(stage, client_of, given, field):
    answer = client_of(stage.cast.anne).post(stage.url("pause/"), given)
    assert field in answer.context["form"].errors
    assert not stage.case.pauses.exists()


def test_it_does_not_rest_past_a_deadline(stage, client_of):
    on = timezone.localdate() + timedelta(days=5)
    log_event(case=stage.case, kind=LegalEventKind.COURT_HEARING, on=on, by=stage.cast.anne)
    anne = client_of(stage.cast.anne)
    assert "until" in anne.post(stage.url("pause/"), sent(6)).context["form"].errors
    assert anne.post(stage.url("pause/"), sent(5)).status_code == 302


def test_it_does_not_rest_on_the_very_day_of_a_deadline(stage, client_of):
    log_event(case=stage.case, kind=LegalEventKind.COURT_HEARING, on=timezone.localdate(), by=stage.cast.anne)
    anne = client_of(stage.cast.anne)
    assert "until" in anne.post(stage.url("pause/"), sent(5)).context["form"].errors
    stage.case.deadlines.update(met_at=timezone.now())
    assert anne.post(stage.url("pause/"), sent(5)).status_code == 302
