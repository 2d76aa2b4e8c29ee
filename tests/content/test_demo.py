"""The loader of the texts that come with the hub."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.urls import resolve

from content.audiences import Audience
from content.demo import HUB_LINKS, load_texts
from content.models import ContactsPage, GuidancePage, HubPage, PolicyUpdatePage, StandardPage, WelcomePage
from content.publisher import publisher_of
from content.texts import Text, TextError, read_text
from content.topics import Topic

TODAY = date(2026, 11, 20)


@pytest.fixture
def load(people):
    def again(**options) -> list[HubPage]:
        users = {"owner_user": people["editor"].user, "council_user": people["council"].user}
        return load_texts(**{"today": TODAY, **users, **options})

    return again


@pytest.fixture
def loaded(load) -> list[HubPage]:
    return load()


def test_all_texts_become_published_pages_once(load, loaded):
    assert GuidancePage.objects.live().count() == 15
    assert PolicyUpdatePage.objects.live().count() == 6
    assert WelcomePage.objects.live().count() == 4
    assert {"om-hubben-og-dine-oplysninger", "tilgaengelighedserklaering"} <= {page.slug for page in loaded}
    assert load() == []


def test_the_fixed_pages_are_filled_in_their_place(loaded):
    assert ContactsPage.objects.get().body
    assert StandardPage.objects.get(slug="kan-du-ikke-betale-huslejen").depth == 3
    assert HubPage.objects.filter(slug__startswith="kontakter").count() == 1


def test_a_page_says_what_its_text_says(loaded):
    page = GuidancePage.objects.get(slug="paragraf-81-og-81-a-i-praksis")

    assert page.audiences == [Audience.MUNICIPAL_STAFF]
    assert page.topics == [Topic.ONE_OFF_BENEFIT, Topic.FORMAL_DEMAND, Topic.CONSENT]
    assert page.contact.slug == "caseworker"
    assert page.reviewed_on == TODAY - timedelta(days=22)
    assert page.review_next_on > TODAY
    assert page.law_references


def test_steps_are_read_with_their_words(loaded):
    steps = [block for page in GuidancePage.objects.all() for block in page.body if block.block_type == "steps"]

    assert len(steps) > 5
    assert all(step["title"] for block in steps for step in block.value)


def test_each_is_published_by_those_whose_it_is(loaded, people):
    assert publisher_of(GuidancePage.objects.first()) == people["editor"].agency
    assert publisher_of(PolicyUpdatePage.objects.first()) == people["council"].agency


def test_history_is_as_old_as_the_text_says(loaded):
    for page in GuidancePage.objects.all():
        assert page.first_published_at.date() == page.news_on
        assert page.latest_revision.created_at.date() == page.news_on


@pytest.mark.parametrize("who", ["association", "landlord", "council", "caseworker", "editor", "nobody"])
def test_every_page_opens_for_its_readers_with_no_dead_link(loaded, sign_in, who):
    client = sign_in(who)
    for page in HubPage.objects.live():
        answer = client.get(page.url)
        assert answer.status_code in {200, 302, 404}
        if answer.status_code == 200:
            assert "linktype=" not in answer.content.decode()
            assert "side:" not in answer.content.decode()


def test_what_an_editor_changed_stays(load, loaded):
    page = GuidancePage.objects.first()
    page.intro = "Skrevet om"
    page.save_revision().publish()

    load()

    page.refresh_from_db()
    assert page.intro == "Skrevet om"


def _text(folder: Path, body: str = "x", **head: str) -> Text:
    written = {
        "title": "T", "slug": "t", "audience": "public", "owner": "o", "contact": "Redaktionen", "reviewed": "-1",
        "review_next": "+1", "changed": "-1", "topics": "samtykke", "intro": "i", **head,
    }  # fmt: skip
    path = folder / "vejledning" / "t.md"
    path.parent.mkdir(exist_ok=True)
    lines = "".join(f"{key}: {value}\n" for key, value in written.items() if value)
    path.write_text(f"---\n{lines}---\n\n{body}\n", encoding="utf-8")
    return read_text(path)


@pytest.mark.parametrize(
    ("head", "body", "says"),
    [
        ({"audience": "alle"}, "x", "'alle'"),
        ({"topics": "vejret"}, "x", "'vejret'"),
        ({"changed": "i går"}, "x", "'i går'"),
        ({"contact": "Ukendt"}, "x", "'Ukendt'"),
        ({"intro": ""}, "x", "'intro'"),
        ({}, "[t](side:findes-ikke)", "findes-ikke"),
        ({}, "[t](hub:findes-ikke)", "findes-ikke"),
    ],
)
def test_a_text_that_cannot_be_read_says_which_and_why(load, tmp_path, head, body, says):
    with pytest.raises(TextError, match=says) as error:
        load(texts=[_text(tmp_path, body, **head)])

    assert "t.md" in str(error.value)
    assert not HubPage.objects.filter(slug="t").exists()


def test_links_into_the_hub_are_addresses_of_the_roof(load, tmp_path):
    load(texts=[_text(tmp_path, "[Ring](tel:70102030) eller [sagerne](hub:cases)")])

    html = GuidancePage.objects.get(slug="t").body[0].value.source
    assert '<a href="tel:70102030">Ring</a>' in html
    assert '<a href="/sager/">sagerne</a>' in html


def test_links_into_the_hub_lead_somewhere(db):
    for address in HUB_LINKS.values():
        assert resolve(address).view_name != "wagtail_serve"
