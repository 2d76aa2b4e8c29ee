from datetime import date
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from hub.demo.municipality import exists, make_municipality


class Command(BaseCommand):
    help = "Makes the fictional municipality of the demo, current today. Does nothing where agencies exist."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, default=None, metavar="YYYY-MM-DD", help="the day it is told from"
        )

    def handle(self, *args: Any, today: date | None = None, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo's people share a password that everybody knows: it is made in the demo only.")
        if exists():
            self.stdout.write("Agencies exist here: the demo municipality was left as it is.")
            return
        cases = make_municipality(today or timezone.localdate())
        self.stdout.write(f"Nordby Kommune is ready, with {len(cases)} cases.")
