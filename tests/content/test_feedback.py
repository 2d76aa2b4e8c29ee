"""The answer to "Did this page help you?"."""

import pytest
from django.urls import reverse

from content.audiences import Audience
from content.models import Feedback
from tests.content.conftest import NOBODY, guidance


def post(client, page, **answer):
    return client.post(reverse("content:feedback", args=[page.pk]), answer)


def test_an_answer_is_stored_with_its_day_and_without_its_giver(sign_in, people):
    page = guidance("Hjælp", Audience.HOUSING_ASSOCIATION)

    answer = post(sign_in("association"), page, helped="no", comment="Skriv kortere.")

    stored = Feedback.objects.get()
    assert answer["Location"] == page.url
    assert (stored.helped, stored.comment, stored.page_id) == (False, "Skriv kortere.", page.pk)
    assert {f.name for f in Feedback._meta.get_fields()} == {"id", "page", "helped", "comment", "given_on"}
    assert str(page.pk) in str(stored)


@pytest.mark.parametrize(("who", "status"), [("caseworker", 404), (NOBODY, 302)])
def test_who_may_not_read_a_page_cannot_answer_for_it(sign_in, who, status):
    page = guidance("Hjælp", Audience.HOUSING_ASSOCIATION)

    assert post(sign_in(who), page, helped="yes").status_code == status
    assert not Feedback.objects.exists()


@pytest.mark.parametrize(
    ("comment", "stored"),
    [
        ("Lejer 010190-1234 ringede", 0),
        ("0101901234", 0),
        ("010190 1234", 0),
        ("Sag 12345678901234", 1),
        ("Ring 70102030", 1),
    ],
)
def test_a_person_number_is_refused_and_the_words_are_kept(sign_in, comment, stored):
    page = guidance("Hjælp", Audience.PUBLIC)

    answer = post(sign_in("association"), page, helped="yes", comment=comment)

    assert Feedback.objects.count() == stored
    assert stored or comment in answer.content.decode()


def test_no_answer_at_all_is_told_at_the_field(sign_in):
    page = guidance("Hjælp", Audience.PUBLIC)

    answer = post(sign_in("association"), page, comment="Godt")

    assert answer.status_code == 422
    assert "Godt" in answer.content.decode()
    assert 'href="#id_helped_0"' in answer.content.decode()


def test_those_who_write_the_page_read_the_answers(sign_in):
    page = guidance("Hjælp", Audience.PUBLIC)
    for answer in ({"helped": "yes"}, {"helped": "no", "comment": "Skriv kortere."}):
        post(sign_in("association"), page, **answer)

    editor = sign_in("editor").get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert (page.answers["helped"], page.answers["all"]) == (1, 2)
    assert "Skriv kortere." in editor
