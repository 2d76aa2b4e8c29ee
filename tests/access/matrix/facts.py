"""The matrix's world told in plain words: who is who, which parts there are, and what has been opened to whom.

`world` builds it by the hub's own actions; `oracle` reasons from it. Imports nothing of the program.
"""

from dataclasses import dataclass

UNIT, ASSOCIATION, PRIVATE = "housing_support_unit", "housing_association", "private_landlord"
CITIZEN, BENEFITS, AUTHORITY = "citizen_service", "benefits_office", "authority_centre"
PAYMENTS, CHILDREN, COURT, LAWYER = "payments_office", "child_welfare_office", "bailiff_court", "landlord_lawyer"
COUNCIL, EDITORIAL, PROTECTION = "vulnerable_citizens_council", "editorial_office", "data_protection_office"

KIND_OF = {
    "boligsocial-enhed": UNIT,
    "enhed-2": UNIT,
    "fjordparken": ASSOCIATION,
    "lindehoej": ASSOCIATION,
    "soenderby": ASSOCIATION,
    "kmp": PRIVATE,
    "borgerservice": CITIZEN,
    "borger-2": CITIZEN,
    "ydelseskontoret": BENEFITS,
    "ydelse-2": BENEFITS,
    "ydelse-3": BENEFITS,
    "myndighedscentret": AUTHORITY,
    "myndighed-2": AUTHORITY,
    "betalingskontoret": PAYMENTS,
    "betaling-2": PAYMENTS,
    "familieafdelingen": CHILDREN,
    "fogedretten": COURT,
    "torvet-4": LAWYER,
    "udsatteraadet": COUNCIL,
    "kommunikation": EDITORIAL,
    "databeskyttelse": PROTECTION,
}

# How the person has come: `member` acts for the agency; `stale` signed in hours ago; `nobody` is signed in without a
# membership in force; `half` gave a password and no second factor; `stranger` is not signed in, or no longer.
MEMBER, STALE, NOBODY, HALF, STRANGER = "member", "stale", "nobody", "half", "stranger"


@dataclass(frozen=True)
class Persona:
    """Somebody who asks."""

    name: str
    agency: str = ""
    role: str = "caseworker"
    comes: str = MEMBER

    @property
    def kind(self) -> str:
        return KIND_OF.get(self.agency, "")

    @property
    def acts(self) -> bool:
        """Whether the person acts for an agency at all."""
        return self.comes in {MEMBER, STALE}


PERSONAS = {
    who.name: who
    for who in (
        Persona("coordinator", "boligsocial-enhed", "coordinator"),
        Persona("unit_lead", "boligsocial-enhed", "lead"),
        Persona("coordinator_of_hours_ago", "boligsocial-enhed", "coordinator", STALE),
        Persona("other_unit", "enhed-2", "coordinator"),
        Persona("asked", "ydelseskontoret"),
        Persona("done_within_grace", "betalingskontoret"),
        Persona("done_after_grace", "familieafdelingen"),
        Persona("on_another_case", "myndighedscentret"),
        Persona("part_taken_back", "borgerservice"),
        Persona("summary_reader", "borger-2"),
        Persona("reader", "ydelse-2"),
        Persona("writer", "betaling-2"),
        Persona("in_an_emergency", "myndighed-2"),
        Persona("colleague_of_emergency", "myndighed-2"),
        Persona("landlord", "fjordparken", "clerk"),
        Persona("landlords_lead", "fjordparken", "lead"),
        Persona("landlord_consent_withdrawn", "lindehoej", "clerk"),
        Persona("other_landlord", "soenderby", "clerk"),
        Persona("private_landlord", "kmp", "lead"),
        Persona("court", "fogedretten"),
        Persona("lawyer", "torvet-4", "lawyer"),
        Persona("council_member", "udsatteraadet", "council_member"),
        Persona("editor", "kommunikation", "editor"),
        Persona("officer", "databeskyttelse", "data_protection_officer"),
        Persona("ended", "ydelseskontoret", comes=NOBODY),
        Persona("deactivated", "ydelseskontoret", comes=STRANGER),
        Persona("superuser", comes=NOBODY),
        Persona("inactive_superuser", comes=STRANGER),
        Persona("no_membership", comes=NOBODY),
        Persona("password_alone", "boligsocial-enhed", "coordinator", HALF),
        Persona("anonymous", comes=STRANGER),
    )
}


@dataclass(frozen=True)
class Case:
    unit: str
    landlord: str
    closed: bool = False
    protected: bool = False


