"""`make bench`: the inbox against the raw statement and against guardian's own list, as ratios."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from hub.bench.fill import SHARES, fill, make_cast
from hub.bench.measure import medians

HEAD = "threads   office            by hand   inbox    × by hand   guardian × inbox"


class Command(BaseCommand):
    help = "Measures the inbox in a database of its own, which goes again afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--threads", type=int, nargs="+", default=[10_000, 100_000], metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        previous = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        try:
            self._measure(sorted(options["threads"]))
        finally:
            connection.creation.destroy_test_db(previous, verbosity=0)

    def _measure(self, sizes: list[int]) -> None:
        cast = make_cast()
        self.stdout.write(HEAD)
        first: dict[str, float] = {}
        done = 0
        for size in sizes:
            with transaction.atomic():
                fill(cast, done + 1, size)
            done = size
            for office in SHARES:
                seconds = medians(cast.members[office])
                growth = seconds["inbox"] / first.setdefault(office, seconds["inbox"])
                self.stdout.write(self._line(size, office, seconds, growth))

    @staticmethod
    def _line(size: int, office: str, seconds: dict[str, float], growth: float) -> str:
        raw, inbox, guardian = (1000 * seconds[name] for name in ("by hand", "inbox", "guardian"))
        return (
            f"{size:>9} {office:<16} {raw:6.2f} ms {inbox:6.2f} ms {inbox / raw:8.1f} ×"
            f" {guardian / inbox:10.1f} ×   growth {growth:4.2f} ×"
        )
