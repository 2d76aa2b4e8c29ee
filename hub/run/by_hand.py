"""A database for `manage.py` run by hand: the embedded one is joined, or started for as long as the command lasts.

Most commands connect as the web role, like the pages do; those that change the shape of the database, as its owner.
"""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from hub.run import embedded, passwords, roles
from hub.run.database_url import DatabaseURL
from hub.run.paths import data
from hub.run.say import one_line_on_failure

AS_OWNER = {
    "migrate",
    "bench",
    "showmigrations",
    "sqlmigrate",
    "makemigrations",
    "demo_municipality",
    "restore_rights",
    "flush",
    "inspectdb",
}
WITHOUT_DATABASE = {"", "help", "version", "check", "collectstatic", "findstatic", "makemessages", "messages",
                    "compilemessages", "diffsettings", "startapp"}  # fmt: skip
HELP = {"--help", "-h", "--version"}


@contextmanager
def database_for(argv: list[str]) -> Iterator[None]:
    """Sets DATABASE_URL for the command. One that was chosen for this process, or is production's, stays."""
    command = argv[1] if len(argv) > 1 else ""
    if command in AS_OWNER:
        os.environ["HUB_UPKEEP"] = "1"
    chosen = os.environ.get("HUB_DATABASE_CHOSEN") or os.environ["DJANGO_SETTINGS_MODULE"].endswith(".production")
    if chosen or command in WITHOUT_DATABASE or HELP & set(argv):
        yield
        return
    with one_line_on_failure():
        if os.environ.get("DATABASE_URL"):
            _use(_named(), command)
            yield
            return
        # A command that is asked to stop must not leave the server it started.
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        with embedded.running(data()) as addresses:
            _use(addresses, command)
            yield


def _named() -> roles.Addresses:
    """DATABASE_URL is the owner's; the web role is the one given, or the one that the set-up made here."""
    owner = DatabaseURL.parse(os.environ["DATABASE_URL"])
    given = os.environ.get("WEB_DATABASE_URL", "")
    if given:
        return roles.Addresses(owner, roles.web_address(owner, data(), given))
    if passwords.known(data(), roles.password_key(owner)) is None:
        return roles.Addresses(owner, owner)
    return roles.known(owner, data())


def _use(addresses: roles.Addresses, command: str) -> None:
    os.environ["DATABASE_URL"] = str(addresses.owner if command in AS_OWNER else addresses.web)
    if addresses.web != addresses.owner:
        os.environ.update(addresses.environment)
