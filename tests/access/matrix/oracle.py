"""Who may do what, told a second time: from the facts alone, in plain Python. Imports nothing of the program.

Each rule takes who asks and what the address names, by the names of `facts`, and says one of four things.
"""

from collections.abc import Callable, Mapping

from tests.access.matrix import facts
from tests.access.matrix.facts import CASES, PARTS, READ, SUMMARY, WRITE, Persona

# The address does not exist for the person; it does, and the act is refused; it is done; or one must sign in.
ABSENT, REFUSED, GRANTED, SIGN_IN, PROVE = "absent", "refused", "granted", "sign in", "prove it is you"
RANDOM = "random"
Target = Mapping[str, str]
Rule = Callable[[Persona, Target], str]

OFFICES = {facts.CITIZEN, facts.BENEFITS, facts.AUTHORITY, facts.PAYMENTS, facts.CHILDREN}
LANDLORDS = {facts.ASSOCIATION, facts.PRIVATE}
CASE_KINDS = OFFICES | LANDLORDS | {facts.UNIT, facts.COURT, facts.LAWYER}
NO_CASES = {"council_member", "editor", "data_protection_officer"}
HANDLERS = {"lead", "coordinator", "caseworker"}
IN_AN_EMERGENCY = {facts.AUTHORITY, facts.CHILDREN, facts.BENEFITS}


def works(who: Persona, *kinds: str, roles: set[str] | None = None) -> bool:
    """The person works with cases, in one of these kinds of agency."""
    return who.acts and who.kind in kinds and who.role not in NO_CASES and (roles is None or who.role in roles)


def level(who: Persona, part: str) -> int:
    """How far the person is let into the part today; 0: not at all."""
    if part not in PARTS or not works(who, *CASE_KINDS):
        return 0
    agencies = facts.GRANTS.get(part, {})
    unit = CASES[PARTS[part].case].unit
    of_agency = agencies.get(who.agency, WRITE if who.agency == unit else 0)
    return max(of_agency, facts.PERSONAL.get(part, {}).get(who.name, 0))


def sees(who: Persona, case: str) -> bool:
    return any(level(who, name) >= SUMMARY for name, part in PARTS.items() if part.case == case)


def keeps(who: Persona, case: str) -> bool:
    return works(who, facts.UNIT) and case in CASES and CASES[case].unit == who.agency


def _first(*conditions: tuple[bool, str]) -> str:
    """The first of the answers whose condition holds."""
    return next(answer for holds, answer in conditions if holds)


def case_seen(who: Persona, at: Target) -> str:
    return GRANTED if sees(who, at["case"]) else ABSENT


def case_kept(who: Persona, at: Target) -> str:
    return _first((not sees(who, at["case"]), ABSENT), (not keeps(who, at["case"]), REFUSED), (True, GRANTED))


def case_planned(who: Persona, at: Target) -> str:
    kept = case_kept(who, at)
    return REFUSED if kept == GRANTED and CASES[at["case"]].closed else kept


def unit_plans(who: Persona, at: Target) -> str:
    """A page that is there for the unit alone."""
    return case_planned(who, at) if works(who, facts.UNIT) else ABSENT


def case_reopened(who: Persona, at: Target) -> str:
    kept = case_kept(who, at)
    return REFUSED if kept == GRANTED and not CASES[at["case"]].closed else kept


def asked_of(who: Persona, at: Target) -> str:
    planned = case_planned(who, at)
    return ABSENT if planned == GRANTED and not askable(at["agency"], at["case"]) else planned


def askable(agency: str, case: str) -> bool:
    """Offices, the unit itself, and of landlords the one whose tenancy it is."""
    kind = facts.KIND_OF.get(agency, "")
    return kind in OFFICES or agency in {CASES[case].unit, CASES[case].landlord}


def consent_kept(rule: Rule) -> Rule:
    """The rule of the case; then the consent must be this case's, and standing."""

    def asked(who: Persona, at: Target) -> str:
        said = rule(who, at)
        standing = facts.CONSENTS.get(at["consent"], ("",))[0] == at["case"] and at["consent"] != "withdrawn"
        return ABSENT if said == GRANTED and not standing else said

    return asked


