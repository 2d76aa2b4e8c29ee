"""/soeg/: Danish word forms, marked words, and counts that say nothing of what is hidden."""

import pytest

from content.audiences import Audience
from content.models import HubPage
from content.search import clean_query
from tests.content.conftest import guidance, text


@pytest.fixture
def fogeden(db) -> HubPage:
    return guidance(
        "Fogedens dag", Audience.HOUSING_ASSOCIATION, body=text("<p>Når en udsættelse er berammet, ring.</p>")
    )


@pytest.mark.parametrize("words", ["udsættelse", "udsættelser", "UDSÆTTELSERNE", "fogeden", "udsættelser fogeden"])
def test_every_form_of_a_word_finds_the_page(sign_in, fogeden, words):
    hits = sign_in("association").get("/soeg/", {"q": words}).context["hits"]

    assert fogeden.pk in {hit.page.pk for hit in hits}


def test_the_words_are_marked_in_the_passage_and_nothing_else_is_markup(sign_in):
    guidance("Samtykke", Audience.PUBLIC, body=text("<p>Et samtykke &lt;script&gt; er frivilligt.</p>"))

    html = sign_in("association").get("/soeg/?q=samtykker").content.decode()

    assert "<mark>Samtykke</mark>" in html
    assert "Et <mark>samtykke</mark>" in html
    assert "<script> er" not in html


def test_the_count_tells_nothing_of_hidden_pages(sign_in, fogeden):
    guidance("Berammet for personale", Audience.MUNICIPAL_STAFF)

    answer = sign_in("association").get("/soeg/?q=berammet")

    assert answer.context["found"].paginator.count == 1
    assert "Berammet for personale" not in answer.content.decode()


def test_nothing_found_answers_the_same_whether_it_is_hidden_or_absent(sign_in):
    guidance("Hemmelighed", Audience.MUNICIPAL_STAFF)
    client = sign_in("association")

    hidden = client.get("/soeg/?q=hemmelighed")
    absent = client.get("/soeg/?q=vrøvlevrøvl")

    assert hidden.context["hits"] == absent.context["hits"] == []


@pytest.mark.parametrize("words", ["", "   ", "\x00"])
def test_an_empty_search_asks_for_words(sign_in, words):
    answer = sign_in("association").get("/soeg/", {"q": words})

    assert answer.status_code == 200
    assert "hits" not in answer.context


@pytest.mark.parametrize("words", ["§ 81", "og", "a'b \\ & | ! ( )", "%", "☃", "x" * 5000])
def test_odd_words_are_answered(sign_in, words):
    assert sign_in("association").get("/soeg/", {"q": words}).status_code == 200


def test_many_hits_come_a_page_at_a_time(sign_in):
    for number in range(25):
        guidance(f"Påkrav {number}", Audience.PUBLIC, intro="Kort")
    client = sign_in("association")

    second = client.get("/soeg/?q=påkrav&side=2").content.decode()

    assert second.count("<mark>Påkrav</mark>") == 10
    assert "q=p%C3%A5krav&amp;side=1" in second
    assert "q=p%C3%A5krav&amp;side=3" in second


def test_a_query_is_one_line_of_bounded_length():
    assert clean_query("  to \n ord\x00") == "to ord"
    assert len(clean_query("x" * 999)) == 100
