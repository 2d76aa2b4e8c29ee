"""Two workers at once, one that is killed, and a real one: nothing is lost and nothing is doubled."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.conf import settings
from django.db import connection, connections, transaction

from hub.outbox import deliver as delivering
from hub.outbox.deliver import deliver_batch
from hub.outbox.models import Channel, Notice, OutboxMessage
from hub.run.database_url import DatabaseURL
from tests.factories.case import CaseFactory
from tests.personas import raise_curtain

pytestmark = pytest.mark.django_db(transaction=True)
MANY = 24


@pytest.fixture
def recipient():
    return raise_curtain().ydelse


def test_two_workers_at_once_share_the_rows_and_send_each_once(recipient, queue, monkeypatch):
    for _ in range(MANY):
        queue(recipient)
    lay = delivering.SENDERS[Channel.NOTICE]

    def slowly(message: OutboxMessage) -> None:
        time.sleep(0.01)
        lay(message)

    monkeypatch.setitem(delivering.SENDERS, "notice", slowly)
    start, handled = threading.Barrier(2), []

    def worker() -> None:
        connection.ensure_connection()  # who is let in first must not be done before the other is
        start.wait()
        handled.append(deliver_batch())
        connections.close_all()

    _side_by_side(worker, worker)
    assert sum(handled) == MANY
    assert min(handled) > 0
    assert set(OutboxMessage.objects.values_list("attempts", flat=True)) == {1}
    assert Notice.objects.count() == MANY


def _side_by_side(*acts) -> None:
    threads = [threading.Thread(target=act) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)


# Lays the notice and dies before the transaction ends, as a machine without power does.
KILLED = """
import os, signal, django
django.setup()
from hub.outbox import authorise, deliver
authorise.register("test", lambda member, subject: True)
lay = deliver.SENDERS["notice"]
deliver.SENDERS["notice"] = lambda message: (lay(message), os.kill(os.getpid(), signal.SIGKILL))
deliver.deliver_batch()
"""


def test_a_worker_killed_between_sending_and_noting_it_loses_and_doubles_nothing(recipient, queue):
    row = queue(recipient)
    killed = subprocess.run([sys.executable, "-c", KILLED], env=_environment(), timeout=60, check=False)
    assert killed.returncode == -9
    _wait_until(lambda: not _locked(row))
    row.refresh_from_db()
    assert (row.attempts, row.delivered_at) == (0, None)
    assert deliver_batch() == 1
    assert Notice.objects.get().key == row.key


@pytest.mark.slow
def test_a_real_worker_hears_the_bell_and_delivers_as_the_web_role(recipient):
    CaseFactory()
    waiting = OutboxMessage.objects.filter(delivered_at=None)
    assert waiting.count() == 4  # a notice and a mail to each of the unit's two people
    with _worker():
        _run("from hub.outbox.enqueue import ring; ring()")
        _wait_until(lambda: not waiting.exists())
    assert Notice.objects.filter(topic="new_case").count() == 2
    assert not OutboxMessage.objects.filter(dead_at__isnull=False).exists()


def _environment() -> dict[str, str]:
    """What a worker process is started with: the web role's own login to the test database, the embedded broker."""
    given = DatabaseURL.parse(os.environ["WEB_DATABASE_URL"])
    address = replace(given, name=connection.settings_dict["NAME"])
    return {
        **os.environ,
        "DATABASE_URL": str(address),
        "HUB_DATABASE_CHOSEN": "1",
        "DJANGO_SETTINGS_MODULE": "hub.settings.test",
        "TEST_CELERY_BROKER_URL": "",
        "PYTHONPATH": str(settings.BASE_DIR),
    }


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", f"import django; django.setup(); {code}"], env=_environment(), check=True)


@contextmanager
def _worker() -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "celery", "-A", "hub.celery", "worker", "--pool", "solo", "--loglevel", "WARNING"]
    process = subprocess.Popen(command, env=_environment(), cwd=settings.BASE_DIR)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


def _locked(row: OutboxMessage) -> bool:
    """Whether the killed process's transaction is still open on the server."""
    with transaction.atomic():
        return not OutboxMessage.objects.select_for_update(skip_locked=True).filter(pk=row.pk).exists()


def _wait_until(done) -> None:
    end = time.monotonic() + 45
    while not done():
        assert time.monotonic() < end, "it took too long"
        time.sleep(0.1)
