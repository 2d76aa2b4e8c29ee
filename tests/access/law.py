"""What holds for everybody, the hub itself included.

The ledger is lawful, a grant says what the ledger says, a consent is a tenant's of the case, and a case
begins on a ground that opens cases.
"""

from tests.access.actors import LANDLORDS
from tests.access.rows import Row, Snapshot, day, midnight_after, moment


def is_broken(world: Snapshot, verb: str, table: str, row: Row) -> bool:
    """Would storing this row break it?"""
    if table == "partgrant" and verb in {"insert", "update"}:
        return not in_ledger(world, row)
    if table == "case" and verb == "insert":
        return not world["ground"][row["ground_id"]]["opens_case"]
    if table == "consent" and verb == "insert":
        tenant = world["tenant"].get(row["tenant_id"])
        return tenant is None or tenant["case_id"] != row["case_id"]
    return table == "disclosure" and verb == "insert" and not is_lawful(world, row)


def in_ledger(world: Snapshot, grant: Row) -> bool:
    """An open line opens this part to this agency and person, this far, until then."""
    level = world["permission"][grant["permission_id"]]["codename"]
    return any(
        line["part_id"] == grant["content_object_id"]
        and world["agency"][line["agency_id"]]["group_id"] == grant["group_id"]
        and line["level"] == level
        and line["withdrawn_at"] is None
        and (line["ends_at"], line["member_id"]) == (grant["ends_at"], grant["member_id"])
        for line in world.rows("disclosure")
    )


def is_lawful(world: Snapshot, line: Row) -> bool:
    """The ground reaches the agency, a landlord is the case's own, a consent is of this case and agency and stands."""
    case = world["case"][world["planpart"][line["part_id"]]["case_id"]]
    agency, ground = world["agency"][line["agency_id"]], world["ground"][line["ground_id"]]
    before = any(
        (old["part_id"], old["agency_id"], old["ground_id"]) == (line["part_id"], line["agency_id"], line["ground_id"])
        for old in world.rows("disclosure")
    )
    if agency["kind"] in LANDLORDS and agency["id"] != case["landlord_id"]:
        return False
    if line["member_id"] and world["membership"][line["member_id"]]["agency_id"] != agency["id"]:
        return False
    if agency["kind"] not in ground["recipients"] and not before:
        return False
    return _consent_holds(world, line, case) if line["consent_id"] else not ground["needs_consent"]


def _consent_holds(world: Snapshot, line: Row, case: Row) -> bool:
    consent = world["consent"][line["consent_id"]]
    of_this = consent["case_id"] == case["id"] and consent["to_agency_id"] == line["agency_id"]
    ends, last = moment(line["ends_at"]), day(consent["expires_on"])
    within = ends is not None and last is not None and ends <= midnight_after(last)
    return of_this and within and consent["withdrawn_at"] is None
