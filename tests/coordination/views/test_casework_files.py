"""Files from a thread: to who may read the entry, as something to save, on record."""

import pytest
from django.core.files.storage import storages

from coordination.lifecycle import Audience
from coordination.models import Attachment
from hub.audit.models import AuditEvent, Verb
from tests.factories.entry import PDF, EntryFactory


@pytest.fixture
def attachment(stage) -> Attachment:
    return EntryFactory(part=stage.benefits, with_file=True).attachments.get()


def test_a_reader_saves_the_file_under_its_name(stage, client_of, attachment):
    Attachment.objects.filter(pk=attachment.pk).update(name="Lønseddel.pdf")
    answer = client_of(stage.cast.anne).get(f"/filer/{attachment.public_id}/")
    assert b"".join(answer.streaming_content) == PDF
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''L%C3%B8nseddel.pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "private" in answer["Cache-Control"]


def test_saving_it_is_put_on_record(stage, client_of, attachment):
    client_of(stage.cast.anne).get(f"/filer/{attachment.public_id}/")
    event = AuditEvent.objects.get(verb=Verb.DOWNLOAD)
    assert (event.object_id, event.case_id) == (attachment.public_id, stage.case.public_id)


@pytest.mark.parametrize("name", ["fjordparken_clerk", "lindehoej_clerk", "myndighed", "council_member"])
def test_for_everybody_else_there_is_no_such_file(stage, client_of, attachment, name):
    assert client_of(stage.cast.person(name)).get(f"/filer/{attachment.public_id}/").status_code == 404


def test_a_file_on_a_note_for_colleagues_stays_with_them(stage, client_of):
    entry = EntryFactory(part=stage.benefits, with_file=True, audience=Audience.AGENCY)
    url = f"/filer/{entry.attachments.get().public_id}/"
    assert client_of(stage.cast.ydelse).get(url).status_code == 200
    assert client_of(stage.cast.anne).get(url).status_code == 404


def test_a_file_that_has_left_the_vault_is_not_there(stage, client_of, attachment):
    storages["vault"].delete(attachment.stored_as)
    assert client_of(stage.cast.anne).get(f"/filer/{attachment.public_id}/").status_code == 404


def test_only_get_is_answered(stage, client_of, attachment):
    browser = client_of(stage.cast.anne)
    url = f"/filer/{attachment.public_id}/"
    assert {browser.head(url).status_code, browser.post(url).status_code} == {405}
