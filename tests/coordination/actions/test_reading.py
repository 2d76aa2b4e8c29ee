"""Until when a person has read."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.actions.reading import mark_read, mark_seen, mark_unread
from coordination.models import InboxRow, ReadMark
from tests.factories.entry import EntryFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast):
    return PartFactory(agency=cast.ydelse.agency)


def read_until(part, who):
    return ReadMark.objects.get(part=part, user=who.user).read_until


def is_unread(part, who) -> bool:
    row = InboxRow.objects.get(part=part, agency=who.agency)
    mark = ReadMark.objects.filter(part=part, user=who.user).first()
    return mark is None or mark.read_until < row.last_activity_at


def test_reading_is_each_persons_own(cast, part):
    mark_read(part=part, user=cast.anne.user)
    assert not is_unread(part, cast.anne)
    assert is_unread(part, cast.unit_lead)
    assert is_unread(part, cast.ydelse)


def test_what_was_shown_is_read_and_what_came_after_is_not(cast, part):
    shown = EntryFactory(part=part, by=cast.ydelse)
    mark_seen(part=part, newest=shown, by=cast.anne)
    assert not is_unread(part, cast.anne)
    EntryFactory(part=part, by=cast.ydelse)
    assert is_unread(part, cast.anne)


def test_what_came_between_showing_and_noting_stays_unread(cast, part):
    shown = EntryFactory(part=part, by=cast.ydelse)
    EntryFactory(part=part, by=cast.ydelse)
    mark_seen(part=part, newest=shown, by=cast.anne)
    assert is_unread(part, cast.anne)


def test_an_older_page_does_not_make_read_things_unread(cast, part):
    older = EntryFactory(part=part, by=cast.ydelse)
    mark_read(part=part, user=cast.anne.user)
    now = read_until(part, cast.anne)
    mark_seen(part=part, newest=older, by=cast.anne)
    assert read_until(part, cast.anne) == now


def test_an_empty_thread_is_read_from_now_and_without_a_row_too(cast, part):
    InboxRow.objects.filter(part=part, agency=cast.ydelse.agency).delete()
    mark_seen(part=part, newest=None, by=cast.ydelse)
    assert read_until(part, cast.ydelse) <= timezone.now()


def test_a_thread_is_put_back_among_the_unread_from_an_entry_on_or_whole(cast, part):
    entry = EntryFactory(part=part, by=cast.ydelse)
    mark_read(part=part, user=cast.anne.user)
    mark_unread(part=part, user=cast.anne.user, entry=entry)
    assert entry.created_at - timedelta(seconds=1) < read_until(part, cast.anne) < entry.created_at
    mark_unread(part=part, user=cast.anne.user)
    assert read_until(part, cast.anne) < part.created_at
