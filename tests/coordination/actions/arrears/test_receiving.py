"""A list comes in, is read, and lays its lines out; the file goes as soon as nobody needs it."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import storages

from coordination.actions.arrears.importing import confirm_list
from coordination.actions.arrears.receiving import (
    MOST_TRIES,
    profile_of,
    read_in_background,
    read_received,
    receive_list,
)
from coordination.models import ArrearsLine, ArrearsList, ArrearsRecord, Fate, ImportProfile, ListStatus
from coordination.reading.arrears_lists import ListPage
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import fates, previewed, sample_uploaded, uploaded

pytestmark = pytest.mark.django_db
SAMPLES = {
    "restanceliste_fjordparken_2026-11.csv": ({"new": 114, "paid": 2, "rejected": 4}, 15),
    "restancer_lindehoej.xlsx": ({"new": 80}, 80),
    "udtraek_parkkvarteret.csv": ({"new": 60}, 0),
}


@pytest.mark.parametrize(("name", "expected"), SAMPLES.items())
def test_the_lists_that_systems_export_are_read_to_a_preview(cast, name, expected):
    read = read_received(arrears_list=sample_uploaded(cast.fjordparken_clerk, name))
    assert read.status == ListStatus.PREVIEW
    assert (fates(read), read.cpr_removed) == expected
    assert read.lines.count() == sum(expected[0].values())
    assert not ArrearsRecord.objects.exists()


def test_a_received_list_is_kept_unread_with_a_trace(cast, traces, vault):
    since = traces()
    received = uploaded(cast.fjordparken_clerk, line())
    assert (received.landlord, received.status) == (cast.fjordparken_clerk.agency, ListStatus.RECEIVED)
    assert vault() == [received.stored_as]
    assert not received.lines.exists()
    assert since.audit() == [("create", "arrearslist")]


@pytest.mark.parametrize("name", ["anne", "ydelse", "lawyer", "council_member", "editor"])
def test_nobody_but_a_landlord_brings_a_list(cast, vault, name):
    with pytest.raises(PermissionDenied):
        receive_list(content=b"x", file_name="x", by=cast.person(name))
    assert vault() == []


def test_a_number_in_the_name_of_the_file_is_not_kept(cast):
    received = uploaded(cast.fjordparken_clerk, line(), name="restance 010190-1234 \u202eMette.csv")
    assert received.file_name == "restance [CPR] Mette.csv"


def test_numbers_in_names_of_columns_are_not_kept(cast):
    lines = [*line(), "x"], [*line(Lejemålsnr="012-04-0174-2", Saldo="ukendt"), "x"]
    read = previewed(cast.fjordparken_clerk, *lines, header=[*HEADER, "Note 010190-1234"])
    kept = str(read.findings) + str(list(ArrearsLine.objects.values_list("values", "problems")))
    assert "010190" not in kept


@pytest.mark.parametrize("name", ["tom.csv"])
def test_a_refused_list_leaves_no_file_and_no_line(cast, vault, django_capture_on_commit_callbacks, name):
    with django_capture_on_commit_callbacks(execute=True):
        read = read_received(arrears_list=sample_uploaded(cast.fjordparken_clerk, name))
    assert (read.status, read.stored_as, vault()) == (ListStatus.REFUSED, "", [])
    assert ListPage(read).refusal


def test_a_list_read_again_replaces_what_was_laid_out(cast):
    read = previewed(cast.fjordparken_clerk, line())
    again = read_received(arrears_list=read)
    assert again.lines.count() == 1
    assert fates(again) == {Fate.NEW: 1}


def test_a_confirmed_list_is_not_read_again(cast):
    read = previewed(cast.fjordparken_clerk, line())
    confirm_list(arrears_list=read, by=cast.fjordparken_clerk)
    assert read_received(arrears_list=read).status == ListStatus.IMPORTING


def test_a_list_whose_file_is_gone_is_refused_with_a_sentence(cast):
    received = uploaded(cast.fjordparken_clerk, line())
    storages["vault"].delete(received.stored_as)
    read = read_received(arrears_list=received)
    assert read.status == ListStatus.REFUSED
    assert "Upload the list again" in ListPage(read).refusal or "igen" in ListPage(read).refusal


def test_amounts_of_both_signs_wait_for_an_answer_without_lines(cast):
    lines = line(), line(Lejemålsnr="1-2", Saldo="-10,00")
    read = previewed(cast.fjordparken_clerk, *lines)
    assert (read.status, read.lines.count(), read.counts) == (ListStatus.QUESTION, 0, {})
    assert read.findings["decided_sign"] is None


def test_what_was_answered_for_a_list_wins_over_what_is_remembered(cast):
    landlord = cast.fjordparken_clerk.agency
    ImportProfile.objects.create(landlord=landlord, debt_sign="plus", columns={"A": "street", "B": "city"})
    profile = profile_of(landlord, columns={"A": "ignore"}, debt_sign="minus")
    assert (profile.columns, profile.debt_sign) == ({"A": "ignore", "B": "city"}, "minus")


def test_the_worker_reads_a_list_and_tells_the_uploader(cast, traces, as_web_role):
    received = uploaded(cast.fjordparken_clerk, line())
    since = traces()
    with as_web_role("worker"):
        read_in_background(received)
    received.refresh_from_db()
    assert received.status == ListStatus.PREVIEW
    assert since.told() == {("import_finished", "fjordparken")}


def test_the_worker_leaves_a_list_alone_that_is_past_reading(cast, traces):
    read = previewed(cast.fjordparken_clerk, line())
    since = traces()
    read_in_background(read)
    assert since.none


def test_a_list_that_kills_its_readers_is_given_up_and_the_uploader_is_told(cast, traces, monkeypatch):
    received = uploaded(cast.fjordparken_clerk, line())
    monkeypatch.setattr("coordination.actions.arrears.receiving.read_list", _dies)
    since = traces()
    for _attempt in range(MOST_TRIES):
        with pytest.raises(MemoryError):
            read_in_background(received)
    read_in_background(received)
    received.refresh_from_db()
    assert (received.status, received.stored_as) == (ListStatus.REFUSED, "")
    assert since.told() == {("import_finished", "fjordparken")}


def _dies(*args, **kwargs):
    raise MemoryError


def test_a_list_taken_by_another_reader_in_between_is_left_to_it(cast, monkeypatch):
    received = uploaded(cast.fjordparken_clerk, line())
    monkeypatch.setattr("coordination.actions.arrears.receiving._begin", lambda found: True)
    read_in_background(received)
    received.refresh_from_db()
    assert received.status == ListStatus.RECEIVED


def test_a_list_by_the_command_line_tells_nobody(cast, traces):
    received = uploaded(cast.fjordparken_clerk, line())
    ArrearsList.objects.filter(pk=received.pk).update(uploaded_by=None)
    since = traces()
    read_in_background(received)
    assert since.told() == set()
