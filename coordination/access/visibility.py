"""What of a case is shown to which kind of agency: the table of the law, item by item.

The letters: F full · O only own tenancies · T only when the agency has a part in the case that
concerns it still · C only with the tenant's consent that names it · - never. Landlord's lawyers and the court are
let into no case yet, and the council never is; their columns follow with the grounds that would let them in.
Source: forvaltningsloven §§ 27-29, retssikkerhedsloven §§ 5 a and 11 a, databeskyttelsesloven §§ 7 and 11; to be
confirmed locally.
"""

from enum import StrEnum

from coordination.lifecycle import DataCategory
from hub.accounts.kinds import AgencyKind as K


class Item(StrEnum):
    """A thing a case page can show."""

    TENANT_NAME = "tenant_name"
    ADDRESS = "address"
    CONTACT = "contact"
    HOUSEHOLD = "household"
    ARREARS = "arrears"
    DEMAND_DATES = "demand_dates"
    COURT_DATES = "court_dates"
    FULL_PLAN = "full_plan"
    CAUSE_ECONOMIC = "cause_economic"
    CAUSE_HEALTH = "cause_health"
    ASSESSMENT_5A = "assessment_5a"
    CONSENTS = "consents"
    DISCLOSURES = "disclosures"


COLUMNS = (
    K.HOUSING_SUPPORT_UNIT,
    K.HOUSING_ASSOCIATION,
    K.PRIVATE_LANDLORD,
    K.CITIZEN_SERVICE,
    K.BENEFITS_OFFICE,
    K.AUTHORITY_CENTRE,
    K.PAYMENTS_OFFICE,
    K.CHILD_WELFARE_OFFICE,
)

#                      unit  assoc. private citizen benefits authority payments children
TABLE: dict[Item, str] = {
    Item.TENANT_NAME:    "F     O     O       T       T        T         T        T",
    Item.ADDRESS:        "F     O     O       T       T        T         T        T",
    Item.CONTACT:        "F     C     C       T       T        T         -        T",
    Item.HOUSEHOLD:      "F     -     -       -       T        T         -        T",
    Item.ARREARS:        "F     O     O       -       T        T         T        -",
    Item.DEMAND_DATES:   "F     O     O       -       T        T         -        -",
    Item.COURT_DATES:    "F     O     O       -       T        T         -        -",
    Item.FULL_PLAN:      "F     -     -       -       -        -         -        -",
    Item.CAUSE_ECONOMIC: "F     C     C       -       T        T         -        -",
    Item.CAUSE_HEALTH:   "F     -     -       -       -        T         -        -",
    Item.ASSESSMENT_5A:  "F     -     -       -       T        F         -        -",
    Item.CONSENTS:       "F     -     -       -       -        -         -        -",
    Item.DISCLOSURES:    "F     -     -       -       -        -         -        -",
}  # fmt: skip

# The kind of data a consent must name before a C is a yes.
CONSENT_FOR: dict[Item, DataCategory] = {
    # A landlord's own number stands in its compartment; the case holds what the tenant has told the municipality.
    Item.CONTACT: DataCategory.CONTACT,
    Item.CAUSE_ECONOMIC: DataCategory.CAUSE_ECONOMIC,
}


def letter(item: Item, kind: str) -> str:
    """The table's answer; a kind without a column gets never."""
    if kind not in COLUMNS:
        return "-"
    return TABLE[item].split()[COLUMNS.index(K(kind))]


def is_shown(item: Item, *, kind: str, owns_tenancy: bool, has_part: bool, consented: frozenset[str]) -> bool:
    """Whether the item is shown to an agency that stands to the case as told."""
    match letter(item, kind):
        case "F":
            return True
        case "O":
            return owns_tenancy
        case "T":
            return has_part
        case "C":
            return CONSENT_FOR[item] in consented
        case _:
            return False
