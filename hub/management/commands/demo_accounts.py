import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.accounts.models import Membership
from hub.demo.people import PASSWORD, PEOPLE

COLUMNS = ("email", "password", "name", "agency", "role")


class Command(BaseCommand):
    help = "Lists the people of the demo, and how they sign in."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--format", choices=["json", "table"], default="table")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("This is not the demo.")
        accounts = _accounts()
        if options["format"] == "json":
            self.stdout.write(json.dumps(accounts, ensure_ascii=False, indent=2))
        else:
            self.stdout.write(_table(accounts))


def _accounts() -> list[dict[str, str]]:
    """One a membership in force; only of the demo's own people, whose password is known."""
    ours = Membership.objects.active().filter(user__email__in=[person.email for person in PEOPLE])
    return [
        {
            "email": membership.user.email,
            "password": PASSWORD,
            "name": membership.user.name,
            "agency": membership.agency.name,
            "agency_slug": membership.agency.slug,
            "agency_kind": membership.agency.kind,
            "role": membership.role,
        }
        for membership in ours.select_related("user", "agency").order_by("id")
    ]


def _table(accounts: list[dict[str, str]]) -> str:
    rows = [COLUMNS, *(tuple(account[column] for column in COLUMNS) for account in accounts)]
    widths = [max(len(row[index]) for row in rows) for index in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)
