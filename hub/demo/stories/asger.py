"""A case that ended well half a year ago: paid with the municipality's help. Now the unit asks how he lives."""

from coordination.actions.closing import close_case
from coordination.actions.ending import Ending
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, Measure, PartResult
from coordination.models import Case, Tenancy
from coordination.outcomes import Outcome
from hub.demo.days import demand_received
from hub.demo.stage import Stage, facts

FACTS = facts(Cause.SEPARATION, Cause.RENT_TOO_HIGH, arrears="7350.00")


def play(stage: Stage) -> Case:
    came = stage.workday(-150)
    demand = demand_received(came, expires=stage.workday(-143))
    tenancy = Tenancy.objects.create(
        landlord=stage.agencies["lindehoej"],
        number="044-03-0012-1",
        street="Lindehøj 12, st. th.",
        postcode="9999",
        city="Nordby",
    )
    with stage.at(came, "09:30"):
        case = stage.open_by_contact(tenancy, "Asger Lynge Holm", "anne")
        due = (LegalEventKind.RENT_DUE, demand.rent_due)
        stage.happened(case, "anne", due, (LegalEventKind.DEMAND_RECEIVED, demand.received))
        stage.learn(case, "anne", FACTS, "20 00 00 15")
        asked = "Asger mangler én husleje efter sin skilsmisse. Kan I hjælpe efter § 81, før påkravet udløber?"
        part = stage.ask(case, "anne", "ydelseskontoret", Measure.ONE_OFF_BENEFIT, asked, stage.workday(-145))
    with stage.at(stage.workday(-146), "10:40"):
        stage.decide(part, "yusuf", PartResult.GRANTED, "Bevilget.", "7350.00", stage.workday(-145))
    with stage.at(stage.workday(-135), "14:00"):
        stage.happened(case, "anne", (LegalEventKind.PAYMENT_RECEIVED, stage.workday(-145)))
        stage.met(case, "anne", "demand_expiry")
        ending = Ending(Outcome.PAID_BY_MUNICIPAL_HELP, Cause.SEPARATION, [Cause.RENT_TOO_HIGH])
        close_case(case=case, ending=ending, by=stage.people["anne"])
    return case
