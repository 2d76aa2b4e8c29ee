"""Closing with an outcome, reading it in the course of the case, asking half a year later."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.causes import Cause
from coordination.models import Closing, FollowUp
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory

PAID = {"outcome": "paid_by_municipal_help", "primary_cause": "income_loss", "causes": ["debt"]}


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, {"outcome"}),
        ({"outcome": "made_up"}, {"outcome"}),
        (PAID | {"primary_cause": ""}, {"primary_cause"}),
        (PAID | {"outcome": "evicted_shelter"}, {"outcome"}),
        (PAID | {"outcome": "tenant_declined_help"}, {"housing"}),
        (PAID | {"outcome": "moved_municipality"}, {"moved_to"}),
        (PAID | {"outcome": "moved_municipality", "moved_to": "x" * 9000}, {"moved_to"}),
        (PAID | {"outcome": "moved_municipality", "moved_to": "a\x00b"}, {"moved_to"}),
        (PAID | {"primary_cause": "threats"}, {"necessary"}),
    ],
)
def test_an_ending_that_says_too_little_or_cannot_be_is_refused_at_its_field(stage, anne, given, wrong):
    answer = anne.post(stage.url("luk/"), given)
    assert (answer.status_code, set(answer.context["form"].errors)) == (422, wrong)
    assert not Closing.objects.exists()


def test_closed_with_its_outcome_it_is_read_by_the_unit_in_the_course_and_by_the_landlord_in_a_word(
    stage, anne, client_of
):
    for _ in range(2):
        assert anne.post(stage.url("luk/"), PAID).status_code == 302
    assert Closing.objects.count() == 1
    page = anne.get(stage.url("forloeb/")).content.decode()
    assert "Betalt med hjælp fra kommunen." in page
    assert "tab af indtægt" in page.casefold()
    notice = stage.case.notices.get()
    receipt = client_of(stage.cast.fjordparken_clerk).get(f"/restancer/kvittering/{notice.public_id}/")
    assert "Restancen er betalt" in receipt.content.decode()
    assert "hjælp" not in str(receipt.context["ended"].told)


def test_after_half_a_year_the_unit_is_shown_whom_to_ask_after_and_answers_once(stage, anne, travel):
    anne.post(stage.url("luk/"), PAID)
    assert anne.get("/sager/opfoelgning/").context["rows"] == []
    assert anne.post(stage.url("opfoelgning/"), {"months": 6, "housing": "shelter"}).status_code == 422
    FollowUp.objects.filter(months=6).update(due_on=timezone.localdate() - timedelta(days=1))
    (row,) = anne.get("/sager/opfoelgning/").context["rows"]
    assert anne.get("/sager/").context["tabs"][-1]["count"] == 1
    assert (row["who"], row["is_due"]) == (stage.case.tenants.get().name, True)
    look = AuditEvent.objects.get(case_id=stage.case.public_id, details={"list": "follow_ups"})
    assert look.persons == [stage.case.tenants.get().public_id]
    for _ in range(2):
        assert anne.post(stage.url("opfoelgning/"), {"months": 6, "housing": "shelter"}).status_code == 302
    assert list(FollowUp.objects.values_list("months", "housing")) == [(6, "shelter"), (12, "")]
    assert anne.get("/sager/opfoelgning/").context["rows"] == []


def test_the_list_costs_as_many_statements_for_many_as_for_one(stage, anne):
    anne.post(stage.url("luk/"), PAID)
    for _ in range(4):
        CaseFactory(closed=True)

    def cost(due, rows):
        due.update(due_on=timezone.localdate())
        with CaptureQueriesContext(connection) as asked:
            assert len(anne.get("/sager/opfoelgning/").context["rows"]) == rows
        return len(asked)

    anne.get("/sager/opfoelgning/")
    assert cost(FollowUp.objects.filter(case=stage.case), 2) == cost(FollowUp.objects.all(), 10)


def boxes(page) -> set[str]:
    return set(re.findall(r'name="causes" value="(\w+)"', page.content.decode()))


def test_the_main_cause_is_none_of_the_further_ones_and_what_was_ticked_is_kept(stage, anne):
    stage.case.causes = ["debt"]
    stage.case.save(update_fields=["causes"])
    assert "debt" not in boxes(anne.get(stage.url("luk/")))
    again = anne.post(stage.url("luk/"), PAID | {"outcome": "", "causes": ["debt", "noise", "income_loss"]})
    assert again.status_code == 422
    assert boxes(again) == set(Cause) - {"income_loss"}
    assert set(re.findall(r'value="(\w+)"[^>]*checked', again.content.decode())) >= {"debt", "noise"}
    assert anne.post(stage.url("luk/"), PAID | {"causes": ["debt", "income_loss"]}).status_code == 302
    assert Closing.objects.get().causes == ["debt"]


def test_of_a_closed_case_nobody_is_to_be_reached_any_more(stage, anne):
    urged = "Det første forsøg skal gøres senest"
    assert urged in anne.get(stage.url()).content.decode()
    anne.post(stage.url("luk/"), PAID)
    assert urged not in anne.get(stage.url()).content.decode()