def fresh(rule: Rule, there: Rule) -> Rule:
    """Whoever the page is there for is asked once more who it is, when that was hours ago, before what it is about."""

    def asked(who: Persona, at: Target) -> str:
        return PROVE if who.comes == facts.STALE and there(who, {}) == GRANTED else rule(who, at)

    return asked


def emergency_ended(who: Persona, at: Target) -> str:
    planned = unit_plans(who, at)
    return ABSENT if planned == GRANTED and (at["case"], at["emergency"]) != ("mine", "mine") else planned


def deadline_met(who: Persona, at: Target) -> str:
    planned = case_planned(who, at)
    return ABSENT if planned == GRANTED and at["case"] != at["event"] else planned


def part_seen(who: Persona, at: Target) -> str:
    return GRANTED if level(who, at["part"]) else ABSENT


def part_written(who: Persona, at: Target) -> str:
    if not level(who, at["part"]):
        return ABSENT
    closed = CASES[PARTS[at["part"]].case].closed
    return GRANTED if level(who, at["part"]) >= WRITE and not closed else REFUSED


def part_answered(who: Persona, at: Target) -> str:
    said = part_written(who, at)
    own = said == GRANTED and PARTS[at["part"]].agency == who.agency
    return REFUSED if said == GRANTED and not own else said


def part_accepted(who: Persona, at: Target) -> str:
    said = part_answered(who, at)
    return REFUSED if said == GRANTED and PARTS[at["part"]].status != "asked" else said


def part_decided(who: Persona, at: Target) -> str:
    said = part_answered(who, at)
    return REFUSED if said == GRANTED and PARTS[at["part"]].status not in {"asked", "accepted"} else said


def _of_part(rule: Rule, may: Callable[[str], bool]) -> Rule:
    """The rule of the part's case, for whoever sees the part; then what the part itself allows."""

    def asked(who: Persona, at: Target) -> str:
        if not level(who, at["part"]):
            return ABSENT
        said = rule(who, {"case": PARTS[at["part"]].case})
        return REFUSED if said == GRANTED and not may(at["part"]) else said

    return asked


def is_open(part: str) -> bool:
    """A task that is not answered yet. An emergency is none."""
    return PARTS[part].status in {"asked", "accepted"} and part != "emergency"


def _asked_again(part: str) -> bool:
    writes = facts.GRANTS.get(part, {}).get(PARTS[part].agency, 0) >= WRITE
    return not PARTS[part].own and part != "emergency" and not (is_open(part) and writes)


part_withdrawn = _of_part(case_planned, lambda part: is_open(part) and not PARTS[part].own)
part_asked_again = _of_part(case_planned, _asked_again)


def part_shared(who: Persona, at: Target) -> str:
    said = _of_part(case_planned, lambda part: is_open(part) and not PARTS[part].own)(who, at)
    return REFUSED if said == GRANTED and who.role not in {"lead", "coordinator"} else said


def part_shared_with(who: Persona, at: Target) -> str:
    said = part_shared(who, at)
    if said != GRANTED:
        return said
    part = PARTS[at["part"]]
    further = askable(at["agency"], part.case) and at["agency"] not in {part.agency, CASES[part.case].unit}
    return GRANTED if further else ABSENT


def part_unshared(who: Persona, at: Target) -> str:
    said = _of_part(case_kept, lambda part: True)(who, at)
    readers = set(facts.GRANTS.get(at["part"], {})) - {PARTS[at["part"]].agency} if said == GRANTED else set()
    return ABSENT if said == GRANTED and at["agency"] not in readers else said


def file_read(who: Persona, at: Target) -> str:
    return GRANTED if reads_post(who, at["file"]) else ABSENT


def reads_post(who: Persona, name: str) -> bool:
    post = facts.POSTS.get(name)
    if post is None or level(who, post.part) < READ:
        return False
    return not post.internal or post.agency == who.agency


