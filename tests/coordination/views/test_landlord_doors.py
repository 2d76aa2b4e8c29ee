"""Every address of a landlord's compartment, for everybody who has no business there: it does not exist."""

import re
import uuid

import pytest
from django.urls import reverse

from coordination.models import ListStatus
from coordination.views import landlord_urls
from tests.coordination.intake.making import line
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.lists import imported, previewed
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
# What the name of an address is the address of.
ABOUT = {
    "arrears_list": "list", "columns": "list", "confirm_list": "list", "cancel_list": "list", "rejected_lines": "list",
    "tenancy": "tenancy", "notice": "tenancy", "consent": "tenancy", "kept": "tenancy", "receipt": "notice",
    "arrears": "", "import": "", "report": "",
}  # fmt: skip
OF_NOBODY = {name for name, about in ABOUT.items() if about}
# Private landlords have no statutory notice, associations no report form.
ONLY_ASSOCIATIONS, ONLY_PRIVATE = {"notice"}, {"kept", "report"}
LANDLORDS = {"fjordparken_clerk", "fjordparken_lead", "lindehoej_clerk", "kmp", "kjeldsmark"}


@pytest.fixture
def things(cast):
    """A list, a tenancy and a notice of KMP's, and the same of Fjordparken's."""
    found = {}
    for name in ("kmp", "fjordparken_clerk"):
        by = cast.person(name)
        tenancy = TenancyFactory(landlord=by.agency)
        ArrearsRecordFactory(tenancy=tenancy)
        notice = CaseFactory(tenancy=tenancy).notices.get()
        found[name] = {"list": previewed(by, line()), "tenancy": tenancy, "notice": notice}
    return found


def address(name: str, things: dict) -> str:
    about = ABOUT[name]
    return reverse(f"coordination:{name}", args=[things[about].public_id] if about else [])


def test_the_table_names_every_address():
    assert set(ABOUT) == {pattern.name for pattern in landlord_urls.urlpatterns} | {"report"}


@pytest.mark.parametrize("name", ABOUT)
def test_somebody_who_is_not_signed_in_is_asked_to(client_of, things, name):
    browser = client_of(None)
    for method in METHODS:
        answer = getattr(browser, method)(address(name, things["kmp"]))
        assert answer.status_code in {302, 405}
        if answer.status_code == 302:
            assert answer["Location"].startswith("/konto/login/?next=/")


@pytest.mark.parametrize("name", ABOUT)
def test_who_has_no_arrears_finds_nothing_by_any_method(cast, client_of, things, name):
    others = set(cast.active()) - LANDLORDS
    for who in [*map(cast.person, sorted(others)), cast.ended, cast.no_membership]:
        browser = client_of(who)
        for method in METHODS:
            answer = getattr(browser, method)(address(name, things["kmp"]))
            assert answer.status_code in {404, 405}, (who, method)


@pytest.mark.parametrize("name", sorted(OF_NOBODY))
def test_another_landlord_finds_nothing_by_any_method(cast, client_of, things, name):
    for who, owner in (("lindehoej_clerk", "fjordparken_clerk"), ("kjeldsmark", "kmp"), ("kmp", "fjordparken_clerk")):
        browser = client_of(cast.person(who))
        for method in METHODS:
            answer = getattr(browser, method)(address(name, things[owner]))
            assert answer.status_code in {404, 405}, (who, method)
    things["fjordparken_clerk"]["list"].refresh_from_db()
    assert things["fjordparken_clerk"]["list"].status == ListStatus.PREVIEW


@pytest.mark.parametrize("name", sorted(OF_NOBODY))
def test_what_is_anothers_and_what_is_not_there_are_the_same_answer(cast, client_of, things, name):
    client = client_of(cast.lindehoej_clerk)
    method = "post" if name in {"confirm_list", "cancel_list"} else "get"
    theirs = getattr(client, method)(address(name, things["fjordparken_clerk"]))
    nothing = getattr(client, method)(reverse(f"coordination:{name}", args=[uuid.uuid4()]))
    assert (theirs.status_code, nothing.status_code) == (404, 404)
    assert said(theirs) == said(nothing)


def said(answer) -> str:
    """The page without its own address and the token that no two pages share."""
    page = answer.content.decode().replace(answer.request["PATH_INFO"], "")
    return re.sub(r'(name="csrfmiddlewaretoken" value=)"\w+"', r"\1", page)


@pytest.mark.parametrize("name", ABOUT)
def test_a_colleague_of_the_same_landlord_comes_in(cast, client_of, things, name):
    client = client_of(cast.kmp if name in ONLY_PRIVATE else cast.fjordparken_lead)
    own = things["kmp" if name in ONLY_PRIVATE else "fjordparken_clerk"]
    method = "post" if name in {"confirm_list", "cancel_list"} else "get"
    assert getattr(client, method)(address(name, own)).status_code in {200, 302}


def test_a_private_landlord_has_no_statutory_notice_and_an_association_no_report(cast, client_of, things):
    for name, who in (("notice", cast.kmp), ("report", cast.fjordparken_clerk), ("kept", cast.fjordparken_clerk)):
        own = things["kmp" if who == cast.kmp else "fjordparken_clerk"]
        assert client_of(who).get(address(name, own)).status_code == 404


def test_nothing_of_a_compartment_is_on_any_page_of_the_municipality(cast, client_of):
    imported(cast.fjordparken_clerk, line(Navn="Kanarie, Fuglesang"))
    for name in ("anne", "unit_lead", "ydelse", "borgerservice", "lindehoej_clerk", "kmp"):
        for page in ("/", "/sager/", "/beskeder/", "/restancer/"):
            assert "Kanarie" not in client_of(cast.person(name)).get(page).content.decode(), (name, page)
    assert "Kanarie" in client_of(cast.fjordparken_lead).get("/restancer/").content.decode()
