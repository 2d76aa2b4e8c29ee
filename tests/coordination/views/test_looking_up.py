"""«Slå op»: known or not, and nothing else; for municipal offices and the unit, and nobody else."""

import re

import pytest

from coordination.actions.numbers import record_number
from coordination.models import AccessRequest, Emergency, LookUp
from coordination.protection import LOOK_UPS
from hub.accounts.kinds import Role
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.look_up import REASON, asked, broken, found
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory

NUMBER = "0101010000"
TOKEN = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"')
CPR = {"field": "cpr", "number": NUMBER, "reason": "inquiry"}


@pytest.fixture
def case(cast):
    case = CaseFactory(tenant_name="Kurt Dalgas-Friis")
    record_number(tenant=case.tenants.get(), number=NUMBER, by=cast.anne)
    return case


def traces_of(case) -> list[str]:
    return [case.reference, str(case.public_id), case.street, "Dalgas", NUMBER, case.landlord.name]


@pytest.mark.parametrize("name", ["borgerservice", "ydelse", "myndighed", "betaling", "familie"])
def test_an_office_is_told_that_somebody_is_known_and_nothing_else(cast, case, client_of, name):
    answer = client_of(cast.person(name)).post("/opslag/", CPR)
    page = answer.content.decode()
    assert "Kendt i boligsocial enhed – bed om adgang" in page
    assert [word for word in traces_of(case) if word in page] == []
    assert "no-store" in answer.headers["Cache-Control"]


def test_who_is_not_known_is_told_so_and_nothing_that_was_typed_comes_back(cast, case, client_of):
    answer = client_of(cast.ydelse).post("/opslag/", {**CPR, "number": "0202020000"})
    assert "Ikke kendt" in answer.content.decode()
    assert "0202020000" not in answer.content.decode()


@pytest.mark.parametrize("name", ["fjordparken_clerk", "fjordparken_lead", "kmp", "lawyer", "council_member", "editor"])
def test_for_landlords_and_others_known_and_unknown_are_one_and_the_same_404(cast, case, client_of, name):
    browser = client_of(cast.person(name))
    known, unknown = browser.post("/opslag/", CPR), browser.post("/opslag/", {**CPR, "number": "0202020000"})
    assert (known.status_code, unknown.status_code) == (404, 404)
    assert TOKEN.sub(b"", known.content) == TOKEN.sub(b"", unknown.content)
    assert browser.get("/opslag/").status_code == 404
    assert not LookUp.objects.exists()


def test_the_unit_is_led_to_its_case(cast, case, client_of):
    page = client_of(cast.anne).post("/opslag/", CPR).content.decode()
    assert f"/sager/{case.public_id}/" in page


def test_a_number_in_the_address_is_not_searched_for(cast, case, client_of):
    answer = client_of(cast.ydelse).get("/opslag/", CPR)
    assert answer.status_code == 200
    assert not LookUp.objects.exists()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"number": ""}, "number"),
        ({"number": "12"}, "number"),
        ({"field": "reference"}, "reference"),
        ({"field": "name_address", "name": "Kurt"}, "street"),
        ({"field": "alt"}, "field"),
    ],
)
def test_a_look_up_that_lacks_something_is_refused_at_its_field(cast, case, client_of, changed, field):
    answer = client_of(cast.ydelse).post("/opslag/", {**CPR, **changed})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert NUMBER not in answer.content.decode()


def test_what_another_way_of_looking_up_asks_for_is_no_obstacle(cast, case, client_of):
    told = {**CPR, "field": "reference", "reference": case.reference, "number": "12"}
    assert "Kendt" in client_of(cast.ydelse).post("/opslag/", told).content.decode()


def test_who_may_not_know_the_dates_is_not_told_that_there_are_none(cast, case, client_of):
    broken(case, cast.familie)
    page = f"/sager/{case.public_id}/"
    assert "Næste frist" not in client_of(cast.familie).get(page).content.decode()
    assert "Næste frist" in client_of(cast.anne).get(page).content.decode()


def test_enough_is_said_in_plain_words(cast, case, client_of):
    browser = client_of(cast.ydelse)
    for _ in range(LOOK_UPS.count):
        browser.post("/opslag/", CPR)
    answer = browser.post("/opslag/", CPR)
    assert answer.status_code == 429
    assert "Kendt" not in answer.content.decode()


def test_an_office_asks_for_access_and_sees_what_it_asked(cast, case, client_of):
    browser = client_of(cast.myndighed)
    browser.post("/opslag/", CPR)
    url = f"/opslag/{LookUp.objects.get().public_id}/anmod/"
    assert browser.post(url, {"purpose": "support", "reason": "kort"}).status_code == 422
    answer = browser.post(url, {"purpose": "support", "reason": REASON}, follow=True)
    page = answer.content.decode()
    assert REASON in page
    assert [word for word in traces_of(case) if word in page] == []


def test_an_unknown_or_another_persons_look_up_leads_nowhere(cast, case, client_of):
    theirs = found(case, cast.ydelse).public_id
    browser = client_of(cast.myndighed)
    browser.post("/opslag/", {**CPR, "number": "0202020000"})
    unknown = LookUp.objects.get(by=cast.myndighed).public_id
    for look_up in (theirs, unknown):
        for page in ("anmod", "noedadgang"):
            url = f"/opslag/{look_up}/{page}/"
            assert browser.get(url).status_code == 404
            assert browser.post(url, {"purpose": "support", "reason": REASON}).status_code == 404
    assert not AccessRequest.objects.exists()
    assert not Emergency.objects.exists()


