"""The oracle's rules: table by table, whose rows they are to read, add, change, delete (tests.access.oracle)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tests.access import contact_rules, law, lifecycle_rules, money_rules
from tests.access.actors import Actor
from tests.access.own_name import in_own_name
from tests.access.rows import TABLES, Row

if TYPE_CHECKING:
    from tests.access.oracle import Oracle

READS_ON = {"read_planpart", "write_planpart"}
KNOW_NUMBERS = {"housing_support_unit", "citizen_service", "benefits_office", "authority_centre", "payments_office"}

Rule = Callable[["Oracle", Actor, Row], bool]


def no(oracle: Oracle, who: Actor, row: Row) -> bool:
    return False


def _everybody(oracle: Oracle, who: Actor, row: Row) -> bool:
    return True


def _of_case(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.case_granted(who, row["case_id"], READS_ON)


def _unit_of_case(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans(who, row["case_id"])


def _unit_of_part(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans_part(who, row.get("part_id") or row["content_object_id"])


def _own_compartment(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.landlord is not None and row["landlord_id"] == who.landlord


def _own_line(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _own_compartment(oracle, who, oracle.world["arrearslist"][row["arrears_list_id"]])


def _record_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    """Of its own tenancies and lists: another's id would tell that there is one."""
    refers = [oracle.world["tenancy"][row["tenancy_id"]]]
    refers += [oracle.world["arrearslist"][row["last_list_id"]]] if row["last_list_id"] else []
    return all(_own_compartment(oracle, who, each) for each in (row, *refers))


def _mark_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _own_mark(oracle, who, row) and _part(oracle, who, oracle.world["planpart"][row["part_id"]])


