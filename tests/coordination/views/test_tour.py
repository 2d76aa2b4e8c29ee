"""The tour on a phone: one's own visits of today, and what one does at a door."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.models import Case, Visit
from hub.audit.models import AuditEvent
from tests.coordination.views.test_attempts import filled
from tests.factories.case import CaseFactory
from tests.factories.contact import VisitFactory


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


@pytest.fixture
def visit(stage):
    return VisitFactory(case=stage.case, by=stage.cast.anne, safety_flag=True, safety_note="Løs hund")


def test_the_tour_has_map_and_telephone_and_is_on_record_case_by_case(stage, visit, anne):
    VisitFactory(case=stage.case, by=stage.cast.anne, planned_on=timezone.localdate() + timedelta(days=1))
    VisitFactory(case=stage.case, by=stage.cast.unit_lead)
    page = anne.get("/tur/")
    (stop,) = page.context["stops"]
    assert stop["map_url"].startswith("geo:0,0?q=")
    assert [person["tel"] for person in stop["people"]] == ["tel:20000001"]
    assert "Løs hund" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert AuditEvent.objects.filter(case_id=stage.case.public_id, details={"list": "tour"}).exists()


def test_a_protected_address_stands_on_no_tour(stage, visit, anne):
    Case.objects.filter(pk=stage.case.pk).update(address_protected=True)
    page = anne.get("/tur/").content.decode()
    assert stage.case.street not in page
    assert "geo:" not in page
    assert "/vis/adresse/" in page


def test_not_reached_at_the_door_is_one_page_and_leads_back_to_the_tour(stage, visit, anne):
    (stop,) = anne.get("/tur/").context["stops"]
    page = anne.get(f"{stop['tell_url']}?resultat=no_answer")
    assert not page.context["form"].tells_more
    answer = anne.post(stop["tell_url"], filled(page))
    assert answer["Location"] == "/tur/"
    attempt = stage.case.attempts.get()
    assert (attempt.visit, attempt.channel) == (visit, "home_visit_unannounced")
    assert Visit.objects.get(pk=visit.pk).status == "done"


def test_in_and_out_by_the_buttons_of_the_page(stage, visit, anne):
    anne.post(f"/tur/{visit.public_id}/ind/", {"length": "30"})
    assert anne.get("/tur/").context["stops"][0]["going_on"]
    assert anne.post(f"/tur/{visit.public_id}/ind/", {"length": "99999"}).status_code == 302
    anne.post(f"/tur/{visit.public_id}/ud/")
    assert not Visit.objects.get(pk=visit.pk).is_going_on


def test_overdue_stands_on_inbox_and_case_for_the_unit_alone(stage, visit, anne, client_of):
    past = timezone.now() - timedelta(minutes=5)
    Visit.objects.filter(pk=visit.pk).update(checked_in_at=past, expected_out_at=past)
    for address in ("/sager/", stage.url(), "/tur/"):
        assert "hub-overdue" in anne.get(address).content.decode()
        if address != "/tur/":
            assert "hub-overdue" not in client_of(stage.cast.ydelse).get(address).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2020-01-01"),
        ("on", "9999-01-01"),
        ("until_time", "08:00"),
        ("who", "nobody"),
        ("safety_note", "x" * 301),
    ],
)
def test_a_plan_that_cannot_be_is_refused_at_its_field(stage, anne, field, value):
    page = anne.get(stage.url("besoeg/nyt/"))
    given = filled(page, from_time="10:00", until_time="11:00") | {field: value}
    answer = anne.post(stage.url("besoeg/nyt/"), {name: value for name, value in given.items() if value is not False})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not stage.case.visits.exists()


def test_a_visit_is_planned_cancelled_and_its_reason_kept(stage, anne):
    page = anne.get(stage.url("besoeg/nyt/"))
    given = {name: value for name, value in filled(page).items() if value is not False}
    for _ in range(2):
        assert anne.post(stage.url("besoeg/nyt/"), given).status_code == 302
    visit = stage.case.visits.get()
    for _ in range(2):
        assert anne.post(f"/sager/besoeg/{visit.public_id}/aflys/", {"reason": "Lejeren er rejst"}).status_code == 302
    assert "Lejeren er rejst" in anne.get(stage.url()).content.decode()


def test_a_visit_is_moved_to_another_day_and_a_colleague_and_stands_on_that_tour(stage, visit, anne, client_of):
    address, tomorrow = f"/sager/besoeg/{visit.public_id}/aendr/", timezone.localdate() + timedelta(days=1)
    Visit.objects.filter(pk=visit.pk).update(place=3)
    given = {name: value for name, value in filled(anne.get(address)).items() if value not in {False, None}}
    assert given["safety_note"] == "Løs hund"
    moved = given | {"on": f"{tomorrow:%d-%m-%Y}", "from_time": "9.30", "who": stage.cast.unit_lead.public_id}
    assert anne.post(address, moved).status_code == 302
    assert anne.get("/tur/").context["stops"] == []
    lead = client_of(stage.cast.unit_lead)
    assert lead.get("/tur/").context["stops"] == []
    (stop,) = lead.get("/tur/?dag=i-morgen").context["stops"]
    assert (stop["time"], stop["who"], stop["safety_flag"]) == ("09.30", stage.cast.unit_lead.user.name, True)
    assert [stop[name] for name in ("check_in_url", "tell_url")] == ["", ""]
    assert Visit.objects.get(pk=visit.pk).place is None
    late = anne.post(address, given)
    assert (late.status_code, Visit.objects.get(pk=visit.pk).planned_on) == (409, tomorrow)
    assert stage.cast.unit_lead.user.name in late.context["changed"]


def test_a_visit_that_somebody_is_at_or_has_made_is_not_moved_away(stage, visit, anne):
    address = f"/sager/besoeg/{visit.public_id}/aendr/"
    anne.post(f"/tur/{visit.public_id}/ind/", {})
    assert anne.get(address).status_code == 403
    anne.post(f"/tur/{visit.public_id}/ud/", {})
    assert anne.get(address).status_code == 403
    assert address not in anne.get(stage.url()).content.decode()


def test_what_another_wrote_meanwhile_is_shown_and_not_overwritten(stage, visit, anne, client_of):
    address = f"/sager/besoeg/{visit.public_id}/resultat/"
    anne.post(address, {"outcome": "Annes ord", "version": "1"})
    answer = client_of(stage.cast.unit_lead).post(address, {"outcome": "Jonnas ord", "version": "1"})
    assert answer.status_code == 409
    assert "Annes ord" in answer.content.decode()
    assert Visit.objects.get(pk=visit.pk).outcome == "Annes ord"


def test_the_tour_costs_the_same_for_one_visit_and_for_many(stage, visit, anne):
    anne.get("/tur/")
    few = _statements(anne)
    for _ in range(6):
        VisitFactory(case=CaseFactory(children=[4]), by=stage.cast.anne)
    assert _statements(anne) == few


def _statements(browser):
    with CaptureQueriesContext(connection) as counted:
        assert browser.get("/tur/").status_code == 200
    return len(counted)
