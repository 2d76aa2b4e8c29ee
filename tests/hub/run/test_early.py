"""What is checked before the long work begins."""

import errno
import shutil
from types import SimpleNamespace

import pytest

from hub.run import early
from hub.run.say import DISK_FULL, CannotGoOn, Steps, one_line_on_failure
from tests.hub.run.serving import free_port


@pytest.mark.parametrize(("given", "port"), [("", 8000), ("8123", 8123)])
def test_the_port_is_8000_or_the_one_asked_for(monkeypatch, given, port):
    monkeypatch.setenv("PORT", given)
    assert early.port() == port


@pytest.mark.parametrize("given", ["abc", "0", "65536", "-1"])
def test_what_is_no_port_is_refused(monkeypatch, given):
    monkeypatch.setenv("PORT", given)
    with pytest.raises(CannotGoOn, match="PORT must be a number"):
        early.port()


def test_a_full_disk_is_told_by_folder_and_size(monkeypatch, tmp_path):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: SimpleNamespace(free=10 * 2**20))
    early.check_disk(tmp_path / "not" / "yet" / "made", 10)
    with pytest.raises(CannotGoOn, match="has 10 MB free, and 11 MB are needed"):
        early.check_disk(tmp_path, 11)


def test_a_database_that_nobody_serves_is_noticed(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://hub:geheim@127.0.0.1:{free_port()}/hub")
    with pytest.raises(CannotGoOn, match="cannot be reached") as refusal:
        early.check_database_answers()
    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize("url", ["", "postgresql:///hub?host=/tmp/somewhere"])
def test_the_embedded_database_and_sockets_are_not_asked_early(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)
    early.check_database_answers()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (CannotGoOn("The reason."), "The reason."),
        (OSError(errno.ENOSPC, "No space left on device"), DISK_FULL),
        (PermissionError(errno.EACCES, "Permission denied", "/x"), "Not allowed to write /x: Permission denied."),
        (KeyboardInterrupt(), "Stopped."),
    ],
)
def test_what_can_be_expected_ends_in_one_line_and_status_1(capsys, error, said):
    with pytest.raises(SystemExit) as ended, one_line_on_failure():
        raise error
    assert ended.value.code == 1
    assert capsys.readouterr().err == said + "\n"


def test_a_fault_of_our_own_keeps_its_traceback():
    with pytest.raises(OSError, match="odd"), one_line_on_failure():
        raise OSError(errno.EINVAL, "odd")


def test_steps_are_counted_on_after_the_bootstrap(monkeypatch, capsys):
    monkeypatch.setenv("HUB_STEPS", "")
    with Steps.first(3).step("Python packages"):
        pass
    with Steps.going_on().step("Design system"):
        pass
    assert [line.split(" (")[0] for line in capsys.readouterr().out.splitlines()] == [
        "[1/3] Python packages",
        "[2/3] Design system",
    ]
