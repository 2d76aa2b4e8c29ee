"""Who is shown which page, and what of a case stands on it."""

import pytest

from hub.audit.models import AuditEvent, Verb

PEOPLE = {
    # person: (inbox, case, Ydelseskontoret's part, Fjordparken's part)
    "anne": (200, 200, 200, 200),
    "unit_lead": (200, 200, 200, 200),
    "ydelse": (200, 200, 200, 404),
    "fjordparken_clerk": (200, 200, 404, 200),
    "lindehoej_clerk": (200, 404, 404, 404),
    "kmp": (200, 404, 404, 404),
    "myndighed": (200, 404, 404, 404),
    "lawyer": (200, 404, 404, 404),
    "council_member": (404, 404, 404, 404),
    "editor": (404, 404, 404, 404),
}


@pytest.mark.parametrize("name", PEOPLE)
def test_each_person_gets_the_pages_of_what_the_agency_sees(stage, client_of, name):
    browser = client_of(stage.cast.person(name))
    pages = ["/sager/", stage.url(), stage.part_url(stage.benefits), stage.part_url(stage.landlord)]
    assert tuple(browser.get(page).status_code for page in pages) == PEOPLE[name]


def test_who_has_not_signed_in_is_asked_to(stage, client_of):
    answer = client_of(None).get(stage.url())
    assert answer.status_code == 302
    assert answer["Location"].startswith("/konto/login/")


@pytest.mark.parametrize("page", ["", "haendelse/", "oplysninger/", "ny-del/", "ny-del/ydelseskontoret/"])
def test_head_is_not_answered_on_a_case(stage, client_of, page):
    assert client_of(stage.cast.anne).head(stage.url(page)).status_code == 405


def test_the_office_sees_what_its_kind_may_and_nothing_of_the_other_part(stage, client_of):
    html = client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits)).content.decode()
    assert "Mette Skovgaard-Holm" in html
    assert "8.169,00 kr." in html
    assert str(stage.landlord.public_id) not in html
    assert "Betaling ventes" not in html


def test_the_landlord_sees_its_own_part_and_neither_children_nor_the_office(stage, client_of):
    browser = client_of(stage.cast.fjordparken_clerk)
    html = browser.get(stage.part_url(stage.landlord)).content.decode() + browser.get(stage.url()).content.decode()
    assert "Betaling ventes senest den 20." in html
    for hidden in ("Ydelseskontoret", "§ 81 a", str(stage.benefits.public_id), "børn", "children", "(4, 9"):
        assert hidden not in html


def test_the_coordinator_sees_plan_consents_and_who_can_see_what(stage, client_of):
    html = client_of(stage.cast.anne).get(stage.url()).content.decode()
    assert "Ydelseskontoret" in html
    assert "Boligforeningen Fjordparken" in html
    assert "Yusuf Demir" in html  # in the ledger: the people who may see it


def test_a_protected_address_stands_on_no_page(stage, client_of):
    stage.case.address_protected = True
    stage.case.save()
    for person in (stage.cast.anne, stage.cast.ydelse):
        browser = client_of(person)
        for page in ("/sager/", stage.url(), stage.part_url(stage.benefits)):
            assert stage.case.street not in browser.get(page).content.decode()


def test_reading_a_case_and_a_part_is_put_on_record(stage, client_of):
    browser = client_of(stage.cast.ydelse)
    browser.get(stage.url())
    browser.get(stage.part_url(stage.benefits))
    read = AuditEvent.objects.filter(verb=Verb.READ, user=stage.cast.ydelse.user, case_id=stage.case.public_id)
    assert set(read.values_list("object_id", flat=True)) == {stage.case.public_id, stage.benefits.public_id}


def test_who_sees_the_case_but_makes_no_plan_is_refused_with_the_reason(stage, client_of):
    browser = client_of(stage.cast.ydelse)
    for page in ("haendelse/", "oplysninger/", "ny-del/", "ny-del/betalingskontoret/"):
        answer = browser.get(stage.url(page))
        assert answer.status_code == 403
        assert answer.context["reason"]
