"""What of a case is shown to which kind of agency: the table of the law, item by item (`domain.md` 4).

How to read it: a row is a thing that can be known, a column a kind of agency, a cell the letters of
coordination.access.letters. `docs/who-may-see-what.md` is made from this file. A kind of agency without a column gets
never (the editorial office, the data protection office). A condition that the hub does not record, such as
"if decisive", is never met: the cell is "-" and the remark says so; likewise O for a court and a lawyer, of whom the
hub does not record whose they are. Which field of the hub a row governs stands in coordination.access.fields; a row
without one is not held yet, and its rule waits for it here.

`mark` is V when the ground was read in its source and K when a lawyer must still confirm it.
"""

from dataclasses import dataclass
from enum import StrEnum

from coordination.access.letters import Cell, Extent, Letter, Own, Standing, cell_of, extent_of
from coordination.lifecycle import DataCategory


class Item(StrEnum):
    """A thing that can be known of a household at risk."""

    TENANT_NAME = "tenant_name"
    ADDRESS = "address"
    CPR = "cpr"
    CONTACT = "contact"
    OWN_LIST = "own_list"
    HOUSEHOLD = "household"
    ARREARS = "arrears"
    DEMAND_DATES = "demand_dates"
    OTHER_TENANCIES = "other_tenancies"
    CONTACT_ATTEMPTS = "contact_attempts"
    IN_CONTACT = "in_contact"
    FULL_PLAN = "full_plan"
    PLAN_SLICE = "plan_slice"
    CAUSE_ECONOMIC = "cause_economic"
    CAUSE_HEALTH = "cause_health"
    HOME_VISIT = "home_visit"
    BUDGET = "budget"
    BENEFIT_DECISION = "benefit_decision"
    BENEFIT_REASONS = "benefit_reasons"
    SUPPORT_GRANT = "support_grant"
    DEPOSIT_LOAN = "deposit_loan"
    GUARANTEE = "guarantee"
    CHILD_CONCERN = "child_concern"
    CONDUCT = "conduct"
    CRIMINAL = "criminal"
    COURT_DATES = "court_dates"
    ASSESSMENT_5A = "assessment_5a"
    PROTECTED_ADDRESS = "protected_address"
    NEW_DWELLING = "new_dwelling"
    CONSENTS = "consents"
    DISCLOSURES = "disclosures"
    ACCESS_LOG = "access_log"
    STATISTICS = "statistics"


# In the order of the cells. The landlord's lawyer, the court and the council are let into no case today; their
# columns hold from the day a grant lets one of them in.
COLUMNS: dict[str, str] = {
    "housing_support_unit": "BSE",
    "housing_association": "BO",
    "private_landlord": "PU",
    "citizen_service": "BS",
    "benefits_office": "YK",
    "authority_centre": "MC",
    "payments_office": "BK",
    "bailiff_court": "FR",
    "landlord_lawyer": "AD",
    "vulnerable_citizens_council": "RSU",
    "child_welfare_office": "BF",
}


@dataclass(frozen=True)
class Row:
    """One item: what it is called, its cells in the order of COLUMNS, and why."""

    label: str
    cells: tuple[Cell, ...]
    ground: str
    mark: str
    own: Own = Own.TENANCIES
    remark: str = ""


def _row(cells: str, label: str, ground: str, mark: str, *, own: Own = Own.TENANCIES, remark: str = "") -> Row:
    return Row(label, tuple(map(cell_of, cells.split())), ground, mark, own, remark)


