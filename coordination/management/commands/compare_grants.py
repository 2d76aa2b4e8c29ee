"""Compare the ledger of sharing with the grants that open parts, both ways, and repair from the ledger."""

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils.translation import gettext as _

from coordination.access.comparing import counted
from coordination.actions.comparing import compare_ledger

DIFFER = 1


class Command(BaseCommand):
    """Exit 1 when they differed, repaired or not; 0 when they agree. Counts only: no case is named."""

    help = "Compares who may see what with the ledger of sharing, both ways. With --repair: the ledger is the truth."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="bring the grants to what the ledger says")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        faults = counted(compare_ledger(repair=repair))
        if options["format"] == "json":
            answer = {"differences": sum(faults.values()), "faults": faults, "repaired": repair and bool(faults)}
            self.stdout.write(json.dumps(answer))
        else:
            self.stdout.write(_in_words(faults, repaired=repair))
        if faults:
            sys.exit(DIFFER)


def _in_words(faults: dict[str, int], *, repaired: bool) -> str:
    if not faults:
        return _("The ledger and the grants agree.")
    lines = [f"{count:6} {fault}" for fault, count in faults.items()]
    last = _("Repaired from the ledger.") if repaired else _("Nothing was changed. --repair brings it in order.")
    return "\n".join([*lines, last])