CASES = {
    "mine": Case("boligsocial-enhed", "fjordparken"),
    "theirs": Case("boligsocial-enhed", "lindehoej", protected=True),
    "foreign": Case("enhed-2", "soenderby"),
    "closed": Case("boligsocial-enhed", "fjordparken", closed=True),
}


@dataclass(frozen=True)
class Part:
    """`own`: the unit's own coordination, which is read on the case."""

    case: str
    agency: str
    status: str = "asked"
    own: bool = False


PARTS = {
    "coordination": Part("mine", "boligsocial-enhed", "accepted", own=True),
    "help": Part("mine", "ydelseskontoret"),
    "done": Part("mine", "betalingskontoret", "done"),
    "declined": Part("mine", "familieafdelingen", "declined"),
    "taken_back": Part("mine", "borgerservice", "withdrawn"),
    "landlords": Part("mine", "fjordparken"),
    "emergency": Part("mine", "myndighed-2", "accepted"),
    "their_coordination": Part("theirs", "boligsocial-enhed", "accepted", own=True),
    "their_help": Part("theirs", "myndighedscentret", "accepted"),
    "their_landlords": Part("theirs", "lindehoej", "withdrawn"),
    "foreign_coordination": Part("foreign", "enhed-2", "accepted", own=True),
    "foreign_help": Part("foreign", "ydelse-3"),
    "closed_coordination": Part("closed", "boligsocial-enhed", "accepted", own=True),
    "closed_help": Part("closed", "ydelseskontoret", "accepted"),
}

SUMMARY, READ, WRITE = 1, 2, 3
# What holds today: part -> agency -> how far. The unit of a case holds all its parts.
GRANTS: dict[str, dict[str, int]] = {
    "help": {"ydelseskontoret": WRITE, "borger-2": SUMMARY, "ydelse-2": READ, "betaling-2": WRITE},
    "done": {"betalingskontoret": READ},
    "landlords": {"fjordparken": WRITE},
    "emergency": {"boligsocial-enhed": READ},
    "their_help": {"myndighedscentret": WRITE},
    "foreign_help": {"ydelse-3": WRITE},
}
# What holds for one person and nobody else of the agency.
PERSONAL = {"emergency": {"in_an_emergency": READ}}


# Things that belong to a part: posts with a file. `internal` to the agency that wrote it.
@dataclass(frozen=True)
class Post:
    part: str
    agency: str
    internal: bool = False


POSTS = {
    "shared": Post("help", "ydelseskontoret"),
    "internal": Post("help", "ydelseskontoret", internal=True),
    "units_internal": Post("help", "boligsocial-enhed", internal=True),
    "to_landlord": Post("landlords", "boligsocial-enhed"),
    "in_done": Post("done", "boligsocial-enhed"),
    "in_declined": Post("declined", "boligsocial-enhed"),
    "theirs": Post("their_help", "myndighedscentret"),
    "foreign": Post("foreign_help", "ydelse-3"),
}

# A landlord's own things, by the name of each: its tenancies, lists and notices.
TENANCIES = {
    "mine": "fjordparken",
    "theirs": "lindehoej",
    "foreign": "soenderby",
    "closed": "fjordparken",
    "kmp": "kmp",
}
LISTS = {"fjordparken": "fjordparken", "lindehoej": "lindehoej", "soenderby": "soenderby", "kmp": "kmp"}
NOTICES = {"mine": "fjordparken", "theirs": "lindehoej", "foreign": "soenderby", "closed": "fjordparken"}

# Consents: case, and to whom the unit may tell something; the withdrawn one has no page any more.
CONSENTS = {
    "to_landlord": ("mine", "fjordparken"),
    "withdrawn": ("theirs", "lindehoej"),
    "foreign": ("foreign", "soenderby"),
}
# Who goes on the visit of each case.
GOES = {"mine": "coordinator", "theirs": "coordinator", "closed": "coordinator", "foreign": "other_unit"}
# Talks that were booked at the front desk, and with which unit.
TALKS = {"ours": "boligsocial-enhed", "foreign": "enhed-2"}
# Requests for access: the case, and who asked.
REQUESTS = {"mine": ("mine", "on_another_case"), "foreign": ("foreign", "on_another_case")}
# Saved views: who made it, the agency, and whether colleagues have it too.
VIEWS = {
    "own": ("coordinator", "boligsocial-enhed", False),
    "shared": ("unit_lead", "boligsocial-enhed", True),
    "landlords": ("landlords_lead", "fjordparken", False),
}
# Look-ups: who made it, and the case it found.
LOOK_UPS = {"known": ("on_another_case", "mine"), "unknown": ("on_another_case", ""), "units": ("coordinator", "mine")}