def test_the_unit_sees_what_becomes_visible_before_it_lets_the_office_in(cast, case, client_of):
    request = asked(case, cast.myndighed)
    url = f"/opslag/anmodninger/{request.public_id}/"
    browser = client_of(cast.anne)
    assert url in browser.get(f"/sager/{case.public_id}/").content.decode()
    yes = {"answer": "own_part", "measure": "home_support", "ground": "serviceloven_85"}
    review = browser.post(url, {**yes, "step": "review"})
    assert "Mona Frost" in review.content.decode()
    assert client_of(cast.myndighed).get(f"/sager/{case.public_id}/").status_code == 404
    assert browser.post(url, {**yes, "step": "send"}).status_code == 302
    assert client_of(cast.myndighed).get(f"/sager/{case.public_id}/").status_code == 200


def test_a_no_is_read_by_who_asked(cast, case, client_of):
    url = f"/opslag/anmodninger/{asked(case, cast.myndighed).public_id}/"
    assert client_of(cast.anne).post(url, {"answer": "refuse"}).status_code == 422
    client_of(cast.anne).post(url, {"answer": "refuse", "refusal": "Ring til os først."})
    assert "Ring til os først." in client_of(cast.myndighed).get("/opslag/anmodninger/").content.decode()


@pytest.mark.parametrize("name", ["myndighed", "ydelse", "fjordparken_lead", "kmp", "council_member"])
def test_only_the_unit_answers(cast, case, client_of, name):
    url = f"/opslag/anmodninger/{asked(case, cast.myndighed).public_id}/"
    browser = client_of(cast.person(name))
    assert (browser.get(url).status_code, browser.post(url, {"answer": "refuse"}).status_code) == (404, 404)


def test_an_emergency_opens_the_case_and_says_so_on_it(cast, case, client_of):
    browser = client_of(cast.myndighed)
    browser.post("/opslag/", CPR)
    url = f"/opslag/{LookUp.objects.get().public_id}/noedadgang/"
    assert browser.post(url, {"purpose": "eviction_now", "reason": "nu"}).status_code == 422
    opened = browser.post(url, {"purpose": "eviction_now", "reason": REASON}, follow=True)
    assert "Kurt Dalgas-Friis" in opened.content.decode()
    for name in ("anne", "unit_lead"):
        page = client_of(cast.person(name)).get(f"/sager/{case.public_id}/").content.decode()
        assert "Mona Frost" in page
        assert REASON in page
    assert AuditEvent.objects.filter(verb="break_glass", case_id=case.public_id).count() == 1


@pytest.mark.parametrize(("name", "status"), [("borgerservice", 404), ("betaling", 404), ("anne", 404), ("kmp", 404)])
def test_who_has_no_emergency_access_finds_no_page_for_it(cast, case, client_of, name, status):
    look_up = found(case, cast.myndighed)
    assert client_of(cast.person(name)).get(f"/opslag/{look_up.public_id}/noedadgang/").status_code == status


def test_the_unit_ends_an_emergency_from_the_case(cast, case, client_of):
    emergency = broken(case, cast.myndighed)
    url = f"/sager/{case.public_id}/noedadgang/{emergency.public_id}/afslut/"
    assert client_of(cast.myndighed).post(url).status_code == 404
    assert client_of(cast.anne).post(url).status_code == 302
    assert client_of(cast.myndighed).get(f"/sager/{case.public_id}/").status_code == 404


def test_whose_office_breaks_no_glass_is_not_asked_for_a_password_before_the_404(cast, case, client_of):
    url = f"/opslag/{found(case, cast.betaling).public_id}/noedadgang/"
    assert client_of(cast.betaling, stale=True).get(url).status_code == 404
    assert client_of(cast.myndighed, stale=True).get(url).status_code == 302


@pytest.mark.parametrize(("name", "status"), [("unit_lead", 200), ("anne", 404), ("ydelse", 404), ("kmp", 404)])
def test_the_units_lead_alone_sees_who_looks_up_much(cast, case, client_of, name, status):
    found(case, cast.ydelse)
    answer = client_of(cast.person(name)).get("/opslag/vagt/")
    assert answer.status_code == status
    if status == 200:
        assert [(row["person"], row["looked"]) for row in answer.context["rows"]] == [("Yusuf Demir", 1)]


def test_the_part_of_an_emergency_is_read_on_the_case(cast, case, client_of):
    emergency = broken(case, cast.myndighed)
    answer = client_of(cast.myndighed).get(f"/sager/dele/{emergency.part.public_id}/")
    assert answer.headers["Location"] == f"/sager/{case.public_id}/"


def test_a_caseworker_of_the_unit_is_not_offered_to_share_another_agencys_part(cast, case, client_of):
    part = PartFactory(case=case, agency=cast.ydelse.agency)
    url = f"/opslag/anmodninger/{asked(case, cast.myndighed).public_id}/"
    browser = client_of(MembershipFactory(agency=case.unit, role=Role.CASEWORKER))
    assert "read_along" not in browser.get(url).content.decode()
    along = {"answer": "read_along", "part": str(part.public_id), "ground": "retssikkerhedsloven_11a_2", "step": "send"}
    assert browser.post(url, along).status_code == 422
    assert client_of(cast.myndighed).get(f"/sager/{case.public_id}/").status_code == 404
    assert "read_along" in client_of(cast.anne).get(url).content.decode()
