"""`manage.py access_table`: writes the table of who may see what to docs/who-may-see-what.md."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from coordination.access.document import page

PAGE = Path("docs") / "who-may-see-what.md"


class Command(BaseCommand):
    """Reads no database: the table is data in the program."""

    help = "Write docs/who-may-see-what.md from the table that decides; --check fails when the page is stale."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is stale")

    def handle(self, *, check: bool, **options: Any) -> None:
        path = Path(settings.BASE_DIR) / PAGE
        if not check:
            path.write_text(page(), encoding="utf-8")
            self.stdout.write(f"Wrote {PAGE}.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != page():
            raise CommandError(f"{PAGE} is stale: run manage.py access_table.")
