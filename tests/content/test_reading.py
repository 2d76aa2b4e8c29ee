"""Who reads what, by every way a page can come to somebody: address, lists, front page, search, links, files."""

import re

import pytest

from content.audiences import Audience
from content.models import HubPage
from tests.content.conftest import NOBODY, guidance, policy_update, text

READS = {
    NOBODY: {Audience.PUBLIC},
    "court": {Audience.PUBLIC},
    "association": {Audience.PUBLIC, Audience.HOUSING_ASSOCIATION},
    "landlord": {Audience.PUBLIC, Audience.PRIVATE_LANDLORD},
    "coordinator": {Audience.PUBLIC, Audience.MUNICIPAL_STAFF},
    "caseworker": {Audience.PUBLIC, Audience.MUNICIPAL_STAFF},
    "council": {Audience.PUBLIC, Audience.COUNCIL},
    "lawyer": {Audience.PUBLIC, Audience.LAWYER},
    "editor": set(Audience),
}


@pytest.fixture
def pages(db) -> dict[Audience, HubPage]:
    """A guidance page and nothing else for each audience; the title is the canary."""
    return {a: guidance(f"Kanarie{a.name.title().replace('_', '')}", a) for a in Audience}


@pytest.mark.parametrize("who", READS)
def test_a_page_opens_for_its_audience_and_for_nobody_else(sign_in, pages, who):
    browser = sign_in(who)
    for audience, page in pages.items():
        answer = browser.get(page.url)
        if audience in READS[who]:
            assert answer.status_code == 200, audience
            assert page.title in answer.content.decode(), audience
        else:
            assert answer.status_code == (302 if who == NOBODY else 404), audience
            assert page.title not in answer.content.decode(), audience


@pytest.mark.parametrize("who", READS)
def test_lists_front_page_and_search_name_what_one_reads_and_nothing_else(sign_in, who):
    pages = {a: guidance(f"Kanarie{a.name}", a, intro="fælles ord", topics=["consent"]) for a in Audience}
    browser = sign_in(who)
    for address in ("/", "/vejledning/", "/vejledning/?emne=consent", "/soeg/?q=fælles", "/om/"):
        html = browser.get(address).content.decode()
        shown = {audience for audience, page in pages.items() if page.title in html or page.slug in html}
        assert shown == (READS[who] if address != "/om/" else set()), address


@pytest.mark.parametrize("who", [NOBODY, "association", "council"])
def test_a_hidden_address_answers_as_one_that_does_not_exist(sign_in, pages, who):
    client = sign_in(who)

    hidden = client.get(pages[Audience.LAWYER].url)
    absent = client.get("/vejledning/findes-ikke/")

    assert hidden.status_code == absent.status_code
    assert alike(hidden, pages[Audience.LAWYER].url) == alike(absent, "/vejledning/findes-ikke/")


def alike(answer, address: str) -> str:
    """What was answered, less the address that was asked for and the form's random token."""
    said = answer.content.decode() + answer.get("Location", "")
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", said.replace(address, "ADDRESS"))


def test_a_draft_is_read_by_nobody(sign_in):
    page = guidance("Kladde", Audience.PUBLIC)
    page.unpublish()

    assert sign_in("editor").get(page.url).status_code == 404
    assert page.title not in sign_in("editor").get("/vejledning/").content.decode()


def test_a_link_to_a_hidden_page_is_plain_text_without_its_address(sign_in):
    hidden = guidance("Skjult", Audience.MUNICIPAL_STAFF)
    link = f'<p>Læs <a linktype="page" id="{hidden.pk}">mere her</a> i dag</p>'
    page = guidance("Åben", Audience.PUBLIC, Audience.COUNCIL, body=text(link))

    outsider = sign_in("council").get(page.url).content.decode()
    insider = sign_in("caseworker").get(page.url).content.decode()

    assert "Læs mere her i dag" in outsider
    assert hidden.slug not in outsider
    assert f'<a href="{hidden.url}">mere her</a>' in insider


def test_related_pages_are_those_one_reads(sign_in):
    page = guidance("Emne", Audience.PUBLIC, topics=["consent"])
    guidance("Også åben", Audience.PUBLIC, topics=["consent"])
    guidance("Kun personale", Audience.MUNICIPAL_STAFF, topics=["consent"])

    html = sign_in("association").get(page.url).content.decode()

    assert "Også åben" in html
    assert "Kun personale" not in html


def test_the_councils_list_shows_outsiders_what_is_theirs(sign_in):
    policy_update("Til alle", Audience.PUBLIC, kind="hearing_reply")
    policy_update("Til os selv", Audience.COUNCIL)

    assert "Til os selv" not in sign_in("landlord").get("/raadet/").content.decode()
    assert "Til os selv" in sign_in("council").get("/raadet/?type=policy_update").content.decode()
    assert "Til alle" not in sign_in("council").get("/raadet/?type=policy_update").content.decode()


def test_a_membership_that_ended_reads_as_the_public_does(people, sign_in, pages):
    client = sign_in("association")
    membership = people["association"]
    type(membership).objects.filter(pk=membership.pk).update(valid_from="2020-01-01", valid_until="2020-02-01")

    assert client.get(pages[Audience.HOUSING_ASSOCIATION].url).status_code == 404
    assert client.get(pages[Audience.PUBLIC].url).status_code == 200


def test_a_page_that_is_no_hub_page_has_no_readers(sign_in, db):
    from wagtail.models import Page

    from content.models import HomePage

    HomePage.objects.get().add_child(instance=Page(title="Løs", slug="loes"))

    assert sign_in("editor").get("/loes/").status_code == 404


def test_wagtails_shared_password_opens_nothing(sign_in, pages):
    from django.urls import NoReverseMatch, reverse
    from wagtail.models import PageViewRestriction

    page = pages[Audience.MUNICIPAL_STAFF]
    restriction = PageViewRestriction.objects.create(page=page, restriction_type="password", password="hemmelig")
    client = sign_in("association")

    tried = client.post(f"/_util/authenticate_with_password/{restriction.pk}/{page.pk}/", {"password": "hemmelig"})

    assert tried.status_code in {404, 405}
    assert client.get(page.url).status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("wagtailcore_authenticate_with_password", args=[1, 1])