TABLE: dict[Item, Row] = {
    #                      BSE   BO  PU  BS  YK  MC  BK  FR  AD  RSU BF
    Item.TENANT_NAME: _row("F     O   O   T   T   T   T   L   O   -   T",
        "Tenant's name (lejers navn)",
        "party to the lease; municipal task (GDPR art. 6(1)(e)); almenlejeloven § 92, stk. 2", "V",
        remark="AD: its own client."),
    Item.ADDRESS: _row("F     O   O   T   T   T   T   L   O   -   T",
        "Address of the tenancy (lejemålets adresse), unless it is protected",
        "party to the lease; municipal task (GDPR art. 6(1)(e)); almenlejeloven § 92, stk. 2", "V"),
    Item.CPR: _row("F     -   -   T   T   T   T   -   -   -   -",
        "CPR number (CPR-nummer)",
        "databeskyttelsesloven § 11: a public body, for unique identification; landlords use the tenancy number "
        "(Datatilsynet 2004)", "V",
        remark="Shown on a click with a reason, and logged."),
    Item.CONTACT: _row("F     C   C   T   T   T   -   C   -   -   T",
        "Phone and e-mail, as told to the municipality (telefon og e-mail)",
        "each controller's own data; onwards with consent", "K",
        remark="A landlord's own number stands in its own list, which is its own. Of several tenants, only "
        "of those who have agreed."),
    Item.OWN_LIST: _row("-     O   O   -   -   -   -   -   -   -   -",
        "A landlord's own list: names, phone, address, arrears (udlejers restanceliste)",
        "each controller's own data; the municipality sees nothing of it before notice or consent", "V",
        own=Own.ENTRIES),
    Item.HOUSEHOLD: _row("F     -   -   -   T   T   -   CS  -   A   T",
        "Household: number and age of children (husstand)",
        "retssikkerhedsloven § 5 a needs it; the landlord does not", "V",
        remark="FR: «children: yes», with consent."),
    Item.ARREARS: _row("C/L→F O   O   -   T   TS  T   O   O   A   -",
        "Arrears: amount, ledger, the landlord's answers about payment (restance)",
        "the landlord's claim; to the municipality with consent, or as economic information "
        "(retssikkerhedsloven § 11 a, stk. 2; its scope K)", "V"),
    Item.DEMAND_DATES: _row("C/L→F O   O   -   T   T   -   O   O   A   -",
        "Dates of demand and termination, with proof (påkrav, ophævelse)",
        "as for arrears", "V"),
    Item.OTHER_TENANCIES: _row("F     -   -   -   -   T   TO  -   -   A   -",
        "Other landlords and earlier tenancies (andre lejemål)",
        "ban on registers of warnings (Datatilsynet 2007)", "V", own=Own.ENTRIES,
        remark="BK: its own claims."),
    Item.CONTACT_ATTEMPTS: _row("F     O   O   O   O   T   -   -   -   A   -",
        "Attempts to reach the tenant: what was said (kontaktforsøg)",
        "need to know", "K", own=Own.ENTRIES,
        remark="MC: an extract, which the unit writes in the thread. Only the unit writes attempts in the hub as yet."),
    Item.IN_CONTACT: _row("F     C   C   S   S   S   S   C   C   -   -",
        "That the municipality is in contact with the tenant (i kontakt med kommunen)",
        "consent: it reveals a social case", "K"),
    Item.FULL_PLAN: _row("F     -   -   -   -   -   -   -   -   -   -",
        "The prevention plan as a whole: its status, and the other agencies' parts (forebyggelsesplan)",
        "task; the tenant always sees it; a plan for the whole family needs consent (serviceloven § 141, stk. 7)", "V",
        remark="MC: full if it is a partner of the plan as a whole. The hub does not record that, so it is never met."),
    Item.PLAN_SLICE: _row("F     C   C   T   T   T   T   -   -   -   T",
        "The agency's own part of the plan: what is asked, dates (egen del af planen)",
        "the consent names the part; within the municipality the task", "K",
        remark="Held by the ledger of sharing, part by part: the consent is checked when the part is opened. "
        "That a payment comes may be told a landlord without consent."),
    Item.CAUSE_ECONOMIC: _row("F     CS  CS  -   T   T   -   -   -   A   -",
        "Economic and practical causes (årsag, økonomisk)",
        "data minimisation, GDPR art. 5(1)(c)", "V",
        remark="BO, PU: with consent that income has changed, and no more."),
    Item.CAUSE_HEALTH: _row("F     -   -   -   -   T   -   -   -   A   -",
        "Causes about health or addiction (årsag, helbred; GDPR art. 9)",
        "GDPR art. 9(2)(f) and (g) with databeskyttelsesloven § 7; outwards only with explicit consent", "K",
        remark="BSE: the least that is needed. YK: with a task, if decisive; the hub does not record that, so it is "
        "never met."),
    Item.HOME_VISIT: _row("F     -   -   -   -   TS  -   -   -   -   -",
        "Notes from home visits (hjemmebesøg)",
        "confidential, forvaltningsloven §§ 27–28", "V",
        remark="MC: an extract, which the unit writes in the thread; here that the visit was made."),
    Item.BUDGET: _row("CF    -   -   -   T   -   T   -   -   A   -",
        "Budget, income, debts (budget)",
        "retssikkerhedsloven § 11 a", "V",
        remark="BK: its claims."),
    Item.BENEFIT_DECISION: _row("F     C   C   -   O   S   T   C   C   A   -",
        "§ 81 and § 81 a decision: result, amount, pay date (enkeltydelse, midlertidig huslejehjælp)",
        "the owner's decision; to the court retssikkerhedsloven § 5 a, stk. 3", "V", own=Own.DECISIONS,
        remark="BO, PU: «payment X on date»."),
    Item.BENEFIT_REASONS: _row("S     -   -   -   O   -   T   -   -   -   -",
        "§ 81 and § 81 a: reasons, repayment (begrundelse, tilbagebetaling)",
        "the owner only; aktivloven §§ 93–94", "V", own=Own.DECISIONS),
    Item.SUPPORT_GRANT: _row("S     CS  CS  -   -   O   -   -   -   A   -",
        "Grants under serviceloven §§ 80, 85, 85 a, 110, 141 (bostøtte, husly, handleplan)",
        "serviceloven; told onwards with consent", "V", own=Own.DECISIONS,
        remark="BSE: type and dates. BO, PU: «support in place»."),
    Item.DEPOSIT_LOAN: _row("S     S   -   O   -   -   T   -   -   A   -",
        "Deposit loan (indskudslån)",
        "paying it out to the landlord is inherent; boligstøtteloven ch. 10", "V", own=Own.DECISIONS,
        remark="BO: paid or not. BK: its ledger."),
    Item.GUARANTEE: _row("F     O   O   -   -   -   F   -   -   A   -",
        "Municipal guarantee: amount, default (kommunal garanti)",
        "contract", "V"),
    Item.CHILD_CONCERN: _row("S     -   -   -   -   -   -   -   -   -   O",
        "Report of concern for a child (underretning om et barn)",
        "barnets lov §§ 132–135; it lives in a system of its own, never in the hub's text", "V", own=Own.DECISIONS,
        remark="BSE: that it was sent. MC: restricted; the hub has no such restriction, so it is never met."),
    Item.CONDUCT: _row("S     O   O   -   -   T   -   -   O   A   -",
        "Complaints of conduct, who complained (husordenssag)",
        "whoever complained is protected; to the municipality a summary, with consent", "K"),
    Item.CRIMINAL: _row("F     -   -   -   -   T   -   -   -   -   -",
        "Criminal matters: almenboligloven § 63 d and e, threats (strafbare forhold)",
        "databeskyttelsesloven § 8", "V",
        remark="BSE: only if necessary, and then a word among the causes (threats, imprisonment), with a tick that it "
        "is. The hub does not carry § 63 d and e."),
    Item.COURT_DATES: _row("F     O   O   -   T   T   -   O   O   A   -",
        "Court case: number, date, result (fogedsag)",
        "party; the notice under retssikkerhedsloven § 5 a", "V",
        remark="FR: its own cases."),
    Item.ASSESSMENT_5A: _row("F     -   -   -   T   F   -   C   -   A   -",
        "§ 5 a: the municipality's own clock and decision (§ 5 a-afgørelse)",
        "retssikkerhedsloven § 5 a, stk. 3", "V"),
    Item.PROTECTED_ADDRESS: _row("F     -   -   T   T   T   T   -   -   -   -",
        "Protected or new address (beskyttet adresse)",
        "CPR-loven § 28; a click with a reason, and a role, as in SAPA", "V",
        remark="Shown on a click with a reason, and logged. BK: if it pays."),
    Item.NEW_DWELLING: _row("F     O   -   T   T   T   T   -   -   A   -",
        "New dwelling and landlord after rehousing (genhusning)",
        "purpose limitation, GDPR art. 5(1)(b)", "V",
        own=Own.NEW_TENANCIES,
        remark="BO: the new landlord its own; the old one never."),
    Item.CONSENTS: _row("F     -   -   -   -   -   -   -   -   -   -",
        "The tenant's consents (samtykker)",
        "whoever collects them proves them, GDPR art. 7(1)", "K"),
    Item.DISCLOSURES: _row("F     -   -   -   -   -   -   -   -   -   -",
        "Who else can see what (videregivelser)",
        "a list of agencies reveals a social case", "K"),
    Item.ACCESS_LOG: _row("O     O   -   -   -   -   -   -   -   -   -",
        "The access log (log)",
        "the tenant gets dates and purposes, not normally who in the staff (C-579/21)", "V", own=Own.ENTRIES,
        remark="BSE: the own unit's lead; besides, the data protection officer. hub.audit asks for the role."),
    Item.STATISTICS: _row("F     OA  -   F   F   F   F   -   -   A   -",
        "Statistics (statistik)",
        "cells under 5 are suppressed, and what they could be computed from", "K",
        remark="BO: its own figures and the total; not built, and until then none. Figures, never a single case."),
}  # fmt: skip

