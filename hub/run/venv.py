"""The virtual environments: made once, brought up to date when the requirements change."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hub.run.commands import run_logged
from hub.run.paths import CHECKOUT, data, made
from hub.run.say import CannotGoOn

REQUIREMENTS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
FILES = ("requirements.txt", "requirements-dev.txt", "constraints.txt")
# What the packages take unpacked, with pip's working space.
MEGABYTES = {"run": 1000, "dev": 1400}


class Environment:
    """One folder with a Python and the hub's packages; `kind` is what they are for."""

    def __init__(self, folder: Path, kind: str) -> None:
        self.folder = folder
        self.kind = kind
        self.python = folder / "bin" / "python"
        self._stamp = folder / "hub-stamp.json"

    def is_ready(self) -> bool:
        """What tests need includes what running needs."""
        kinds = ("dev",) if self.kind == "dev" else ("run", "dev")
        return any(self._noted().get(kind) == self._wanted() for kind in kinds) and self._is_usable()

    def build(self) -> None:
        log = made(data() / "log") / "packages.log"
        if not self._is_usable():
            shutil.rmtree(self.folder, ignore_errors=True)
            self._make()
        # Wheels only: there is no compiler. Python compiles what is imported, not all that is installed.
        self.install("-r", CHECKOUT / REQUIREMENTS[self.kind], "-c", CHECKOUT / "constraints.txt", log=log)
        self._stamp.write_text(json.dumps(self._noted() | {self.kind: self._wanted()}))

    def install(self, *what: str | Path, log: Path) -> None:
        options = ("--no-input", "--disable-pip-version-check", "--only-binary=:all:", "--no-compile",
                   "--no-warn-script-location", "--root-user-action=ignore", "--progress-bar=off")  # fmt: skip
        run_logged(
            [self.python, "-m", "pip", "install", *options, *what], log, "The Python packages could not be installed"
        )

    def _make(self) -> None:
        made_it = subprocess.run(
            [sys.executable, "-m", "venv", str(self.folder)], capture_output=True, text=True, check=False
        )
        if made_it.returncode != 0:
            shutil.rmtree(self.folder, ignore_errors=True)
            said = (made_it.stdout + made_it.stderr).strip()
            if "ensurepip" in said:
                raise CannotGoOn("Python's venv is missing: on Debian, `apt-get install python3-venv`.")
            raise CannotGoOn(f"The virtual environment could not be made: {said.splitlines()[-1] if said else '?'}")

    def _is_usable(self) -> bool:
        """Whether it is of this Python and still where it was made: its programs carry the path."""
        if not os.access(self.python, os.X_OK) or not os.access(self.folder / "bin" / "pip", os.R_OK):
            return False
        shebang = (self.folder / "bin" / "pip").read_text(errors="replace").splitlines()[0]
        version = self.folder / "lib" / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "site-packages"
        return version.is_dir() and str(self.folder) in shebang

    def _noted(self) -> dict[str, str]:
        try:
            noted: dict[str, str] = json.loads(self._stamp.read_text())
        except (OSError, ValueError):
            return {}
        return noted

    def _wanted(self) -> str:
        content = b"".join((CHECKOUT / name).read_bytes() for name in FILES)
        return hashlib.sha256(content).hexdigest()


def bring_to_newest(environment: Environment) -> None:
    """In place of the pinned ones: the newest Wagtail and Django, and what follows them, that this Python can have."""
    log = made(data() / "log") / "packages-newest.log"
    environment.install("--upgrade", "wagtail", "Django", "django-guardian", "django-allauth[mfa]", log=log)
