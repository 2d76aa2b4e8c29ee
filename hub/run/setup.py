"""Everything between installed packages and a hub that can serve: fetched once, brought up to date on each start."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hub.run import assets, catalogues, embedded, locks, prepared, roles, statics
from hub.run.commands import run_logged
from hub.run.database_url import DatabaseURL
from hub.run.paths import CHECKOUT, made
from hub.run.say import Steps

# What `make reset-demo` empties besides the database.
MADE_BY_USE = ("media", "vault", "broker", "beat", "mail")


@dataclass(frozen=True)
class Database:
    """The database that this start serves from; `why_ended` tells of an embedded server that is gone."""

    addresses: roles.Addresses
    why_ended: Callable[[], str | None] | None = None


def everything(data: Path) -> None:
    """`make setup`: all that `make run` needs, without serving."""
    steps = tools(data)
    with database(data, steps) as found:
        fill(data, found, steps)


def tools(data: Path) -> Steps:
    """The design system and the translations; the packages came first."""
    steps = Steps.going_on()
    with locks.held_in_turn(made(data / "locks" / "setup"), "Another set-up is at work; waiting for it."):
        with steps.step("Design system"):
            if not assets.is_ready(data / "assets"):
                assets.fetch(data / "assets")
        with steps.step("Translations"):
            catalogues.compile_changed(CHECKOUT / "locale")
    return steps


@contextmanager
def database(data: Path, steps: Steps) -> Iterator[Database]:
    """The one that DATABASE_URL names, or the embedded one for as long as the caller needs it."""
    named = os.environ.get("DATABASE_URL")
    if named:
        with steps.step("PostgreSQL of DATABASE_URL"):
            given = os.environ.get("WEB_DATABASE_URL", "")
            addresses = roles.make_roles(DatabaseURL.parse(named), data, given)
        yield Database(addresses)
        return
    with locks.held_in_turn(made(data / "locks" / "server"), "A command uses the database; waiting for it to end."):
        postgres = embedded.server(data)
        try:
            with steps.step("PostgreSQL"):
                addresses = embedded.bring_up(postgres, data)
            yield Database(addresses, postgres.why_ended)
        finally:
            postgres.stop()


def fill(data: Path, found: Database, steps: Steps) -> None:
    """Tables, demo municipality and static files, each only when something changed since."""
    done = prepared.is_prepared(found.addresses)
    with steps.step("Tables"):
        if not done:
            _manage(data, found, "The tables could not be made", "migrate", "--no-input")
    with steps.step("Demo municipality"):
        if not done:
            _manage(data, found, "The demo municipality could not be made", "demo_municipality")
            prepared.note(found.addresses)
    with steps.step("Static files"):
        if not statics.are_collected(data):
            _manage(data, found, "The static files could not be collected", "collectstatic", "--no-input", "--clear")
            statics.note(data)


def start_over(data: Path) -> None:
    """`make reset-demo`: throw away what was made by use, and make the demo anew."""
    steps = tools(data)
    if os.environ.get("DATABASE_URL"):
        prepared.empty(DatabaseURL.parse(os.environ["DATABASE_URL"]))
    else:
        with locks.held_in_turn(made(data / "locks" / "server"), "A command uses the database; waiting for it to end."):
            embedded.remove(data)
    for name in MADE_BY_USE:
        shutil.rmtree(data / name, ignore_errors=True)
    with database(data, steps) as found:
        fill(data, found, steps)


def environment(addresses: roles.Addresses, url: DatabaseURL) -> dict[str, str]:
    """For a process that connects as the role of `url`, which is not to be changed again (hub.run.by_hand)."""
    return {
        **os.environ,
        "DATABASE_URL": str(url),
        **addresses.environment,
        "HUB_DATABASE_CHOSEN": "1",
        "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "hub.settings.development"),
    }


def _manage(data: Path, found: Database, trouble: str, *arguments: str) -> None:
    log = made(data / "log") / f"{arguments[0]}.log"
    command: list[str | Path] = [sys.executable, CHECKOUT / "manage.py", *arguments]
    run_logged(command, log, trouble, environment(found.addresses, found.addresses.owner))
