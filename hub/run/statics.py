"""Whether the collected static files are those of the sources, judged by names, sizes and times."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from hub.run.paths import CHECKOUT


def are_collected(data: Path) -> bool:
    stamp = data / "static.stamp"
    return stamp.exists() and (data / "static").is_dir() and stamp.read_text() == _seen(data)


def note(data: Path) -> None:
    (data / "static.stamp").write_text(_seen(data))


def _seen(data: Path) -> str:
    digest = hashlib.sha256((CHECKOUT / "constraints.txt").read_bytes())
    for path in _sources(data):
        found = path.stat()
        digest.update(f"{path} {found.st_size} {found.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _sources(data: Path) -> Iterator[Path]:
    """Our own files and the fetched ones; those of packages change with constraints.txt only."""
    for folder in (CHECKOUT / "hub" / "assets" / "static", data / "assets", *sorted(CHECKOUT.glob("*/static"))):
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())
