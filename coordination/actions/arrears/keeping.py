"""What a row changes in the tenancy and the record it is about: what the list speaks of, and nothing else."""

from collections.abc import Mapping
from typing import Any

from coordination.intake.fields import Field
from coordination.models import ArrearsList, ArrearsRecord, Tenancy

OF_TENANCY = ("street", "care_of", "postcode", "city", "address_protected")
# Said by every list, or by none of its columns alone.
ALWAYS = ("balance", "fingerprint")
# Said where the list has a column for it; a list from another system without that column leaves it as it was.
WITH_COLUMN = (
    "months",
    "reminder_sent_on",
    "demand_sent_on",
    "demand_received_on",
    "delivery_method",
    "terminated_on",
    "filed_on",
    "notified_on",
    "hearing_on",
    "eviction_on",
    "instalment_plan",
    "exempt_digital_post",
    "phone",
    "email",
    "status",
)
OF_RECORD = ("tenants", *ALWAYS, *WITH_COLUMN)


def fields_told(found: ArrearsList) -> frozenset[str]:
    """The fields that the list has columns for."""
    return frozenset(column["field"] for column in found.findings.get("columns", []) if column["field"])


def of_record(row: Mapping[str, Any], told: frozenset[str]) -> dict[str, Any]:
    """What the row says of the arrears. A name that is hidden for protection does not take a known one away."""
    names = [*ALWAYS, *(name for name in WITH_COLUMN if name in told)]
    if row["tenants"]:
        names.append("tenants")
    return {name: row[name] for name in names}


def of_tenancy(row: Mapping[str, Any], tenancy: Tenancy | None, told: frozenset[str]) -> dict[str, Any]:
    """What the row says of the dwelling.

    A list without an address leaves the known one; and only a list that speaks of protection can end it.
    """
    address = {name: row[name] for name in ("street", "postcode", "city") if row[name]}
    if row["street"]:
        address["care_of"] = row["care_of"]
    was_protected = tenancy is not None and tenancy.address_protected
    protected = row["address_protected"] or (was_protected and Field.ADDRESS_PROTECTED not in told)
    return {**address, "address_protected": protected}


def put(thing: ArrearsRecord | Tenancy, values: Mapping[str, Any]) -> bool:
    """Set the values; answers whether any was new."""
    new = {name: value for name, value in values.items() if getattr(thing, name) != value}
    for name, value in new.items():
        setattr(thing, name, value)
    return bool(new)
