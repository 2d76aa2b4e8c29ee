"""Tasks take ids and may come twice, late, or for something that is gone."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from coordination import tasks
from coordination.actions.arrears import running
from coordination.models import ArrearsList, ListStatus
from hub.celery import app
from tests.coordination.intake.making import line
from tests.factories.lists import confirmed, uploaded

pytestmark = pytest.mark.django_db


def test_a_list_is_read_and_imported_by_its_id(cast, as_web_role):
    received, waiting = uploaded(cast.fjordparken_clerk, line()), confirmed(cast.lindehoej_clerk, line())
    with as_web_role("worker"):
        for found in (received, waiting, waiting):
            tasks.work_on_list(str(found.public_id))
    assert [ArrearsList.objects.get(pk=f.pk).status for f in (received, waiting)] == [
        ListStatus.PREVIEW,
        ListStatus.DONE,
    ]


def test_a_list_that_is_not_there_is_no_fault():
    tasks.work_on_list(str(uuid.uuid4()))


def test_forgotten_lists_are_each_rung_for(cast, monkeypatch, as_web_role):
    rung: list[str] = []
    monkeypatch.setattr(running.current_app, "send_task", lambda name, args: rung.extend(args))
    forgotten = [uploaded(cast.fjordparken_clerk, line()) for _ in range(2)]
    uploaded(cast.fjordparken_clerk, line())
    ArrearsList.objects.filter(pk__in=[f.pk for f in forgotten]).update(
        touched_at=timezone.now() - timedelta(minutes=1)
    )
    with as_web_role("worker"):
        assert tasks.resume_imports() == 2
    assert set(rung) == {str(found.public_id) for found in forgotten}


def test_the_night_sweeps(as_web_role):
    with as_web_role("worker"):
        assert tasks.sweep() == 0


def test_every_task_of_the_schedule_exists():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)
