"""A person's own notices."""

import pytest
from django.urls import reverse

from hub.outbox.models import Notice
from hub.outbox.read import mark_notices_read, unread_notices
from tests.hub.outbox.conftest import SUBJECT


@pytest.fixture
def notice(cast):
    def one(recipient, path="/sager/", key=None) -> Notice:
        number = Notice.objects.count()
        return Notice.objects.create(
            key=key or f"k{number}", recipient=recipient, topic="new_entry", path=path, subject_id=SUBJECT
        )

    return one


def test_the_page_shows_ones_own_notices_and_no_others(cast, client_of, notice):
    notice(cast.ydelse, path="/sager/dele/mine/")
    notice(cast.anne, path="/sager/dele/annes/")
    page = client_of(cast.ydelse).get(reverse("notices")).content.decode()
    assert "/sager/dele/mine/" in page
    assert "/sager/dele/annes/" not in page


def test_marking_all_as_read_leaves_the_others_unread(cast, client_of, notice):
    notice(cast.ydelse)
    notice(cast.anne)
    assert client_of(cast.ydelse).post(reverse("notices_read")).status_code == 302
    assert unread_notices(cast.ydelse) == 0
    assert unread_notices(cast.anne) == 1


def test_opening_what_it_points_to_marks_a_notice_read(cast, notice):
    notice(cast.ydelse, path="/a/")
    notice(cast.ydelse, path="/b/")
    mark_notices_read(cast.ydelse, "/a/")
    assert unread_notices(cast.ydelse) == 1


def test_unread_ones_are_counted_no_further_than_asked(cast, notice):
    for _ in range(3):
        notice(cast.ydelse)
    assert unread_notices(cast.ydelse, most=2) == 2


@pytest.mark.parametrize("name", ["notices", "notices_read"])
def test_nobody_is_sent_to_sign_in_first(client, name, db):
    answer = client.post(reverse(name)) if name == "notices_read" else client.get(reverse(name))
    assert answer.url.startswith(reverse("account_login"))


def test_a_person_without_a_membership_has_none(cast, client_of, notice):
    notice(cast.ydelse, path="/sager/dele/mine/")
    page = client_of(cast.no_membership).get(reverse("notices"))
    assert "/sager/dele/mine/" not in page.content.decode()


def test_reading_is_by_get_and_marking_by_post_only(cast, client_of):
    client = client_of(cast.ydelse)
    assert client.post(reverse("notices")).status_code == 405
    assert client.get(reverse("notices_read")).status_code == 405
