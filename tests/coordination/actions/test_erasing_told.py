"""What is told of an erasure: its log to who controls the record, and to whom it concerns that one failed."""

from datetime import date

import pytest
from django.utils import timezone

from coordination import tasks
from coordination.actions import erasing
from coordination.models import Case
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def night(as_web_role, travel):
    """The nightly tasks, on the day on which the case is due, with the rights of who does them."""

    def work() -> None:
        travel(date(2031, 10, 1))
        with as_web_role("worker"):
            tasks.erase_cases()
            tasks.erase_arrears()

    return work


@pytest.fixture
def closed(cast, travel) -> Case:
    travel(date(2026, 10, 1))
    return CaseFactory(closed=True)


def test_the_log_of_an_erased_case_is_the_officers_to_read_by_its_day_or_number(closed, cast, night, client_of):
    log = f"/sager/{closed.public_id}/log/"
    client_of(cast.anne).get(f"/sager/{closed.public_id}/")
    night()
    officer = client_of(cast.officer)
    day = timezone.localdate(AuditEvent.objects.latest("pk").at)  # by the database's own clock
    [by_day] = officer.get(f"/adgangslog/?handling=erase&dag={day}").context["log"].lines
    by_number = officer.post("/adgangslog/", {"reference": closed.reference.lower()})
    assert (by_day.case_url, by_number.headers.get("Location")) == (log, log)
    page = officer.get(log)
    assert cast.anne.user.name in {line.person for line in page.context["log"].lines}
    assert closed.reference not in page.content.decode()
    assert officer.post(f"{log}eksport/", {"why": "complaint"}).status_code == 200
    assert officer.post("/adgangslog/", {"reference": "S-2026-XXXXX"}).status_code == 422
    assert client_of(cast.unit_lead).get(log).status_code == 404


def test_whom_it_concerns_is_told_once_a_night_that_one_failed_and_not_what(closed, cast, night, monkeypatch):
    monkeypatch.setattr(erasing, "delete", lambda rows: 1 / 0)
    night()
    night()
    told = {(row.recipient, row.path) for row in OutboxMessage.objects.filter(topic="erasure_failed")}
    assert told == {(cast.unit_lead, "/sager/"), (cast.officer, "/adgangslog/")}
    assert OutboxMessage.objects.filter(topic="erasure_failed").count() == len(told)
    assert Case.objects.filter(pk=closed.pk).exists()


def test_a_quiet_night_tells_nobody(closed, night):
    night()
    assert not OutboxMessage.objects.filter(topic="erasure_failed").exists()
