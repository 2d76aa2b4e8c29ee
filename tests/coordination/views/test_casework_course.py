"""The unit moves the landlord's stage by hand, on and back, and reads what it has moved."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.lifecycle import LandlordStage as S
from coordination.lifecycle import LegalEventKind
from coordination.models import Case, StageMove


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


def stage_of(stage) -> str:
    return Case.objects.get(pk=stage.case.pk).landlord_stage


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


@pytest.fixture
def move(stage, anne):
    def send(to, reason="", on=None, seen=None):
        said = {"to": to, "reason": reason, "on": on or day(), "seen": seen or stage_of(stage)}
        return anne.post(stage.url("skridt/"), said)

    return send


def as_shown(form):
    """What the form would send, untouched."""
    return {name: form[name].value() for name in form.fields if form[name].value()}


def test_a_court_that_refuses_takes_the_case_back_and_what_happened_before_moves_it_no_more(stage, anne, move):
    assert stage_of(stage) == S.COURT_FILED
    assert move(S.ARREARS_REGISTERED, "court_refused", day(-2)).status_code == 302
    anne.post(stage.url("haendelse/"), {"kind": LegalEventKind.DEMAND_SENT, "on": day(-9)})
    assert stage_of(stage) == S.ARREARS_REGISTERED
    anne.post(stage.url("haendelse/"), {"kind": LegalEventKind.DEMAND_SENT, "on": day(-1)})
    assert stage_of(stage) == S.DEMAND_SENT
    page = anne.get(stage.url("forloeb/")).content.decode()
    assert "Fra »Sendt til fogedretten« til »Restance registreret«" in page
    assert stage.cast.anne.user.name in page


def test_back_without_a_reason_or_to_where_no_table_leads_is_refused_at_its_field(stage, move):
    assert "reason" in move(S.DEMAND_SENT).context["form"].errors
    move(S.EVICTED)
    answer = move(S.PAID)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["to"])
    assert stage_of(stage) == S.EVICTED


@pytest.mark.parametrize("on", [day(1), "1926-01-01", "2026-02-31", "\x00", "x" * 9000])
def test_a_day_that_cannot_be_is_refused_with_the_rest_kept(stage, move, on):
    answer = move(S.PAID, on=on)
    assert list(answer.context["form"].errors) == ["on"]
    assert answer.context["form"]["to"].value() == S.PAID
    assert not StageMove.objects.exists()


def test_sent_twice_it_is_moved_once_and_over_somebody_elses_head_not_at_all(stage, move):
    for _ in range(2):
        assert move(S.PAID, seen=S.COURT_FILED).status_code == 302
    assert StageMove.objects.count() == 1
    assert move(S.WITHDRAWN, seen=S.COURT_FILED).status_code == 409
    assert stage_of(stage) == S.PAID


def test_a_stage_of_conduct_is_told_to_those_who_know_of_conduct(stage, client_of):
    Case.objects.filter(pk=stage.case.pk).update(landlord_stage=S.WARNING, causes=["noise", "debt"])

    def words(who):
        return str(client_of(who).get(stage.url()).context["facts"])

    assert "Skriftlig advarsel" in words(stage.cast.anne)
    assert "støj" in words(stage.cast.anne).casefold()
    assert "Skriftlig advarsel" not in words(stage.cast.ydelse)
    assert "støj" not in words(stage.cast.ydelse).casefold()
    assert "støj" not in words(stage.cast.fjordparken_clerk).casefold()


def test_a_cause_that_is_a_criminal_matter_takes_a_tick_that_it_is_needed(stage, anne):
    form = anne.get(stage.url("oplysninger/")).context["form"]
    given = as_shown(form) | {"causes": ["threats"]}
    assert "necessary" in anne.post(stage.url("oplysninger/"), given).context["form"].errors
    assert anne.post(stage.url("oplysninger/"), given | {"necessary": "on"}).status_code == 302
    assert Case.objects.get(pk=stage.case.pk).causes == ["threats"]


def test_a_plan_that_nobody_began_is_not_followed_up(stage, anne):
    Case.objects.filter(pk=stage.case.pk).update(plan_status="new")
    form = anne.get(stage.url("oplysninger/")).context["form"]
    given = as_shown(form) | {"plan_status": "monitoring"}
    assert "plan_status" in anne.post(stage.url("oplysninger/"), given).context["form"].errors
