"""Compiling the translations: Babel does it, since a bare machine has no gettext."""

import io
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_changed(folder: Path) -> int:
    """Compile every catalogue below the folder that is newer than its compiled form; how many that were."""
    changed = [source for source in sorted(folder.rglob("*.po")) if _is_newer(source, source.with_suffix(".mo"))]
    for source in changed:
        with source.open("rb") as file:
            catalogue = read_po(file, domain=source.stem)
        compiled = io.BytesIO()
        write_mo(compiled, catalogue, use_fuzzy=False)
        fresh = source.with_suffix(".mo.new")
        fresh.write_bytes(compiled.getvalue())
        fresh.replace(source.with_suffix(".mo"))
    return len(changed)


def _is_newer(source: Path, compiled: Path) -> bool:
    return not compiled.exists() or source.stat().st_mtime_ns > compiled.stat().st_mtime_ns
