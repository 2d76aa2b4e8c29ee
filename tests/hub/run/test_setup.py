"""The way from installed packages to a hub that can serve: in order, once, and as the right role."""

import os
from pathlib import Path

import pytest

from hub.run import __main__ as door
from hub.run import assets, catalogues, early, embedded, locks, prepared, setup
from hub.run.say import CannotGoOn
from hub.run.supervisor import Asked


@pytest.fixture
def commands(monkeypatch, scratch, folder) -> list[tuple[str, str]]:
    """What `manage.py` was asked for, and as which role; nothing is really made."""
    asked: list[tuple[str, str]] = []

    def run(command: list[object], log: Path, trouble: str, environment: dict[str, str]) -> None:
        asked.append((str(command[2]), environment["DATABASE_URL"]))
        if command[2] == "migrate":
            prepared.empty(scratch)
            with setup.roles.connected(scratch, "It") as connection:
                connection.execute("CREATE TABLE django_migrations ()")
        if command[2] == "collectstatic":
            (folder / "static").mkdir(exist_ok=True)

    monkeypatch.setenv("DATABASE_URL", str(scratch))
    monkeypatch.delenv("WEB_DATABASE_URL", raising=False)
    monkeypatch.setenv("HUB_DATA", str(folder))
    monkeypatch.setenv("MAKELEVEL", "")
    monkeypatch.setattr(setup, "run_logged", run)
    monkeypatch.setattr(assets, "fetch", lambda target: asked.append(("fetch", str(target))))
    monkeypatch.setattr(catalogues, "compile_changed", lambda where: 0)
    monkeypatch.setattr(door, "stop_when_asked", lambda: None)
    return asked


def test_the_first_set_up_makes_everything_as_the_owner_and_the_second_nothing(commands, scratch, folder, monkeypatch):
    door.main("setup")
    owner = str(scratch)
    made = [("migrate", owner), ("demo_municipality", owner), ("collectstatic", owner)]
    assert commands == [("fetch", str(folder / "assets")), *made]
    monkeypatch.setattr(assets, "is_ready", lambda target: True)
    commands.clear()
    door.main("setup")
    assert commands == []


def test_tools_need_no_database(commands, monkeypatch, folder):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    door.main("tools")
    assert commands == [("fetch", str(folder / "assets"))]


def test_starting_over_makes_the_demo_anew_without_the_old_files(commands, folder, monkeypatch):
    monkeypatch.setenv(locks.LOCKED_BY, str(os.getpid()))
    door.main("setup")
    (folder / "vault").mkdir()
    (folder / "vault/letter").write_text("old")
    commands.clear()
    door.main("reset-demo")
    assert ("demo_municipality", os.environ["DATABASE_URL"]) in commands
    assert not (folder / "vault").exists()


def test_starting_over_throws_the_embedded_database_away(commands, folder, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    removed: list[Path] = []
    monkeypatch.setattr(embedded, "remove", removed.append)
    monkeypatch.setattr(embedded, "bring_up", lambda *_: (_ for _ in ()).throw(CannotGoOn("far enough")))
    with pytest.raises(CannotGoOn, match="far enough"):
        setup.start_over(folder)
    assert removed == [folder]


def test_who_asks_to_stop_during_the_set_up_gets_status_0(monkeypatch):
    def asked(folder: Path) -> None:
        raise Asked

    monkeypatch.setattr(setup, "tools", asked)
    monkeypatch.setattr(door, "stop_when_asked", lambda: None)
    monkeypatch.setenv("MAKELEVEL", "")
    door.main("tools")


def test_pages_and_worker_connect_each_in_a_role_of_their_own(commands, scratch, folder, monkeypatch):
    environments: list[dict[str, dict[str, str]]] = []

    class Supervisor:
        def __init__(self, of_roles: dict[str, dict[str, str]]) -> None:
            environments.append(of_roles)

        def bring_up(self, *parts: object, port: int) -> None:
            raise Asked

        def stop(self) -> None:
            environments.append({"stopped": {}})

    monkeypatch.setenv(locks.LOCKED_BY, str(os.getpid()))
    monkeypatch.setattr(door, "Supervisor", Supervisor)
    monkeypatch.setattr(early, "check_port_is_free", lambda port: None)
    door.main("run")
    for role in ("web", "worker"):
        assert f"://{scratch.name}_{role}:" in environments[0][role]["DATABASE_URL"]
        assert environments[0][role]["HUB_WEB_ROLE"] == f"{scratch.name}_web"
    assert environments[1] == {"stopped": {}}
