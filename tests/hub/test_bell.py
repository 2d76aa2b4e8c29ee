"""The folder that is the broker holds whole messages, closed to others, and no broken one stops the worker."""

from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from hub.celery import _embedded


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "broker" / "queue"


@pytest.fixture
def channel(tmp_path):
    conf = _embedded(str(tmp_path / "broker"))
    with Connection(conf["broker_url"], transport_options=conf["broker_transport_options"]) as connection:
        yield connection.default_channel


def test_a_message_comes_out_as_it_went_in_and_once(channel):
    channel._put("celery", {"body": "æ", "properties": {}})
    assert channel._get("celery") == {"body": "æ", "properties": {}}
    with pytest.raises(Empty):
        channel._get("celery")


def test_a_message_lies_there_whole_and_closed_to_others(channel, folder, monkeypatch):
    seen = []

    def look_around(payload: object) -> str:
        seen.extend(folder.glob("*.msg"))
        return "{}"

    monkeypatch.setattr("hub.bell.dumps", look_around)
    channel._put("celery", {})
    [message] = folder.iterdir()
    assert seen == []
    assert message.suffix == ".msg"
    assert message.stat().st_mode & 0o077 == 0


def test_a_broken_message_is_passed_over(channel, folder):
    (folder / "1_broken.celery.msg").write_text("")
    with pytest.raises(Empty):
        channel._get("celery")
    channel._put("celery", {"next": 1})
    assert channel._get("celery") == {"next": 1}
