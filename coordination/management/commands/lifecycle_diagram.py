"""`manage.py lifecycle_diagram`: writes the tables of moves to docs/lifecycle.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordination.diagram import page

PAGE = Path("docs") / "lifecycle.md"


class Command(BaseCommand):
    """Reads no database: the tables are data in the program."""

    help = "Write docs/lifecycle.md from the tables that decide; --check fails when the page is stale."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is stale")

    def handle(self, *, check: bool, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / PAGE
        if not check:
            path.write_text(page(), encoding="utf-8")
            self.stdout.write(f"Wrote {PAGE}.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != page():
            raise CommandError(f"{PAGE} is stale: run manage.py lifecycle_diagram.")