def _own_mark(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.user is not None and row["user_id"] == who.user


def _mine(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.member is not None and row["recipient_id"] == who.member


def _for_me(who: Actor, row: Row) -> bool:
    return row["member_id"] in (None, who.member)


def _consent(oracle: Oracle, who: Actor, row: Row) -> bool:
    told = who.office is not None and row["to_agency_id"] == who.office and oracle.case_granted(who, row["case_id"])
    return told or _unit_of_case(oracle, who, row)


def _part(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.granted(who, row["id"]) or _unit_of_case(oracle, who, row)


def _part_change(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.granted(who, row["id"], {"write_planpart"}) or _unit_of_case(oracle, who, row)


def _part_become(oracle: Oracle, who: Actor, row: Row) -> bool:
    own = who.office is not None and row["agency_id"] == who.office
    return (own or _unit_of_case(oracle, who, row)) and _knows_consent(oracle, who, row["consent_id"], row["case_id"])


def _part_update(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _part_change(oracle, who, row) and _part_become(oracle, who, row)


def _part_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _unit_of_case(oracle, who, row) and _knows_consent(oracle, who, row["consent_id"], row["case_id"])


def _knows_consent(oracle: Oracle, who: Actor, named: int | None, case: int) -> bool:
    """No consent, or one of the same case that is told to the actor: another's id would tell that there is one."""
    if named is None:
        return True
    consent = oracle.world["consent"][named]
    told = who.office is not None and consent["to_agency_id"] == who.office
    return bool(consent["case_id"] == case and (told or oracle.plans(who, case)))


@in_own_name("withdrawn_by_id")
def _consent_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    tenant = oracle.world["tenant"].get(row["tenant_id"])
    own = tenant is None or (tenant["case_id"] == row["case_id"] and _of_case(oracle, who, tenant))
    return own and _unit_of_case(oracle, who, row) and _knows_consent(oracle, who, row["replaces_id"], row["case_id"])


@in_own_name("answered_by_id")
def _request_become(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _unit_of_case(oracle, who, row) and (row["part_id"] is None or oracle.plans_part(who, row["part_id"]))


def _deadline_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _unit_of_case(oracle, who, row) and oracle.world["legalevent"][row["event_id"]]["case_id"] == row["case_id"]


def _clock_change_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    """In one's own name, and of an event of the same case."""
    same = oracle.world["legalevent"][row["event_id"]]["case_id"] == row["case_id"]
    return _unit_of_case(oracle, who, row) and same and row["by_id"] == who.member


def _entry(oracle: Oracle, who: Actor, row: Row) -> bool:
    told = row["audience"] == "part" or row["agency_id"] == who.office
    return told and oracle.granted(who, row["part_id"], READS_ON)


def _entry_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    own = who.user is not None and row["author_id"] == who.user and row["agency_id"] == who.office
    return own and oracle.granted(who, row["part_id"], {"write_planpart"})


def _attachment(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _entry(oracle, who, oracle.world["entry"][row["entry_id"]])


def _attachment_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    entry = oracle.world["entry"][row["entry_id"]]
    return who.user is not None and entry["author_id"] == who.user and _entry(oracle, who, entry)


def _disclosure_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return _unit_of_part(oracle, who, row) and row["disclosed_by_id"] in (None, who.member)


def _disclosure(oracle: Oracle, who: Actor, row: Row) -> bool:
    own = who.office is not None and row["agency_id"] == who.office and _for_me(who, row)
    return own or _unit_of_part(oracle, who, row)


def _grant(oracle: Oracle, who: Actor, row: Row) -> bool:
    own = who.office is not None and row["group_id"] == who.group and _for_me(who, row)
    return own or _unit_of_part(oracle, who, row)


def _inbox(oracle: Oracle, who: Actor, row: Row) -> bool:
    return row["agency_id"] == who.office and oracle.granted(who, row["part_id"])


def _view(oracle: Oracle, who: Actor, row: Row) -> bool:
    shared = row["is_shared"] and who.office is not None and row["agency_id"] == who.office
    return shared or (who.member is not None and row["owner_id"] == who.member)


def _view_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    own = who.member is not None and row["owner_id"] == who.member
    return own and who.office is not None and row["agency_id"] == who.office


def _number(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.kind in KNOW_NUMBERS and _of_case(oracle, who, oracle.world["tenant"][row["tenant_id"]])


def _number_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    tenant = oracle.world["tenant"][row["tenant_id"]]
    return _of_case(oracle, who, tenant) and _unit_of_case(oracle, who, tenant)


def _number_become(oracle: Oracle, who: Actor, row: Row) -> bool:
    """In one's own name."""
    return _number_write(oracle, who, row) and row["recorded_by_id"] == who.member


def _look_up(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.member is not None and row["by_id"] == who.member


def _request(oracle: Oracle, who: Actor, row: Row) -> bool:
    return (who.member is not None and row["asked_by_id"] == who.member) or _unit_of_case(oracle, who, row)


def _emergency(oracle: Oracle, who: Actor, row: Row) -> bool:
    return (who.member is not None and row["member_id"] == who.member) or _unit_of_part(oracle, who, row)


def _own_people(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.role == "lead" and row["agency_id"] == who.agency


def _writing_group(oracle: Oracle, who: Actor, row: Row) -> bool:
    of_agency = any(agency["group_id"] == row["group_id"] for agency in oracle.world.rows("agency"))
    return _own_mark(oracle, who, row) and not of_agency


def _audit(oracle: Oracle, who: Actor, row: Row) -> bool:
    controls = (who.kind, who.role) == ("data_protection_office", "data_protection_officer")
    if controls or (who.agency is not None and row["agency_id"] == who.agency):
        return True
    return any(
        case["public_id"] == row["case_id"] and oracle.plans(who, case["id"]) for case in oracle.world.rows("case")
    )


def _audit_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    if row["user_id"] is None and row["agency_id"] is None:
        return True  # a sign-in that failed is nobody's
    in_own_name = row["user_id"] is None or who.user is None or row["user_id"] == who.user
    return who.agency is not None and row["agency_id"] == who.agency and in_own_name


def _somebody(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.agency is not None


def _case(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.case_granted(who, row["id"])


def _case_change(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans(who, row["id"])


_LANDLORDS_OWN = dict.fromkeys(("tenancy", "arrearsrecord", "arrearslist", "importprofile"), _own_compartment)
_UNITS_OWN = dict.fromkeys(("tenant", "legalevent", "deadline", "pause"), _unit_of_case)
# verb -> table -> the rule; a table that is missing is nobody's to touch but the hub's.
RULES: dict[str, dict[str, Rule]] = {
    "read": {
        **_LANDLORDS_OWN, **dict.fromkeys(("tenant", "legalevent", "deadline"), _of_case),
        "pause": _unit_of_case, "savedfilter": _view, "attachment": _attachment,
        "case": _case, "clockchange": _unit_of_case, "consent": _consent, "planpart": _part, "entry": _entry,
        "disclosure": _disclosure, "partgrant": _grant, "inboxrow": _inbox, "readmark": _own_mark,
        "arrearsline": _own_line, "landlordnotice": _own_compartment, "tenantnumber": _number, "lookup": _look_up,
        "accessrequest": _request, "emergency": _emergency, "membership": _everybody, "user_groups": _everybody,
        "audit": _audit, "outbox": _mine, "notice": _mine, **contact_rules.READ, **money_rules.READ,
        **lifecycle_rules.READ, "noticeoutcome": _own_compartment,
    },
    "insert": {
        **_LANDLORDS_OWN, **_UNITS_OWN, **money_rules.INSERT, "deadline": _deadline_add, "savedfilter": _view_write,
        "clockchange": _clock_change_add,
        "consent": _consent_write, "planpart": _part_add,
        "entry": _entry_add, "attachment": _attachment_add, "disclosure": _disclosure_add,
        "partgrant": _unit_of_part, "readmark": _mark_write, "arrearsrecord": _record_write,
        **contact_rules.INSERT,
        "arrearsline": _own_line, "tenantnumber": _number_become, "membership": _own_people,
        **lifecycle_rules.INSERT,
        "user_groups": _writing_group, "audit": _audit_add, "outbox": _somebody,
    },
    "update": {
        **_LANDLORDS_OWN, **_UNITS_OWN, "consent": _consent_write, "case": _case_change, "planpart": _part_update,
        "disclosure": _unit_of_part, "partgrant": _unit_of_part, "readmark": _mark_write, "savedfilter": _view_write,
        "arrearsrecord": _record_write, "arrearsline": _own_line, "tenantnumber": _number_become,
        "notice": _mine, **contact_rules.UPDATE, **money_rules.UPDATE,
        "accessrequest": _request_become, "emergency": _unit_of_part, **lifecycle_rules.UPDATE,
        "membership": _own_people, "outbox": _mine,
    },
    "delete": {"partgrant": _unit_of_part, "arrearsline": _own_line, "user_groups": _writing_group},
}  # fmt: skip
# What the policy on changing asks of the row as it was, and as it becomes, where these are two rules.
CHANGE: dict[str, Rule] = {
    **contact_rules.READ,
    **dict.fromkeys(lifecycle_rules.UPDATE, lifecycle_rules.of_unit),
    "caselink": lifecycle_rules.link,
    "planpart": _part_change,
    "consent": _unit_of_case,
    "accessrequest": _unit_of_case,
    "tenantnumber": _number_write,
    "arrearsrecord": _own_compartment,
    "partgrant": lambda oracle, who, row: _unit_of_part(oracle, who, row) and law.in_ledger(oracle.world, row),
}
BECOME: dict[str, Rule] = {
    "case": lambda oracle, who, row: who.unit is not None and row["unit_id"] == who.unit,
    "planpart": _part_become,
}
assert set(RULES["read"]) == set(TABLES)
