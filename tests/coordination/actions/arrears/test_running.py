"""Short lists at once, long ones by the worker; and what was forgotten is found again."""

from datetime import timedelta

import pytest
from django.utils import timezone
from kombu.exceptions import OperationalError

from coordination.actions.arrears import running
from coordination.actions.arrears.running import forgotten_lists, import_soon, read_soon, ring, work_on
from coordination.models import ArrearsList, ListStatus
from tests.coordination.intake.making import line
from tests.factories.lists import confirmed, previewed, sample_uploaded, uploaded

pytestmark = pytest.mark.django_db


@pytest.fixture
def rung(monkeypatch):
    """The ids the worker was woken for."""
    ids: list[str] = []
    monkeypatch.setattr(running.current_app, "send_task", lambda name, args: ids.extend(args))
    return ids


def test_a_short_list_is_read_and_imported_at_once(cast, rung):
    read = read_soon(uploaded(cast.fjordparken_clerk, line()))
    assert read.status == ListStatus.PREVIEW
    found = confirmed(cast.fjordparken_clerk, line())
    import_soon(found)
    found.refresh_from_db()
    assert (found.status, rung) == (ListStatus.DONE, [])


@pytest.mark.parametrize(
    ("limit", "sample"),
    [("SHORT_FILE", "restanceliste_fjordparken_2026-11.csv"), ("SHORT_WORKBOOK", "restancer_lindehoej.xlsx")],
)
def test_a_long_file_is_left_to_the_worker(cast, rung, monkeypatch, django_capture_on_commit_callbacks, limit, sample):
    monkeypatch.setattr(running, limit, 100)
    with django_capture_on_commit_callbacks(execute=True):
        received = read_soon(sample_uploaded(cast.fjordparken_clerk, sample))
    assert received.status == ListStatus.RECEIVED
    assert rung == [str(received.public_id)]


def test_a_long_list_is_imported_by_the_worker(cast, rung, monkeypatch, django_capture_on_commit_callbacks):
    monkeypatch.setattr(running, "SHORT_LIST", 0)
    found = confirmed(cast.fjordparken_clerk, line())
    with django_capture_on_commit_callbacks(execute=True):
        import_soon(found)
    assert rung == [str(found.public_id)]
    work_on(found)
    found.refresh_from_db()
    assert found.status == ListStatus.DONE


def test_a_list_that_is_past_it_is_neither_read_nor_imported_again(cast, rung):
    read = previewed(cast.fjordparken_clerk, line())
    assert read_soon(read) is read
    import_soon(read)
    assert (read.status, rung) == (ListStatus.PREVIEW, [])


def test_the_worker_reads_what_was_received(cast):
    received = uploaded(cast.fjordparken_clerk, line())
    work_on(received)
    received.refresh_from_db()
    assert received.status == ListStatus.PREVIEW


def test_a_broker_that_is_away_costs_no_list(cast, monkeypatch):
    def away(*args):
        raise OperationalError

    monkeypatch.setattr(running.current_app, "send_task", away)
    ring(uploaded(cast.fjordparken_clerk, line()))


@pytest.mark.parametrize(
    ("status", "touched", "created", "found"),
    [
        (ListStatus.RECEIVED, 30, 40, True),
        (ListStatus.READING, 30, 40, True),
        (ListStatus.IMPORTING, 30, 40, True),
        (ListStatus.IMPORTING, 5, 40, False),
        (ListStatus.RECEIVED, 30, 3 * 24 * 3600, False),
        (ListStatus.PREVIEW, 30, 40, False),
    ],
)
def test_only_what_the_worker_has_left_is_forgotten(cast, status, touched, created, found):
    received = uploaded(cast.fjordparken_clerk, line())
    now = timezone.now()
    ArrearsList.objects.filter(pk=received.pk).update(
        status=status, touched_at=now - timedelta(seconds=touched), created_at=now - timedelta(seconds=created)
    )
    assert (received in forgotten_lists()) is found
