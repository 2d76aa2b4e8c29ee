"""Several workers at one list, each with a connection of its own: what is done is done once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import count
from unittest.mock import Mock

import pytest
from django.db import connection, connections, transaction

from coordination.actions.arrears import importing, receiving
from coordination.actions.arrears.importing import import_confirmed
from coordination.actions.arrears.receiving import read_in_background
from coordination.models import ArrearsLine, ArrearsList, ArrearsRecord, Fate, ListStatus, Tenancy
from hub.outbox.models import OutboxMessage
from tests.coordination.intake.making import line
from tests.factories.lists import confirmed, fates, finish, uploaded
from tests.personas import raise_curtain

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = [line(Lejemålsnr=f"1-{number}") for number in range(40)]


@pytest.fixture
def clerk(transactional_db):
    return raise_curtain().fjordparken_clerk


def at_once(*works: Callable[[], object]) -> list[BaseException]:
    """Run all of them at the same moment; answers what went wrong."""
    start = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        try:
            start.wait()
            work()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(works)) as pool:
        done = [pool.submit(run, work) for work in works]
    return [fault for each in done if (fault := each.exception()) is not None]


def test_two_workers_at_one_list_import_each_row_once(clerk, monkeypatch):
    monkeypatch.setattr(importing, "AT_A_TIME", 3)
    found = confirmed(clerk, *ROWS)
    work = partial(import_confirmed, found, notify=True)
    assert at_once(work, work) == []
    finish(found)
    assert (found.status, found.progress, fates(found)) == (ListStatus.DONE, 40, {Fate.NEW: 40})
    assert ArrearsRecord.objects.count() == Tenancy.objects.count() == 40
    assert OutboxMessage.objects.filter(topic="import_finished").count() == 1


def test_two_lists_of_one_landlord_at_once_make_each_tenancy_once(clerk, monkeypatch):
    monkeypatch.setattr(importing, "AT_A_TIME", 3)
    lists = [confirmed(clerk, *ROWS), confirmed(clerk, *reversed(ROWS))]
    assert at_once(*(partial(import_confirmed, one) for one in lists)) == []
    counted = [fates(finish(one)) for one in lists]
    assert ArrearsRecord.objects.count() == Tenancy.objects.count() == 40
    assert sum(counts.get(Fate.NEW, 0) for counts in counted) == 40
    assert sum(sum(counts.values()) for counts in counted) == 80


def test_two_workers_reading_one_list_lay_it_out_once(clerk):
    received = uploaded(clerk, *ROWS)
    work = partial(read_in_background, received)
    assert at_once(work, work) == []
    received.refresh_from_db()
    assert received.status == ListStatus.PREVIEW
    assert ArrearsLine.objects.count() == 40
    assert OutboxMessage.objects.filter(topic="import_finished").count() == 1


def test_a_worker_killed_in_the_middle_leaves_a_list_the_next_one_finishes(clerk, monkeypatch):
    monkeypatch.setattr(importing, "AT_A_TIME", 15)
    found = confirmed(clerk, *ROWS)
    monkeypatch.setattr(importing, "_apply", Mock(side_effect=_dies_at_the_second(importing._apply)))
    assert len(at_once(partial(import_confirmed, found))) == 1
    found.refresh_from_db()
    assert (found.status, found.progress, ArrearsRecord.objects.count()) == (ListStatus.IMPORTING, 15, 15)
    monkeypatch.undo()
    assert fates(finish(found)) == {Fate.NEW: 40}
    assert found.progress == ArrearsRecord.objects.count() == 40


def _dies_at_the_second(apply: Callable[..., None]) -> Callable[..., None]:
    """The second piece finds that the server has ended the connection, as when the worker's machine goes away."""
    pieces = count()

    def work(*given: object) -> None:
        apply(*given)
        if next(pieces):
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    return work


def test_a_list_somebody_works_on_is_left_alone(clerk):
    found = confirmed(clerk, *ROWS)
    with transaction.atomic():
        ArrearsList.objects.select_for_update().get(pk=found.pk)
        assert at_once(partial(import_confirmed, found)) == []
        assert at_once(partial(receiving._begin, found)) == []
    assert not ArrearsRecord.objects.exists()
