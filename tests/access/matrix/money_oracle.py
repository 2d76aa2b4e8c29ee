"""Who may do what with applications, instalments, guarantees and rehousing (see tests.access.matrix.oracle)."""

from tests.access.matrix import facts
from tests.access.matrix.facts import CASES, PARTS, WRITE, Persona
from tests.access.matrix.oracle import (
    ABSENT,
    GRANTED,
    OFFICES,
    REFUSED,
    Target,
    case_planned,
    is_open,
    keeps,
    level,
    part_answered,
    part_written,
    sees,
)


def part_applied(who: Persona, at: Target) -> str:
    """What an office is asked for, while it is open: the unit of the case prepares it, and the office itself."""
    said = part_written(who, at)
    if said != GRANTED:
        return said
    part = PARTS[at["part"]]
    writes = keeps(who, part.case) or part.agency == who.agency
    return GRANTED if writes and facts.KIND_OF[part.agency] in OFFICES and is_open(at["part"]) else REFUSED


def part_counted(who: Persona, at: Target) -> str:
    """Of all parts here, the landlord's alone is about instalments, and is open."""
    said = part_answered(who, at)
    return REFUSED if said == GRANTED and at["part"] != "landlords" else said


def instalment_marked(who: Persona, at: Target) -> str:
    said = part_counted(who, at)
    return ABSENT if said == GRANTED and at["instalment"] != at["part"] else said


def part_refused(who: Persona, at: Target) -> str:
    """The one part here that is a guarantee has been decided: its ledger is read and no longer written."""
    return REFUSED if level(who, at["part"]) else ABSENT


def claimed(who: Persona, at: Target) -> str:
    """By the landlord of the case, where it writes, under a guarantee of the case whose part is open."""
    if not sees(who, at["case"]):
        return ABSENT
    writes = any(level(who, name) >= WRITE for name, part in PARTS.items() if part.case == at["case"])
    case = CASES[at["case"]]
    if case.landlord != who.agency or case.closed or not writes:
        return REFUSED
    part = PARTS.get(at["guarantee"])
    if part is None or part.case != at["case"]:
        return ABSENT
    return GRANTED if is_open(at["guarantee"]) else REFUSED


def offer_answered(who: Persona, at: Target) -> str:
    """By the unit of the case it was made in."""
    planned = case_planned(who, at)
    return ABSENT if planned == GRANTED and at["case"] != at["offer"] else planned