# Kept apart from cases, each with rules of its own on top: a view of a case says nothing of them.
OF_NO_CASE = frozenset({Item.OWN_LIST, Item.ACCESS_LOG, Item.STATISTICS})

# The kind of data a consent must name before a C is a yes. Where none is named there is no such consent yet: never.
CONSENT_FOR: dict[Item, DataCategory] = {
    Item.CONTACT: DataCategory.CONTACT,
    Item.HOUSEHOLD: DataCategory.HOUSEHOLD,
    Item.IN_CONTACT: DataCategory.IN_CONTACT,
    Item.PLAN_SLICE: DataCategory.PLAN_PART,
    Item.CAUSE_ECONOMIC: DataCategory.CAUSE_ECONOMIC,
    Item.BENEFIT_DECISION: DataCategory.DECISION,
    Item.ASSESSMENT_5A: DataCategory.DECISION,
    Item.SUPPORT_GRANT: DataCategory.SUPPORT,
}


def cell(item: Item, kind: str) -> Cell:
    """The table's answer; a kind without a column gets never."""
    if kind not in COLUMNS:
        return (Letter.NEVER,)
    return TABLE[item].cells[list(COLUMNS).index(kind)]


def extent(item: Item, kind: str, standing: Standing) -> Extent:
    """How much of the item is shown to an agency of this kind that stands to the case as told."""
    return extent_of(cell(item, kind), standing, own=TABLE[item].own, category=CONSENT_FOR.get(item))
