"""`make bench`: inbox and thread against the raw statement and against guardian's own list, as ratios."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection, transaction

from hub.bench.fill import SHARES, Cast, fill, fill_thread, make_cast
from hub.bench.measure import Held, of_inbox, of_thread, prepare_database

HEAD = """
Milliseconds: "by hand" asks nobody what may be seen; "raw" are the hub's own statements, through psycopg alone.
The rest in times raw. Held: as the web role, under row-level security. Page: in the words of the page.

                       │ inbox: ms     │ × raw                             │       guardian │ thread: ms    │ × raw
threads office         │ by hand   raw │  read   held growth   page   held │ unread  ÷ held │ by hand   raw │ read  held
"""


class Command(BaseCommand):
    help = "Measures inbox and thread in a database of its own, which goes again afterwards."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--threads", type=int, nargs="+", default=[10_000, 100_000], metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        previous = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        held = Held()
        try:
            prepare_database()
            self.measure(sorted(options["threads"]), held)
        finally:
            held.close()
            connection.creation.destroy_test_db(previous, verbosity=0)

    def measure(self, sizes: list[int], held: Held) -> None:
        """Fill up to each size and print a line for each office."""
        cast = make_cast()
        self.stdout.write(HEAD)
        first: dict[str, float] = {}
        done = 0
        for size in sizes:
            with transaction.atomic():
                fill(cast, done + 1, size)
            done = size
            self._lines(size, cast, held, first)

    def _lines(self, size: int, cast: Cast, held: Held, first: dict[str, float]) -> None:
        for office in SHARES:
            member = cast.members[office]
            inbox = of_inbox(member, held)
            thread = of_thread(member, fill_thread(member), held)
            growth = inbox["held"] / first.setdefault(office, inbox["held"])
            self.stdout.write(f"{size:>7} {office:<14} {self._inbox(inbox, growth)} {self._thread(thread)}")

    @staticmethod
    def _inbox(took: dict[str, float], growth: float) -> str:
        raw = took["raw"]
        return (
            f"│ {1000 * took['by hand']:7.2f} {1000 * raw:5.2f}"
            f" │ {took['read'] / raw:5.2f} {took['held'] / raw:6.2f} {growth:6.2f}"
            f" {took['page'] / raw:6.2f} {took['held page'] / raw:6.2f}"
            f" │ {took['held unread'] / raw:6.2f} {took['guardian'] / took['held']:7.0f} │"
        )

    @staticmethod
    def _thread(took: dict[str, float]) -> str:
        raw = took["raw"]
        return f"{1000 * took['by hand']:7.2f} {1000 * raw:5.2f} │ {took['read'] / raw:4.1f} {took['held'] / raw:5.1f}"
