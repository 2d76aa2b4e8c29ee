"""Who may ask the database, as the oracle and the checks know them."""

from dataclasses import dataclass
from datetime import datetime

from hub.accounts.identity import word_for
from tests.access.rows import COPENHAGEN, Row, Snapshot, day

LANDLORDS = {"housing_association", "private_landlord"}
# No case is any of theirs (domain.md 4): the council hears from the places, editors write pages, the officer the log.
NO_CASES = {
    "council_member", "editor", "data_protection_officer",
    "vulnerable_citizens_council", "editorial_office", "data_protection_office",
}  # fmt: skip


@dataclass(frozen=True)
class Actor:
    """Whom a word names, and what that person or agency is today; all None: nobody at all.

    `who` is what the word says: "m7" a membership, "a3" an agency with nobody signed in, "hub" the hub, "" no word.
    """

    who: str
    member: int | None = None
    user: int | None = None
    agency: int | None = None
    group: int | None = None
    kind: str = ""
    role: str = ""

    @property
    def word(self) -> str:
        return word_for(self.who, seconds=3600) if self.who else ""

    @property
    def is_hub(self) -> bool:
        return self.who == "hub"

    @property
    def office(self) -> int | None:
        """The agency, as far as it has to do with cases at all."""
        return None if {self.kind, self.role} & NO_CASES else self.agency

    @property
    def unit(self) -> int | None:
        return self.office if self.kind == "housing_support_unit" else None

    @property
    def landlord(self) -> int | None:
        return self.office if self.kind in LANDLORDS else None


HUB = Actor("hub")
NOBODY = Actor("")


def member(snapshot: Snapshot, membership: int, now: datetime) -> Actor:
    """The membership as it is at this moment: nobody, when it or the person is not in force."""
    row = snapshot["membership"][membership]
    if not _in_force(snapshot, row, now):
        return Actor(f"m{membership}")
    agency = snapshot["agency"][row["agency_id"]]
    return Actor(
        f"m{membership}", membership, row["user_id"], agency["id"], agency["group_id"], agency["kind"], row["role"]
    )


def for_agency(snapshot: Snapshot, agency: int) -> Actor:
    row = snapshot["agency"][agency]
    return Actor(f"a{agency}", agency=agency, group=row["group_id"], kind=row["kind"])


def _in_force(snapshot: Snapshot, row: Row, now: datetime) -> bool:
    today = now.astimezone(COPENHAGEN).date()
    until = day(row["valid_until"])
    begun = day(row["valid_from"])
    is_active = snapshot["user"][row["user_id"]]["is_active"]
    return bool(is_active and begun and begun <= today and (until is None or until >= today))
