"""The whole way of a list at once, for those who have no page before them."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from coordination.actions.arrears.importing import confirm_list, import_confirmed
from coordination.actions.arrears.lines import rejected_of_line
from coordination.actions.arrears.receiving import profile_of, read_content
from coordination.intake.reader import read_list
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsList, Fate, ImportProfile, ListStatus
from hub.accounts.models import Agency


class UnansweredError(UnreadableList):
    """The list cannot be read without an answer that only the landlord has."""

    def __init__(self, sentence: str) -> None:
        super().__init__("unanswered")
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


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
        numbers = {name: value for name, value in self.as_dict().items() if name != "rejected"}
        lines = [", ".join(f"{name} {value}" for name, value in numbers.items()) + f", rejected {len(self.rejected)}"]
        lines += [f"line {one['line']}: {one['reason']}" for one in self.rejected]
        return "\n".join(lines)


@transaction.atomic
def import_file(*, content: bytes, file_name: str, landlord: Agency, debt_sign: str) -> Outcome:
    """Read and import a file for the landlord. UnreadableList when it cannot be read, or a question stays open."""
    _check_answers(content, file_name, landlord, debt_sign)
    found = ArrearsList.objects.create(landlord=landlord, file_name=file_name[:200], debt_sign=debt_sign)
    found = read_content(found=found, content=content)
    confirm_list(arrears_list=found, by=None)
    import_confirmed(found.public_id)
    found.refresh_from_db()
    if found.status != ListStatus.DONE:
        raise UnansweredError("The list could not be imported.")
    rejected = [rejected_of_line(line) for line in found.lines.filter(fate=Fate.REJECTED).order_by("line")]
    return Outcome(
        read=found.findings["lines_read"],
        counts=found.counts,
        cpr_removed=found.cpr_removed,
        rejected=[{"line": one.line, "reason": one.reason} for one in rejected],
    )


def _check_answers(content: bytes, file_name: str, landlord: Agency, debt_sign: str) -> None:
    """Refuse before anything is kept; and remember the sign for the landlord where the list itself leaves it open."""
    reading = read_list(content, file_name, profile=profile_of(landlord))
    if reading.columns.missing:
        fields = ", ".join(reading.columns.missing)
        raise UnansweredError(f"These columns were not found: {fields}. Correct them once on the import page.")
    if reading.debt_sign is None:
        if not debt_sign:
            raise UnansweredError("Amounts have both signs. Say which mean debt: --debt-sign plus or minus.")
        profile, _ = ImportProfile.objects.get_or_create(landlord=landlord)
        ImportProfile.objects.filter(pk=profile.pk).update(debt_sign=debt_sign)
