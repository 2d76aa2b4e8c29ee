"""Each policy, trigger and function a little wrong: weaker, gone, or another's. The checks must notice every one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg

from tests.access.rows import TABLES

SHORT = {name: short for short, name in TABLES.items()}
# Only the hub is let so far at all, and it may everything: what the row then becomes is nobody's question.
# The file's policy asks for its entry, which the owner sees as far as the entry's own policy on upkeep lets it.
# So do an instalment's, for its plan, and a line's in a ledger, for its guarantee.
ALIKE = {
    ("coordination_attachment", "upkeep", "reading"),
    ("coordination_instalment", "upkeep", "reading"),
    ("coordination_guaranteeentry", "upkeep", "reading"),
}
# What a changed row is held against: the same for whoever may change it at all. The unit alone changes offers, and who
# else reads them is of a kind that no unit is (tests.access.money_rules), so no row of any world can tell.
ALIKE_WHEN_CHANGED = {("coordination_housingoffer", "changing", "reading")}
# That the very unit coordinates the case, or the part's case, and not any unit.
THE_UNIT = re.compile(r"coordination_plans(?:_part)?\(\w+\)")
# The ledger's functions ask it too, and so does what a follow-up must be able to see. Of a clock an attempt shows it.
ASKED_TWICE = {
    ("coordination_disclosure", "adding"),
    ("coordination_partgrant", "adding"),
    ("coordination_followup", "adding"),
    ("coordination_clockchange", "adding"),
}
HUB_ALONE = "(false OR ( SELECT hub_itself() AS hub_itself))"


@dataclass(frozen=True)
class Mutant:
    name: str
    statement: str
    table: str  # its short name; "" for a function, which all tables stand on


@dataclass(frozen=True)
class Policy:
    table: str
    name: str
    verb: str
    using: str | None
    check: str | None


def policies(driver: psycopg.Connection) -> list[Policy]:
    found = driver.execute(
        "SELECT tablename, policyname, cmd, qual, with_check FROM pg_policies ORDER BY tablename, policyname"
    )
    return [Policy(*row) for row in found.fetchall()]


def of_policies(known: list[Policy]) -> Iterator[Mutant]:
    for policy in known:
        yield _mutant(policy, "gone", f"DROP POLICY {policy.name} ON {policy.table}")
        for clause, said in (("USING", policy.using), ("WITH CHECK", policy.check)):
            if said is None or said.startswith("(true OR") or (clause == "WITH CHECK" and policy.using == HUB_ALONE):
                continue
            yield _mutant(policy, f"{clause} anything", _altered(policy, clause, "true"))
            for asked in _asked_for_unit(policy, said):
                yield _mutant(
                    policy, f"{clause} without {asked}", _altered(policy, clause, said.replace(asked, "true"))
                )
            yield from _swapped(policy, clause, said, known)


def _asked_for_unit(policy: Policy, said: str) -> list[str]:
    """Where a policy on reading or adding asks for the unit, and nothing beside it does."""
    is_asked = policy.name in {"reading", "adding"} and (policy.table, policy.name) not in ASKED_TWICE
    return sorted(set(THE_UNIT.findall(said))) if is_asked else []


def _swapped(policy: Policy, clause: str, said: str, known: list[Policy]) -> Iterator[Mutant]:
    """What another verb of the table says, and what the same verb of another table says."""
    alike = ALIKE | (ALIKE_WHEN_CHANGED if clause == "WITH CHECK" else set())
    same = [p for p in known if p.table == policy.table and (p.table, policy.name, p.name) not in alike]
    others = {p.using or p.check: f"{p.table}.{p.name}" for p in same}
    elsewhere = [p for p in known if p.verb == policy.verb and p.table != policy.table]
    others |= {p.using or p.check: f"{p.table}.{p.name}" for p in elsewhere}
    for other, whose in others.items():
        if other and other != said:
            yield _mutant(policy, f"{clause} as {whose}", _altered(policy, clause, other))


def _altered(policy: Policy, clause: str, said: str) -> str:
    return f"ALTER POLICY {policy.name} ON {policy.table} {clause} ({said})"


def _mutant(policy: Policy, how: str, statement: str) -> Mutant:
    return Mutant(f"{policy.table}.{policy.name}: {how}", statement, SHORT[policy.table])


def of_tables() -> Iterator[Mutant]:
    for short, table in TABLES.items():
        yield Mutant(f"{table}: not forced", f"ALTER TABLE {table} NO FORCE ROW LEVEL SECURITY", short)
        yield Mutant(f"{table}: no policies", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY", short)


def of_triggers(driver: psycopg.Connection) -> Iterator[Mutant]:
    """Each trigger gone; and each without one of the columns that it holds."""
    found = driver.execute(
        "SELECT c.relname, t.tgname, pg_get_triggerdef(t.oid)"
        " FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid"
        " WHERE NOT t.tgisinternal AND c.relnamespace = 'public'::regnamespace ORDER BY 1, 2"
    )
    for table, name, definition in found.fetchall():
        drop = f"DROP TRIGGER {name} ON {table}"
        yield Mutant(f"{table}.{name}: gone", drop, SHORT.get(table, table))
        held = re.search(r"(?:hub_keys|coordination_filled)_stands?\((.*)\)", definition)
        columns = held[1].split(", ") if held else []
        for column in columns if len(columns) > 1 else []:
            kept = ", ".join(other for other in columns if other != column)
            again = definition.replace(held[1], kept) if held else ""
            yield Mutant(f"{table}.{name}: without {column}", f"{drop}; {again}", SHORT.get(table, table))


# function -> what is said in it -> what the mutant says
IN_FUNCTIONS: dict[str, dict[str, str]] = {
    "hub_says": {
        "to_timestamp(word[2]::bigint) < now()": "false",
        "= word[3]": "= word[3] OR word[3] = ''",
        "cardinality(word) IS DISTINCT FROM 3": "cardinality(word) < 3",
        "    RETURN NULL;\nEND": "    RETURN word[1];\nEND",
        "word[1] || ':' || word[2]": "word[2]",
    },
    "hub_me": {
        "AND u.is_active": "",
        "AND m.valid_from <= public.hub_today()": "",
        "OR m.valid_until >= public.hub_today()": "OR true",
        "'^a[0-9]{1,18}$'": "'^b[0-9]{1,18}$'",
        "m.role\n": "'lead'\n",
    },
    "hub_itself": {"IS NOT DISTINCT FROM 'hub'": "IS NOT NULL"},
    "hub_upkeep": {"IS NOT DISTINCT FROM 'on'": "IS DISTINCT FROM 'off'"},
    "hub_agency": {"agency_id": "user_id"},
    "hub_user": {"user_id": "member_id + 1"},
    "hub_member": {"member_id": "user_id + 1"},
    "hub_keys_stand": {"IS DISTINCT FROM": "= ANY (ARRAY[NULL]::jsonb[]) OR NULL IS DISTINCT FROM"},
    "accounts_leads": {"WHERE role = 'lead'": ""},
    "coordination_me": {
        "coalesce(me.role, '') NOT IN ('council_member', 'editor', 'data_protection_officer')": "true",
        "me.kind NOT IN ('vulnerable_citizens_council', 'editorial_office', 'data_protection_office')": "true",
    },
    "coordination_unit": {"WHERE kind = 'housing_support_unit'": ""},
    "coordination_landlord": {"WHERE kind IN ('housing_association', 'private_landlord')": ""},
    "coordination_plans": {"AND c.unit_id = public.coordination_unit()": "", "c.id = of_case": "true"},
    "coordination_plans_part": {"AND c.unit_id = public.coordination_unit()": "", "p.id = of_part": "true"},
    "coordination_plans_uuid": {"AND c.unit_id = public.coordination_unit()": "", "c.public_id = of_case": "true"},
    "coordination_lawful": {
        "AND (public.hub_itself() OR c.unit_id = public.coordination_unit())": "",
        "a.kind = ANY (g.recipients)": "true",
        "OR a.id = c.landlord_id": "OR true",
        "AND m.agency_id = to_agency": "",
        "OR NOT g.needs_consent": "OR true",
        "k.case_id = c.id AND": "",
        "k.to_agency_id = to_agency AND": "",
        "AND k.withdrawn_at IS NULL": "",
        ", false)": ", true)",
        "(k.expires_on + 1)": "(k.expires_on + 4)",
    },
    "coordination_in_ledger": {
        "AND (public.hub_itself() OR c.unit_id = public.coordination_unit())": "",
        "AND a.group_id = to_group": "",
        "AND permitted.codename = d.level": "",
        "d.part_id = of_part AND": "",
        "AND d.withdrawn_at IS NULL": "",
        "AND d.ends_at IS NOT DISTINCT FROM until": "",
        "AND d.member_id IS NOT DISTINCT FROM to_member": "",
    },
    "coordination_guarantee_runs": {
        "u.id = the_guarantee AND": "",
        "AND c.closed_at IS NULL": "",
        "p.status IN ('asked', 'accepted')": "true",
        "public.hub_itself()": "true",
        "OR p.agency_id = public.coordination_agency()": "",
        "OR c.landlord_id = public.coordination_landlord()": "",
    },
    "coordination_consent_of": {
        "k.id = the_consent AND": "",
        "AND c.id = of_case": "",
        "OR c.unit_id = public.coordination_unit()": "OR true",
        "OR k.to_agency_id = public.coordination_agency()": "OR true",
    },
}


def of_functions(driver: psycopg.Connection) -> Iterator[Mutant]:
    """Every function that answers yes or no says yes, and no, to all; the others are wrong in one place each."""
    found = driver.execute(
        "SELECT proname, prorettype::regtype::text, pg_get_functiondef(oid) FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace AND prorettype <> 'trigger'::regtype ORDER BY proname"
    )
    for name, answers, definition in found.fetchall():
        body = definition.split("AS $function$")[1].rsplit("$function$", 1)[0]
        if answers == "boolean":
            for always in ("true", "false"):
                sql = definition.replace(body, f" SELECT {always} ")
                yield Mutant(f"{name}: always {always}", sql, "")
        for said, wrong in IN_FUNCTIONS.get(name, {}).items():
            assert said in body, (name, said)
            yield Mutant(f"{name}: {wrong or 'nothing'} for {said}", definition.replace(said, wrong, 1), "")
