"""Two cases nobody has taken yet: a statutory notice from today, and a private landlord's report from yesterday."""

from decimal import Decimal

from coordination.actions.cases import Address
from coordination.actions.notices import SharedFacts, send_statutory_notice
from coordination.actions.reports import Report, report_tenancy
from coordination.lifecycle import DataCategory
from coordination.models import Case
from hub.demo.arrears import Dwelling, overdue_rent, register
from hub.demo.days import ONE_DAY, demand_expiring
from hub.demo.stage import Stage, address_of, agreed

BIRGIT = Dwelling(
    "lindehoej",
    "044-01-0103-2",
    "Lindehøj 79, 2. mf.",
    ("Thorsø, Birgit",),
    Decimal("14538.00"),
    rent=Decimal("6940.00"),
)


def play_notice(stage: Stage) -> Case:
    """A notice under § 92: name and address, and nothing more is known."""
    today = stage.workday(0)
    demand = demand_expiring(stage.workday(-4), forward=False)
    tenancy = register(stage, BIRGIT, demand, terminated=demand.expires + ONE_DAY)
    with stage.at(today, "08:52"):
        return send_statutory_notice(
            tenancy=tenancy, tenant_name="Birgit Thorsø", address=address_of(tenancy), by=stage.people["sanne"]
        ).case


def play_report(stage: Stage) -> Case:
    """Inger Kjeldsmark has talked with her tenant, who would like help before anything is sent."""
    facts = SharedFacts(
        phone="20 00 00 12", arrears=Decimal("6200.00"), rent_due_on=overdue_rent(stage.today, months_back=0)
    )
    report = Report("Henrik Falk Sørup", Address("Kirkestien 4", "9999", "Nordby"), facts)
    with stage.at(stage.workday(-1), "19:20"):
        consent = agreed("Tidlig hjælp", DataCategory.CONTACT, DataCategory.ARREARS, DataCategory.DATES)
        _, notice = report_tenancy(report=report, consent=consent, by=stage.people["inger"])
    if notice is None:
        raise LookupError("A report with a consent makes a notice.")
    return notice.case
