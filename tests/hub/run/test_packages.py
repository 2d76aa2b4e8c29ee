"""The virtual environment: made once, and again when what it holds no longer fits."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from hub.run import bootstrap, locks, venv
from hub.run.commands import run_logged
from hub.run.paths import CHECKOUT
from hub.run.say import DISK_FULL, CannotGoOn
from tests.hub.run.serving import free_port


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """What pip was asked for; nothing is installed."""
    asked: list[list[str]] = []
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(venv, "run_logged", lambda command, log, what: asked.append([str(part) for part in command]))
    monkeypatch.setattr(subprocess, "run", make_environment)
    return asked


def make_environment(command: list[str], **options: object) -> SimpleNamespace:
    """What `python -m venv` makes, as far as it is looked at."""
    folder = Path(command[-1])
    (folder / "lib/python{}.{}/site-packages".format(*sys.version_info)).mkdir(parents=True)
    (folder / "bin").mkdir()
    (folder / "bin/python").symlink_to(sys.executable)
    (folder / "bin/pip").write_text(f"#!{folder}/bin/python\n")
    return SimpleNamespace(returncode=0)


def test_it_is_made_once_and_what_tests_need_serves_for_running(installed, tmp_path):
    dev = venv.Environment(tmp_path / "env", "dev")
    assert not dev.is_ready()
    dev.build()
    assert dev.is_ready()
    assert venv.Environment(tmp_path / "env", "run").is_ready()
    assert installed[0][-4:] == ["-r", str(CHECKOUT / "requirements-dev.txt"), "-c", str(CHECKOUT / "constraints.txt")]
    assert "--only-binary=:all:" in installed[0]


def test_what_runs_does_not_serve_for_tests(installed, tmp_path):
    venv.Environment(tmp_path / "env", "run").build()
    assert not venv.Environment(tmp_path / "env", "dev").is_ready()


def test_changed_requirements_are_installed_into_what_is_there(installed, tmp_path, monkeypatch):
    environment = venv.Environment(tmp_path / "env", "run")
    environment.build()
    (tmp_path / "env/kept").write_text("")
    monkeypatch.setattr(venv, "FILES", ("constraints.txt",))
    assert not environment.is_ready()
    environment.build()
    assert (tmp_path / "env/kept").exists()
    assert len(installed) == 2


def test_a_moved_environment_is_made_anew(installed, tmp_path):
    venv.Environment(tmp_path / "env", "run").build()
    (tmp_path / "env").rename(tmp_path / "moved")
    moved = venv.Environment(tmp_path / "moved", "run")
    assert not moved.is_ready()
    moved.build()
    assert moved.is_ready()


@pytest.mark.parametrize(
    ("said", "told"),
    [("ensurepip is not available", "apt-get install python3-venv"), ("odd\nvery odd", "could not be made: very odd")],
)
def test_a_python_without_venv_is_told(monkeypatch, tmp_path, said, told):
    failed = SimpleNamespace(returncode=1, stdout=said, stderr="")
    monkeypatch.setattr(subprocess, "run", lambda *arguments, **options: failed)
    monkeypatch.setenv("HUB_DATA", str(tmp_path / "data"))
    with pytest.raises(CannotGoOn, match=told):
        venv.Environment(tmp_path / "env", "run").build()


def test_the_newest_wagtail_and_django_take_the_place_of_the_pinned_ones(installed, tmp_path):
    venv.bring_to_newest(venv.Environment(tmp_path / "env", "dev"))
    assert {"--upgrade", "wagtail", "Django"} <= set(installed[0])
    assert "-c" not in installed[0]


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("raise OSError(28, 'No space left on device')", DISK_FULL),
        ("raise ValueError('odd')", r"It failed: ValueError: odd \(all it said: "),
        ("print('so it is'); raise SystemExit(1)", "It failed: so it is"),
        ("raise SystemExit(1)", "It failed: it ended without a word"),
    ],
)
def test_a_step_that_fails_gives_the_reason_of_its_output(tmp_path, script, why):
    with pytest.raises(CannotGoOn, match=why):
        run_logged([sys.executable, "-c", script], tmp_path / "log", "It failed")


def test_a_long_step_shows_that_it_is_alive(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("hub.run.commands.BEAT_SECONDS", 0.1)
    run_logged([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path / "log", "It failed")
    assert "." in capsys.readouterr().out


@pytest.mark.parametrize(("version", "verb"), [((3, 9), "run"), ((3, 15), "run"), ((3, 11), "newest")])
def test_a_python_that_will_not_do_gives_way_to_one_that_works(monkeypatch, version, verb):
    def execv(path: str, arguments: list[str]) -> None:
        raise SystemExit(" ".join(arguments))

    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(subprocess, "call", lambda command, stderr: 0 if command[0].endswith("3.12") else 127)
    monkeypatch.setattr(os, "execv", execv)
    monkeypatch.setattr(sys, "version_info", (*version, 2))
    monkeypatch.setattr(sys, "argv", ["bootstrap", verb])
    with pytest.raises(SystemExit) as became:
        bootstrap.main(verb)
    assert became.value.code == f"/usr/bin/python3.12 -m hub.run.bootstrap {verb}"


def test_an_unsupported_python_alone_is_told_in_one_line(monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    with pytest.raises(SystemExit) as ended:
        bootstrap.main("run")
    assert ended.value.code == "Python 3.11 to 3.13 is needed, and python3 here is 3.9."


@pytest.mark.parametrize(
    ("verb", "folder", "steps"), [("setup", ".venv", 7), ("run", ".venv", 8), ("newest", ".venv-newest", 3)]
)
def test_the_bootstrap_becomes_the_environments_python(monkeypatch, tmp_path, capsys, verb, folder, steps):
    monkeypatch.setattr(venv.Environment, "install", lambda *what, log: None)
    monkeypatch.setenv("PORT", str(free_port()))
    monkeypatch.setenv(locks.LOCKED_BY, "")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    became: list[list[str]] = []
    monkeypatch.setattr(os, "execv", lambda path, arguments: became.append(arguments))
    monkeypatch.setattr(bootstrap.signal, "signal", lambda *_: None)
    monkeypatch.setattr(venv.Environment, "is_ready", lambda self: True)
    monkeypatch.setenv("HUB_DATA", str(tmp_path))
    monkeypatch.setenv("HUB_STEPS", "")
    monkeypatch.setenv("MAKELEVEL", "")
    bootstrap.main(verb)
    assert became == [[str(CHECKOUT / folder / "bin/python"), "-m", "hub.run", verb]]
    assert capsys.readouterr().out.startswith(f"[1/{steps}] Python packages (")
