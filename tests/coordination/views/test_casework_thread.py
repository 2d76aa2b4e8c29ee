"""Writing in a thread: who reads it, what is new, and that nothing is lost or said twice."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coordination.actions.entries import post_entry
from coordination.lifecycle import Audience
from coordination.models import Attachment, Entry
from tests.factories.entry import PDF, EntryFactory


def fields(answer, **changed):
    """What the composer on the page would send."""
    form = answer.context["form"]
    hidden = {name: str(form[name].value() or "") for name in ("key", "seen")}
    return {**hidden, "audience": form["audience"].value(), "body": "", **changed}


@pytest.fixture
def open_part(stage, client_of):
    """Ydelseskontoret's caseworker with the part open."""
    browser = client_of(stage.cast.ydelse)
    url = stage.part_url(stage.benefits)
    return browser, url, browser.get(url)


def test_a_post_is_stored_and_the_page_shown_anew(stage, open_part):
    browser, url, page = open_part
    answer = browser.post(url, fields(page, body="Vi har modtaget det."))
    entry = Entry.objects.get(body="Vi har modtaget det.")
    assert (answer.status_code, answer["Location"]) == (302, f"{url}#entry-{entry.public_id}")
    assert entry.audience == Audience.PART


def test_a_double_click_is_one_post(stage, open_part):
    browser, url, page = open_part
    sent = fields(page, body="Kun en gang")
    assert [browser.post(url, sent).status_code for _ in range(2)] == [302, 302]
    assert Entry.objects.filter(body="Kun en gang").count() == 1


def test_a_note_for_ones_own_agency_is_not_shown_to_the_other(stage, open_part, client_of):
    browser, url, page = open_part
    browser.post(url, fields(page, body="Internt notat", audience="agency"))
    assert "Internt notat" in browser.get(url).content.decode()
    assert "Internt notat" not in client_of(stage.cast.anne).get(url).content.decode()


def test_what_others_wrote_meanwhile_is_shown_first_and_the_text_kept(stage, open_part):
    browser, url, page = open_part
    post_entry(part=stage.benefits, body="Vent lidt!", audience=Audience.PART, by=stage.cast.anne)
    answer = browser.post(url, fields(page, body="Min tekst"))
    assert answer.status_code == 409
    html = answer.content.decode()
    assert html.index("Vent lidt!") < html.index("Min tekst")
    assert not Entry.objects.filter(body="Min tekst").exists()
    assert browser.post(url, fields(answer, body="Min tekst")).status_code == 302


def test_ones_own_post_from_another_tab_does_not_hold_one_up(stage, open_part):
    browser, url, page = open_part
    browser.post(url, fields(page, body="Fra den ene fane"))
    assert browser.post(url, fields(page, body="Fra den anden", key=uuid.uuid4())).status_code == 302


def test_an_empty_post_is_refused_at_its_field(open_part):
    browser, url, page = open_part
    answer = browser.post(url, fields(page, body="   "))
    assert answer.status_code == 200
    assert "body" in answer.context["form"].errors


def test_a_cpr_number_that_others_would_read_must_be_confirmed(open_part):
    browser, url, page = open_part
    sent = fields(page, body="Hendes nummer er 010190-1234")
    answer = browser.post(url, sent)
    assert "body" in answer.context["form"].errors
    assert 'type="checkbox" name="cpr_confirmed"' in answer.content.decode()
    assert browser.post(url, sent | {"cpr_confirmed": "on"}).status_code == 302


def test_a_cpr_number_in_a_note_for_colleagues_needs_no_confirmation(open_part):
    browser, url, page = open_part
    assert browser.post(url, fields(page, body="010190-1234", audience="agency")).status_code == 302


def test_a_file_without_words_is_a_post(stage, open_part):
    browser, url, page = open_part
    files = [SimpleUploadedFile("Budget jan.pdf", PDF), SimpleUploadedFile("Løn.pdf", PDF)]
    assert browser.post(url, fields(page) | {"file": files}).status_code == 302
    assert set(Attachment.objects.values_list("name", flat=True)) == {"Budget_jan.pdf", "Løn.pdf"}


