"""The schedule rings bells that exist, and the broker is a folder where there is no other."""

from hub.celery import _embedded, app


def test_everything_on_the_schedule_is_a_task_there_is():
    app.loader.import_default_modules()
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= set(app.tasks)


def test_the_embedded_broker_is_a_folder_closed_to_others(tmp_path):
    conf = _embedded(str(tmp_path / "broker"))
    assert conf["broker_url"].startswith("filesystem://")
    for name in ("queue", "processed", "control"):
        assert (tmp_path / "broker" / name).stat().st_mode & 0o077 == 0
