"""Passwords that the set-up made up itself, in one file that only its owner can read."""

import json
import os
import secrets
from pathlib import Path

from hub.run.paths import made_data


def _file(data: Path) -> Path:
    return data / "passwords.json"


def known(data: Path, key: str) -> str | None:
    """The password kept under a key, or None."""
    try:
        kept: dict[str, str] = json.loads(_file(data).read_text())
    except (FileNotFoundError, ValueError):
        return None
    return kept.get(key)


def made(data: Path, key: str) -> str:
    """A new random password, kept under the key from now on."""
    try:
        kept = json.loads(_file(data).read_text())
    except (FileNotFoundError, ValueError):
        kept = {}
    kept[key] = secrets.token_urlsafe(32)
    made_data(data)
    fresh = _file(data).with_suffix(".new")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        json.dump(kept, file, indent=1)
    fresh.replace(_file(data))
    return str(kept[key])


def known_or_made(data: Path, key: str) -> str:
    return known(data, key) or made(data, key)