def own(things: Mapping[str, str], argument: str, *kinds: str) -> Rule:
    """A landlord's own thing, for landlords of these kinds (all, when none is named)."""

    def asked(who: Persona, at: Target) -> str:
        is_own = works(who, *(kinds or LANDLORDS)) and things.get(at[argument]) == who.agency
        return GRANTED if is_own else ABSENT

    return asked


def for_kinds(*kinds: str, roles: set[str] | None = None) -> Rule:
    """There for these kinds of agency, whatever is named."""
    return lambda who, at: GRANTED if works(who, *kinds, roles=roles) else ABSENT


def sees_view(who: Persona, name: str) -> bool:
    by, agency, is_shared = facts.VIEWS.get(name, ("", "", False))
    return works(who, *CASE_KINDS) and (who.name == by or (is_shared and who.agency == agency))


def view_changed(who: Persona, at: Target) -> str:
    """A saved view is its maker's to change; colleagues with whom it is shared are told so."""
    if not sees_view(who, at["view"]):
        return ABSENT
    return GRANTED if facts.VIEWS[at["view"]][0] == who.name else REFUSED


def request_answered(who: Persona, at: Target) -> str:
    return GRANTED if keeps(who, facts.REQUESTS.get(at["request"], ("",))[0]) else ABSENT


def look_up_followed(*kinds: str) -> Rule:
    def asked(who: Persona, at: Target) -> str:
        by, found = facts.LOOK_UPS.get(at["look_up"], ("", ""))
        return GRANTED if works(who, *kinds, roles=HANDLERS) and by == who.name and found else ABSENT

    return asked


def log_read(who: Persona, at: Target) -> str:
    """The unit's lead reads the logs of the unit's cases; the officer those of all."""
    if who.acts and who.role == "data_protection_officer" and who.kind == facts.PROTECTION:
        return GRANTED if at["case"] in CASES else ABSENT
    return GRANTED if keeps(who, at["case"]) and who.role == "lead" else ABSENT


def logs_read(who: Persona, at: Target) -> str:
    return GRANTED if who.acts and who.kind == facts.PROTECTION else ABSENT


def lead_of(who: Persona, at: Target) -> str:
    """An agency's lead; of a person, only of the lead's own."""
    if not (who.acts and who.role == "lead"):
        return ABSENT
    if "member" not in at:
        return GRANTED
    person = facts.PERSONAS.get(at["member"])
    return GRANTED if person and person.agency == who.agency and person.acts else ABSENT


def own_membership(who: Persona, at: Target) -> str:
    """Whom to act for is chosen among one's own memberships; the forms here name the coordinator's."""
    return GRANTED if who.name == "coordinator" else ABSENT


def signed_in(who: Persona, at: Target) -> str:
    return GRANTED


def anybody(who: Persona, at: Target) -> str:
    return GRANTED


def nobody(who: Persona, at: Target) -> str:
    return ABSENT


def revealed(secret: str) -> Rule:
    """The unit, and the office whose open part needs it."""
    kinds = {facts.CITIZEN, facts.BENEFITS, facts.AUTHORITY, facts.PAYMENTS}
    there = {"cpr": {"mine", "foreign"}, "address": {name for name, case in CASES.items() if case.protected}}[secret]

    def asked(who: Persona, at: Target) -> str:
        case = at["case"]
        if not works(who, facts.UNIT, *OFFICES, roles=HANDLERS) or not sees(who, case):
            return ABSENT
        pays = secret == "address" and who.kind == facts.PAYMENTS
        needed = who.kind in kinds and not pays and any(_open_and_own(who, name, case) for name in PARTS)
        if not (keeps(who, case) or needed):
            return REFUSED
        return GRANTED if case in there else ABSENT

    return asked


def _open_and_own(who: Persona, name: str, case: str) -> bool:
    told = PARTS[name]
    is_open = told.status in {"asked", "accepted"}
    return told.case == case and told.agency == who.agency and is_open and level(who, name) >= READ
