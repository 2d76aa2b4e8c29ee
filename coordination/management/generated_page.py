"""A command that writes a page of docs/ from tables in the program, or says that it is stale."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError


class GeneratedPageCommand(BaseCommand):
    """Reads no database: what it writes down is data in the program. `name` is what `manage.py` calls the command."""

    name: ClassVar[str]
    path: ClassVar[Path]
    page: ClassVar[Callable[[], str]]
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail when the page is stale")

    def handle(self, *, check: bool, **options: Any) -> None:
        path, page = Path(settings.BASE_DIR) / self.path, type(self).page()
        if not check:
            path.write_text(page, encoding="utf-8")
            self.stdout.write(f"Wrote {self.path}.")
        elif not path.is_file() or path.read_text(encoding="utf-8") != page:
            raise CommandError(f"{self.path} is stale: run manage.py {self.name}.")
