"""Locks and passwords: what one process keeps, the next one finds or is told of."""

import os
import stat

import pytest

from hub.run import locks, passwords
from hub.run.say import CannotGoOn


def test_who_does_not_wait_for_a_taken_lock_is_told(tmp_path):
    with locks.held(tmp_path, wait=False), pytest.raises(locks.Taken), locks.held(tmp_path, wait=False):
        pass
    with locks.held(tmp_path, wait=False):
        pass


def test_several_may_share_a_lock(tmp_path):
    both = locks.held(tmp_path, wait=False, shared=True), locks.held(tmp_path, wait=False, shared=True)
    with both[0], both[1], pytest.raises(locks.Taken), locks.held(tmp_path, wait=False):
        pass


def test_who_waits_in_turn_says_what_for(tmp_path, capsys, monkeypatch):
    takes = iter([locks.Taken(), os.open(tmp_path, os.O_RDONLY)])

    def take(folder, kind, *, wait):
        answer = next(takes)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(locks, "_take", take)
    with locks.held_in_turn(tmp_path, "Somebody is at work."):
        assert capsys.readouterr().out == "Somebody is at work.\n"


def test_only_one_process_serves_a_data_folder(tmp_path, monkeypatch):
    monkeypatch.delenv(locks.LOCKED_BY, raising=False)
    folder = tmp_path / "data"
    (folder / "locks/run").mkdir(parents=True)
    (folder / "serving").write_text("http://127.0.0.1:8000, process 7\n")
    refused = pytest.raises(CannotGoOn, match=r"already runs .*http://127.0.0.1:8000, process 7")
    with locks.held(folder / "locks/run", wait=False), refused:
        locks.keep_for_serving(folder, "here")


def test_a_password_is_made_once_and_only_its_owner_reads_it(tmp_path):
    assert passwords.known(tmp_path, "hub") is None
    word = passwords.known_or_made(tmp_path, "hub")
    other = passwords.made(tmp_path, "web")
    assert passwords.known_or_made(tmp_path, "hub") == word != other
    assert stat.S_IMODE((tmp_path / "passwords.json").stat().st_mode) == 0o600
