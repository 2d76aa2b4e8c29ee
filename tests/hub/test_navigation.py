"""The menu and the head: what each person may open, and how much of it is unread."""

import pytest

from content.establish import establish
from hub.outbox.models import Notice
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory


def menu(answer) -> list[str]:
    return [item["url"] for item in answer.context["nav"]]


MENUS = {
    "anne": ["/sager/", "/opslag/"],
    "ydelse": ["/sager/", "/opslag/"],
    "fjordparken_clerk": ["/sager/", "/restancer/"],
    "kmp": ["/sager/", "/restancer/", "/indberet/"],
    "council_member": ["/admin/"],
    "editor": ["/admin/"],
}


@pytest.mark.parametrize("name", MENUS)
def test_each_person_finds_what_their_agency_does(cast, client_of, name):
    found = menu(client_of(cast.person(name)).get("/beskeder/"))
    assert [url for url in found if url in {"/sager/", "/opslag/", "/restancer/", "/indberet/", "/admin/"}] == MENUS[
        name
    ]


def test_published_sections_stand_in_the_menu_and_the_foot_points_to_them(cast, client_of):
    establish()
    answer = client_of(cast.ydelse).get("/beskeder/")
    assert menu(answer) == ["/sager/", "/opslag/", "/tal/", "/vejledning/", "/raadet/", "/kontakter/"]
    assert str(answer.context["contact_url"]) == "/kontakter/"
    assert str(answer.context["privacy_url"]) == ""


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", ["Sager", "Slå op", "Tal", "Vejledning", "Rådet for Socialt Udsatte", "Kontakter"]),
        ("en", ["Cases", "Look up", "Figures", "Guidance", "Council for Vulnerable Citizens", "Contacts"]),
    ],
)
def test_the_menu_is_all_in_the_language_that_was_chosen(cast, client_of, language, words):
    establish()
    browser = client_of(cast.ydelse)
    browser.post("/sprog/", {"language": language, "next": "/"})
    assert [item["label"] for item in browser.get("/beskeder/").context["nav"]] == words


def test_where_one_stands_is_marked(cast, client_of):
    answer = client_of(cast.kmp).get("/restancer/")
    assert [item["url"] for item in answer.context["nav"] if item["current"]] == ["/restancer/"]


def test_a_new_case_is_counted_in_the_menu_and_the_bell_until_it_is_opened(cast, client_of, deliver):
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    deliver()
    browser = client_of(cast.anne)
    before = browser.get("/beskeder/")
    assert (before.context["nav"][0]["count"], before.context["notice_count"]) == (1, 1)
    opened = browser.get(f"/sager/{case.public_id}/")
    assert (opened.context["nav"][0]["count"], opened.context["notice_count"]) == (0, 0)


def test_notices_are_listed_in_words_and_marked_as_read_together(cast, client_of, deliver):
    CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    deliver()
    browser = client_of(cast.unit_lead)
    page = browser.get("/beskeder/")
    assert [row["unread"] for row in page.context["notices"]] == [True]
    assert browser.post("/beskeder/laest/").status_code == 302
    assert not Notice.objects.filter(recipient=cast.unit_lead, read_at=None).exists()
    assert "/beskeder/laest/" not in browser.get("/beskeder/").content.decode()


def test_nobody_reads_anothers_notices(cast, client_of, deliver):
    CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    deliver()
    assert client_of(cast.ydelse).get("/beskeder/").context["notices"] == []


def test_who_belongs_nowhere_has_neither_cases_nor_bell(cast, client_of):
    answer = client_of(cast.no_membership).get("/beskeder/")
    assert not {"/sager/", "/restancer/", "/indberet/", "/admin/"} & set(menu(answer))
    assert answer.context["notices_url"] == ""
