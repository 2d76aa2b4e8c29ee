"""Where things lie: the checkout, and the folder that everything made at run time goes into."""

from __future__ import annotations

import os
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def data() -> Path:
    """`HUB_DATA`, or `var` in the checkout: uploads, the embedded database and broker, assets, passwords."""
    return Path(os.environ.get("HUB_DATA") or CHECKOUT / "var").resolve()


def made_data(folder: Path) -> Path:
    """The data folder. Other users stay out; the one that runs PostgreSQL in root's stead passes through."""
    return made(folder, 0o711 if os.geteuid() == 0 else 0o700)


def made(folder: Path, mode: int = 0o700) -> Path:
    """The folder, made when missing. Nothing above it that exists already is touched."""
    if not folder.is_dir():
        made(folder.parent, 0o755)
        folder.mkdir(mode=mode, exist_ok=True)
    return folder
