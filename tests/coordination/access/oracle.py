"""Who may see what, told a second time: the table as the municipality's lawyer wrote it, and how to read a cell.

Imports nothing of the program. Where the program's table differs from the lawyer's, the cell stands here as the program
must have it and the comment gives the lawyer's words.
"""

from dataclasses import dataclass

KINDS = (
    "housing_support_unit",
    "housing_association",
    "private_landlord",
    "citizen_service",
    "benefits_office",
    "authority_centre",
    "payments_office",
    "bailiff_court",
    "landlord_lawyer",
    "vulnerable_citizens_council",
    "child_welfare_office",  # not in the lawyer's table
)
LANDLORDS = KINDS[1:3]

# item | BSE | BO | PU | BS | YK | MC | BK | FR | AD | RSU | child welfare
TABLE = """
tenant_name       | F | O | O | T | T | T | T | L | O | – | T
address           | F | O | O | T | T | T | T | L | O | – | T
cpr               | F* | – | – | T | T | T | T | – | – | – | –
household         | F | – | – | – | T | T | – | S C | – | A | T
arrears           | C/L→F | O | O | – | T | T S | T | O | O | A | –
demand_dates      | C/L→F | O | O | – | T | T | – | O | O | A | –
other_tenancies   | F | – | – | – | – | T | T own claims | – | – | A | –
contact_attempts  | F | own O | own O | own O | own O | T | – | – | – | A | –
in_contact        | F | C | C | S | S | S | S | C | C | – | –
full_plan         | F | – | – | – | – | F if plan partner | – | – | – | – | –
plan_slice        | F | C | C | T | T | T | T | – | – | – | T
cause_economic    | F | C ("income change") | C ("income change") | – | T | T | – | – | – | A | –
cause_health      | F min. | – | – | – | T if decisive | T | – | – | – | A | –
home_visit        | F | – | – | – | – | T extract | – | – | – | – | –
budget            | F with C | – | – | – | T | – | T (claims) | – | – | A | –
benefit_decision  | F | C: "payment X on date" | C same | – | F own | S | T amount | C | C | A | –
benefit_reasons   | S | – | – | – | F own | – | T | – | – | – | –
support_grant     | S | C "support in place" | C "support in place" | – | – | F own | – | – | – | A | –
deposit_loan      | S | S paid/not | – | F own | – | – | T ledger | – | – | A | –
guarantee         | F | O | O | – | – | – | F | – | – | A | –
child_concern     | flag "sent" | – | – | – | – | restricted | – | – | – | – | F own
conduct           | S | O | O | – | – | T | – | – | O | A | –
criminal          | F | – | – | – | – | T | – | – | – | – | –
court_dates       | F | O | O | – | T | T | – | F own | O | A | –
assessment_5a     | F | – | – | – | T | F | – | C | – | A | –
protected_address | F+reason | – | – | T | T | T | T if paying | – | – | – | –
new_dwelling      | F | new O | – | T | T | T | T | – | – | A | –
access_log        | own unit lead | own entries | – | – | – | – | – | – | – | – | –
statistics        | F | own + total | – | F | F | F | F | – | – | A | –
contact           | F | C | C | T | T | T | – | C | – | – | T
own_list          | – | own list | own list | – | – | – | – | – | – | – | –
consents          | F | – | – | – | – | – | – | – | – | – | –
disclosures       | F | – | – | – | – | – | – | – | – | – | –
"""
# The lawyer has:
#   contact: O for landlords, "each controller's own data". Theirs is own_list; what the tenant told us takes a consent.
#   cause_economic and support_grant: PU a bare C. The words of BO's cell are read for both.
#   criminal: BSE "only if necessary, restricted field": a word among the causes, and a tick that it is.
#   assessment_5a: MC "F own", as it always is.
#   consents, disclosures: no row.

ALL, STATUS, NOTHING = "all", "status", "nothing"

# What a consent must name. There is none yet for a budget.
CONSENTS = {
    "contact": "contact",
    "household": "household",
    "in_contact": "in_contact",
    "plan_slice": "plan_part",
    "cause_economic": "cause_economic",
    "benefit_decision": "decision",
    "assessment_5a": "decision",
    "support_grant": "support",
}


@dataclass(frozen=True)
class Stands:
    """How the one who looks stands to the case."""

    kind: str
    owns_tenancy: bool = False
    has_part: bool = False
    consented: frozenset[str] = frozenset()
    is_filed: bool = False


def _rows() -> dict[str, dict[str, str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    return {item: dict(zip(KINDS, cells, strict=True)) for item, *cells in lines}


ROWS = _rows()
ALWAYS = {"F", "F*", "F min.", "F+reason", "C/L→F"}
WITH_A_TASK = {"T", "T if paying", "T (claims)", "T amount", "T ledger"}
# Nothing of a case is shown for these: never, figures only, what the hub does not record, or what is one's own alone.
NOTHING_OF_A_CASE = {
    "–", "A", "F if plan partner", "T if decisive", "restricted", "T own claims", "own O", "F own", "new O",
    "own unit lead", "own entries", "own list", "own + total",
}  # fmt: skip


def may_know(item: str, who: Stands) -> str:
    """How much of the item, in words."""
    said = ROWS[item].get(who.kind, "–")
    agreed = CONSENTS.get(item) in who.consented
    owns = who.owns_tenancy and who.kind in LANDLORDS
    answers = {
        "O": ALL if owns else NOTHING,
        "L": ALL if who.is_filed else NOTHING,
        "S": STATUS,
        "S paid/not": STATUS,
        'flag "sent"': STATUS,
        "S C": STATUS if agreed else NOTHING,
        "T S": STATUS if who.has_part else NOTHING,
        "T extract": STATUS if who.has_part else NOTHING,
        "C": ALL if agreed else NOTHING,
        "F with C": ALL if agreed else NOTHING,
        'C: "payment X on date"': ALL if agreed else NOTHING,
        "C same": ALL if agreed else NOTHING,
        'C ("income change")': STATUS if agreed else NOTHING,
        'C "support in place"': STATUS if agreed else NOTHING,
    }
    answers |= dict.fromkeys(ALWAYS, ALL) | dict.fromkeys(NOTHING_OF_A_CASE, NOTHING)
    answers |= dict.fromkeys(WITH_A_TASK, ALL if who.has_part else NOTHING)
    return answers[said]
