"""What the suite needs from the machine, given before Django's settings are read.

A PostgreSQL of its own when DATABASE_URL names none, so that the tests run beside `make run`; a web role, so that
tests can connect as what the web process is; a data folder of its own; the translations, compiled.
"""

import atexit
import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path

from hub.run import catalogues, embedded, locks, roles
from hub.run.database_url import DatabaseURL
from hub.run.paths import CHECKOUT, data

PREFIX = "hub-tests-"
A_MINUTE = 60

_stack = contextlib.ExitStack()


def _prepare() -> None:
    catalogues.compile_changed(CHECKOUT / "locale")
    folder = _folder()
    if os.environ.get("DATABASE_URL"):
        owner = DatabaseURL.parse(os.environ["DATABASE_URL"])
        addresses = roles.make_roles(owner, folder, os.environ.get("WEB_DATABASE_URL", ""))
    else:
        addresses = _stack.enter_context(embedded.running(folder, keep=False))
    os.environ["DATABASE_URL"] = str(addresses.owner)
    os.environ["WEB_DATABASE_URL"] = str(addresses.web)
    os.environ.update(addresses.environment)
    os.environ["HUB_UPKEEP"] = "1"


def _sweep_up() -> None:
    """Remove what a run that was killed left behind: nobody holds its lock any more."""
    for left in Path("/tmp").glob(PREFIX + "*"):
        try:
            if time.time() - left.stat().st_mtime > A_MINUTE:
                with locks.held(left, wait=False):
                    shutil.rmtree(left, ignore_errors=True)
        except (OSError, locks.Taken):
            continue


def _folder() -> Path:
    """A data folder for this run alone; only the fetched assets are the checkout's."""
    _sweep_up()
    # In /tmp, whatever TMPDIR says: the path of a socket in it must stay short.
    folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir="/tmp"))
    _stack.callback(shutil.rmtree, folder, ignore_errors=True)
    _stack.enter_context(locks.held(folder, wait=False))
    # PostgreSQL, which may run as another user, passes through.
    folder.chmod(0o711)
    (folder / "assets").symlink_to(data() / "assets")
    (folder / "static").mkdir()
    os.environ["HUB_DATA"] = str(folder)
    return folder


# A worker of pytest-xdist inherits what the first process prepared.
if not os.environ.get("PYTEST_XDIST_WORKER"):
    atexit.register(_stack.close)
    _prepare()
