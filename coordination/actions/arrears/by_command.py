"""The whole way of a list at once, for those who have no page before them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from coordination.actions.arrears.importing import confirm_list, import_confirmed
from coordination.actions.arrears.lines import rejected_of_line
from coordination.actions.arrears.receiving import read_content, shown_name
from coordination.intake.fields import LABELS, Field
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsList, Fate, ImportProfile, ListStatus
from hub.accounts.identity import acting_for
from hub.accounts.models import Agency


class Unanswered(Exception):
    """The list cannot be imported without an answer that only the landlord has. `str()` says which."""


@dataclass(frozen=True)
class Outcome:
    """What an import did, counted in rows; what the command prints."""

    read: int
    counts: dict[str, int]
    cpr_removed: int
    rejected: list[dict[str, Any]]

    def as_dict(self) -> dict[str, Any]:
        return {
            "read": self.read,
            "created": self.counts.get(Fate.NEW, 0),
            "updated": self.counts.get(Fate.CHANGED, 0),
            "unchanged": self.counts.get(Fate.UNCHANGED, 0),
            "paid": self.counts.get(Fate.PAID, 0),
            "cpr_removed": self.cpr_removed,
            "rejected": self.rejected,
        }

    def __str__(self) -> str:
        numbers = self.as_dict() | {"rejected": len(self.rejected)}
        counted = _(
            "%(read)s rows read: %(created)s new, %(updated)s changed, %(unchanged)s unchanged, %(paid)s paid, "
            "%(rejected)s rejected. %(cpr_removed)s CPR numbers removed."
        )
        lines = [_("Line %(line)s: %(reason)s") % one for one in self.rejected]
        return "\n".join([counted % numbers, *lines])


def import_file(*, content: bytes, file_name: str, landlord: Agency, debt_sign: str) -> Outcome:
    """Read and import a file for the landlord; the sign that is given is remembered, as on the page.

    UnreadableList when it cannot be read, Unanswered when a question stays open: then nothing is kept.
    """
    with transaction.atomic(), acting_for(landlord):
        return _import(content, file_name, landlord, debt_sign)


def _import(content: bytes, file_name: str, landlord: Agency, debt_sign: str) -> Outcome:
    if debt_sign:
        ImportProfile.objects.update_or_create(landlord=landlord, defaults={"debt_sign": debt_sign})
    found = ArrearsList.objects.create(landlord=landlord, file_name=shown_name(file_name), debt_sign=debt_sign)
    found = read_content(found=found, content=content)
    _check_ready(found)
    confirm_list(arrears_list=found, by=None)
    import_confirmed(found)
    found.refresh_from_db()
    rejected = [rejected_of_line(line) for line in found.lines.filter(fate=Fate.REJECTED).order_by("line")]
    return Outcome(
        read=found.findings["lines_read"],
        counts=found.counts,
        cpr_removed=found.cpr_removed,
        rejected=[{"line": one.line, "reason": one.reason} for one in rejected],
    )


def _check_ready(found: ArrearsList) -> None:
    if found.status == ListStatus.REFUSED:
        refusal = found.findings["refusal"]
        raise UnreadableList(refusal["code"], **refusal["details"])
    missing = found.findings["missing"]
    if missing:
        fields = ", ".join(str(LABELS[Field(field)]) for field in missing)
        raise Unanswered(
            _("These columns were not found: %(fields)s. Correct them once on the import page.") % {"fields": fields}
        )
    if found.status != ListStatus.PREVIEW:
        raise Unanswered(_("Amounts have both signs. Say which mean debt: --debt-sign plus or --debt-sign minus."))
