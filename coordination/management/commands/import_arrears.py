"""Read a landlord's arrears list into its compartment, as the pages do. For exchange of files, and for the demo."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from coordination.actions.arrears.by_command import Outcome, Unanswered, import_file
from coordination.intake.refusals import UnreadableList
from coordination.models import DebtSign
from hub.accounts.kinds import LANDLORDS
from hub.accounts.models import Agency

NOT_READ = 2


class Command(BaseCommand):
    """Exit 0 also when lines were rejected; 2, with one sentence, when the list could not be imported at all."""

    help = "Reads a landlord's arrears list into its own compartment. The municipality sees nothing of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV or .xlsx, as the landlord's system exports it")
        parser.add_argument("--agency", required=True, help="the landlord's short name")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen, and keep nothing")
        parser.add_argument(
            "--debt-sign", choices=DebtSign.values, help="which sign means that the tenant owes; remembered"
        )
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *args: Any, **options: Any) -> None:
        landlord = Agency.objects.filter(slug=options["agency"], kind__in=LANDLORDS).first()
        if landlord is None:
            sentence = _("There is no landlord with the short name “%(slug)s”.")
            raise CommandError(sentence % {"slug": options["agency"]}, returncode=NOT_READ)
        content = _content(options["file"])
        try:
            outcome = self._import(content, landlord, options)
        except (UnreadableList, Unanswered) as why:
            raise CommandError(str(why), returncode=NOT_READ) from why
        # ASCII alone: whoever reads it need not know which encoding this terminal has.
        as_json = options["format"] == "json"
        self.stdout.write(json.dumps(outcome.as_dict()) if as_json else str(outcome))

    def _import(self, content: bytes, landlord: Agency, options: dict[str, Any]) -> Outcome:
        with transaction.atomic():
            outcome = import_file(
                content=content,
                file_name=options["file"].name,
                landlord=landlord,
                debt_sign=options["debt_sign"] or "",
            )
            if options["dry_run"]:
                transaction.set_rollback(True)
        return outcome


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CommandError(_("The file %(file)s cannot be opened.") % {"file": file}, returncode=NOT_READ) from error
