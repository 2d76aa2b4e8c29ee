"""What the suite needs from the machine, given before Django's settings are read.

A PostgreSQL of its own when DATABASE_URL names none, so that the tests run beside `make run`; a web role, so that
tests can connect as what the web process is; a data folder of its own; the translations, compiled.
"""

import atexit
import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from hub.run import catalogues, embedded, roles
from hub.run.database_url import DatabaseURL
from hub.run.paths import CHECKOUT, data

_stack = contextlib.ExitStack()


def _prepare() -> None:
    catalogues.compile_changed(CHECKOUT / "locale")
    folder = _folder()
    if os.environ.get("DATABASE_URL"):
        owner = DatabaseURL.parse(os.environ["DATABASE_URL"])
        addresses = roles.make_web_role(owner, folder, os.environ.get("WEB_DATABASE_URL", ""))
    else:
        addresses = _stack.enter_context(embedded.running(folder, keep=False))
    os.environ["DATABASE_URL"] = str(addresses.owner)
    os.environ["WEB_DATABASE_URL"] = str(addresses.web)
    os.environ["HUB_WEB_ROLE"] = addresses.web.user


def _folder() -> Path:
    """A data folder for this run alone; only the fetched assets are the checkout's."""
    folder = Path(tempfile.mkdtemp(prefix="hub-tests-"))
    _stack.callback(shutil.rmtree, folder, ignore_errors=True)
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