def test_a_file_of_another_kind_is_refused_by_name_and_the_text_kept(open_part):
    browser, url, page = open_part
    upload = SimpleUploadedFile("virus.pdf", b"MZ\x90 not a pdf")
    answer = browser.post(url, fields(page, body="Se bilag") | {"file": upload})
    assert "virus.pdf" in str(answer.context["form"].errors["file"])
    assert "Se bilag" in answer.content.decode()
    assert not Attachment.objects.exists()


def test_the_line_for_what_is_new_stands_once_and_then_moves(stage, client_of):
    browser, url = client_of(stage.cast.anne), stage.part_url(stage.benefits)
    browser.get(url)
    new = EntryFactory(part=stage.benefits)
    assert browser.get(url).context["thread"].first_new_id == new.public_id
    assert browser.get(url).context["thread"].first_new_id is None


def test_marked_unread_from_an_entry_the_line_stands_before_it(stage, client_of):
    browser, url = client_of(stage.cast.anne), stage.part_url(stage.benefits)
    first, second = EntryFactory(part=stage.benefits), EntryFactory(part=stage.benefits)
    browser.get(url)
    browser.post(stage.part_url(stage.benefits, "ulaest/"), {"entry": second.public_id})
    assert browser.get(url).context["thread"].first_new_id == second.public_id != first.public_id


def test_the_thread_shows_the_newest_fifty_and_the_older_on_request(stage, client_of):
    for number in range(60):
        EntryFactory(part=stage.benefits, body=f"Nummer {number}.")
    browser, url = client_of(stage.cast.ydelse), stage.part_url(stage.benefits)
    newest = browser.get(url).context["thread"]
    older = browser.get(url + newest.older_query).context["thread"]
    assert [len(newest.entries), len(older.entries)] == [50, 11]
    assert older.entries[-1]["body"] == "Nummer 9."
    assert not older.older_query


def test_the_thread_asks_the_database_as_often_for_40_entries_as_for_10(stage, client_of):
    browser, url = client_of(stage.cast.ydelse), stage.part_url(stage.benefits)
    counts = []
    for more in (10, 30):
        EntryFactory.create_batch(more, part=stage.benefits, with_file=True)
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            browser.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_units_own_notes_are_read_and_written_on_the_cases_page(stage, client_of):
    browser = client_of(stage.cast.anne)
    page = browser.get(stage.url())
    part = page.context["thread_part"]
    sent = fields(page, body="Ringet, ingen svar.")
    assert browser.post(stage.part_url(part), sent)["Location"].startswith(stage.url())
    assert "Ringet, ingen svar." in browser.get(stage.url()).content.decode()
    assert browser.get(stage.part_url(part))["Location"] == stage.url()


def test_an_empty_note_on_a_case_comes_back_with_its_error(stage, client_of):
    browser = client_of(stage.cast.anne)
    page = browser.get(stage.url())
    answer = browser.post(stage.part_url(page.context["thread_part"]), fields(page))
    assert (answer.status_code, "body" in answer.context["form"].errors) == (200, True)


def test_a_shared_open_part_begins_with_all_readers_and_ones_own_notes_with_oneself(stage, client_of):
    browser = client_of(stage.cast.anne)
    shared = browser.get(stage.part_url(stage.benefits)).context["form"]
    own = browser.get(stage.url()).context["form"]
    assert (shared["audience"].value(), own["audience"].value()) == (Audience.PART, Audience.AGENCY)
    assert own["audience"].is_hidden


def test_a_closed_case_can_be_read_but_not_written_in(stage, client_of):
    stage.case.closed_at = stage.case.opened_at + timedelta(days=1)
    stage.case.save()
    browser, url = client_of(stage.cast.ydelse), stage.part_url(stage.benefits)
    page = browser.get(url)
    assert (page.status_code, page.context["form"]) == (200, None)
    assert browser.post(url, {"body": "Hej", "audience": "part", "key": uuid.uuid4()}).status_code == 403
