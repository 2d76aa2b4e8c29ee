"""Writing in a thread: who reads it, who is told, and that nothing is said twice."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from coordination.access.visible import visible_entries
from coordination.actions.entries import UnseenEntriesError, post_entry, readers_of
from coordination.actions.files import IncomingFile
from coordination.lifecycle import Audience
from coordination.models import Case, Entry, InboxRow, ReadMark
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.entry import PDF, EntryFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def part(cast):
    return PartFactory(case=CaseFactory(), agency=cast.ydelse.agency)


def post(part, by, **changed) -> Entry:
    return post_entry(**{"part": part, "body": "Vi ser på den i dag.", "audience": Audience.PART, "by": by, **changed})


def test_a_shared_post_is_read_by_the_parts_readers_who_are_told(cast, part, traces):
    since = traces()
    entry = post(part, cast.ydelse)
    assert entry in visible_entries(cast.anne)
    assert since.audit() == [("create", "entry")]
    assert since.told() == {("new_entry", "boligsocial-enhed")}


def test_an_internal_post_is_read_by_colleagues_and_only_they_are_told(cast, part, traces):
    since = traces()
    entry = post(part, cast.anne, audience=Audience.AGENCY)
    assert entry not in visible_entries(cast.ydelse)
    assert entry in visible_entries(cast.unit_lead)
    assert since.told() == {("new_entry", "boligsocial-enhed")}
    assert not OutboxMessage.objects.filter(subject_id=entry.public_id, recipient=cast.anne).exists()


def test_the_trace_of_a_post_says_how_it_was_shared_and_nothing_of_what_it_says(cast, part):
    post(part, cast.ydelse, body="CPR og diagnose hører ikke til her")
    event = AuditEvent.objects.latest("pk")
    assert event.details == {"audience": "part", "files": 0}
    assert event.case_id == part.case.public_id


def test_an_internal_post_does_not_move_the_thread_up_for_the_others(cast, part):
    before = InboxRow.objects.get(part=part, agency=cast.ydelse.agency)
    entry = post(part, cast.anne, audience=Audience.AGENCY)
    assert InboxRow.objects.get(part=part, agency=cast.anne.agency).last_entry == entry
    after = InboxRow.objects.get(part=part, agency=cast.ydelse.agency)
    assert (after.last_entry_id, after.last_activity_at) == (before.last_entry_id, before.last_activity_at)


def test_a_double_click_is_one_post(cast, part, traces):
    key = uuid.uuid4()
    first = post(part, cast.ydelse, key=key)
    since = traces()
    assert post(part, cast.ydelse, key=key) == first
    assert since.none


def test_anothers_id_copied_into_the_form_says_nothing_and_costs_no_words(cast, part):
    foreign = EntryFactory()
    entry = post(part, cast.ydelse, key=foreign.public_id)
    assert (entry.part, entry.body) == (part, "Vi ser på den i dag.")
    assert entry.public_id != foreign.public_id


@pytest.mark.parametrize(
    "name", ["myndighed", "fjordparken_clerk", "lindehoej_clerk", "lawyer", "council_member", "editor"]
)
def test_whoever_has_no_way_into_the_part_writes_nothing_there(cast, part, name, traces):
    since = traces()
    with pytest.raises(PermissionDenied):
        post(part, cast.person(name))
    assert since.none


def test_nobody_writes_in_a_closed_case(cast, part):
    Case.objects.filter(pk=part.case_id).update(closed_at=timezone.now())
    part.case.refresh_from_db()
    with pytest.raises(PermissionDenied):
        post(part, cast.ydelse)


def test_a_file_is_kept_with_the_post_under_a_name_that_says_nothing(cast, part):
    entry = post(part, cast.ydelse, files=[IncomingFile("budget.pdf", PDF, "application/pdf")])
    kept = entry.attachments.get()
    assert (kept.name, kept.size, kept.content_type) == ("budget.pdf", len(PDF), "application/pdf")
    assert "budget" not in kept.stored_as
    assert AuditEvent.objects.latest("pk").details["files"] == 1


def test_a_writer_reads_first_what_others_wrote_meanwhile(cast, part):
    shown = part.entries.last().created_at
    post(part, cast.anne)
    with pytest.raises(UnseenEntriesError):
        post(part, cast.ydelse, seen_until=shown)
    post(part, cast.ydelse, seen_until=timezone.now())
    assert part.entries.filter(author=cast.ydelse.user).count() == 1


def test_what_the_writer_may_not_see_or_wrote_keeps_nobody_from_posting(cast, part):
    shown = part.entries.last().created_at
    post(part, cast.anne, audience=Audience.AGENCY)
    post(part, cast.ydelse, seen_until=shown)
    post(part, cast.ydelse, seen_until=shown)
    assert part.entries.filter(author=cast.ydelse.user).count() == 2


def test_ones_own_post_is_read_but_does_not_mark_anothers_read(cast, part):
    post(part, cast.ydelse)
    mark = ReadMark.objects.filter(part=part, user=cast.ydelse.user).first()
    assert mark is None  # the unit's question has not been opened yet
    news = post(part, cast.anne)
    assert ReadMark.objects.get(part=part, user=cast.anne.user).read_until < news.created_at + timedelta(seconds=1)


def test_the_readers_named_before_are_those_who_read_after(cast, part):
    own = cast.ydelse.agency
    assert {agency.slug for agency in readers_of(part, Audience.PART, own)} == {"ydelseskontoret", "boligsocial-enhed"}
    assert readers_of(part, Audience.AGENCY, own) == [own]


def test_whose_consent_has_run_out_is_named_as_a_reader_no_more(cast, part):
    own = cast.anne.agency
    part.grants.filter(group=cast.ydelse.agency.group).update(ends_at=timezone.now())
    assert readers_of(part, Audience.PART, own) == [own]


def test_posts_are_only_added(cast, part):
    assert EntryFactory(part=part).pk != EntryFactory(part=part).pk
    assert not hasattr(Entry, "updated_at")
