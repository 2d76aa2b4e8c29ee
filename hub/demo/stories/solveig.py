"""The local scheme: instalments that the municipality guarantees. Two are paid, the third is missed and claimed."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from coordination.actions.guarantees import Line, claim, open_guarantee
from coordination.actions.instalments import Agreement, agree_instalments, mark_instalment
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PlanStatus
from coordination.models import Case, Guarantee, PlanPart
from coordination.money import Interval, LedgerKind
from coordination.urgency import RiskFactor
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, demand_expiring, working
from hub.demo.stage import Stage, facts

HOME = Dwelling(
    "fjordparken",
    "012-05-0088-1",
    "Fjordparken 31, 1. tv.",
    ("Krogsgaard, Solveig",),
    Decimal("9000.00"),
    rent=Decimal("6120.00"),
)
FACTS = replace(
    facts(Cause.DEBT, Cause.DEDUCTION_OFFSET, arrears="9000.00"),
    risk_factors=[RiskFactor.NO_RESPITE],
)
TOTAL = Decimal("9000.00")
FIRST_DUE = timedelta(days=75)
KEYS = (UUID(int=0x501), UUID(int=0x502))


def play(stage: Stage) -> Case:
    case = _comes(stage)
    part = _agreed(stage, case)
    _marked(stage, part)
    _claimed(stage, case)
    return case


def _comes(stage: Stage) -> Case:
    came = stage.workday(-62)
    demand = demand_expiring(came - timedelta(days=2), forward=False)
    tenancy = register(stage, HOME, demand)
    with stage.at(came, "10:20"):
        case = stage.open_by_contact(tenancy, "Solveig Krogsgaard", "anne")
        due = (LegalEventKind.RENT_DUE, demand.rent_due)
        stage.happened(case, "anne", due, (LegalEventKind.DEMAND_RECEIVED, demand.received))
        stage.met(case, "anne", "demand_expiry")
        stage.learn(case, "anne", FACTS, "20 00 00 14")
        stage.say(
            stage.coordination(case),
            "anne",
            "Solveig betaler sin husleje igen, men kan ikke betale de gamle 9.000 kr. på én gang. Fjordparken går med "
            "til rater, hvis kommunen garanterer.",
        )
    return case


def _agreed(stage: Stage, case: Case) -> PlanPart:
    with stage.at(stage.workday(-60), "09:10"):
        known = (DataCategory.ARREARS, DataCategory.PLAN_PART)
        for agency, purpose in (("betalingskontoret", "Garanti for rater"), ("fjordparken", "Aftale om rater")):
            consent = stage.allow(case, "anne", agency, purpose, *known, DataCategory.IN_CONTACT)
            if agency == "fjordparken":
                told = "Kommunen garanterer raterne. Vil I lade sagen hvile, så længe aftalen holder?"
                respite = stage.ask(case, "anne", agency, Measure.RESPITE, told, None, consent)
            else:
                told = "9.000 kr. i seks rater med kommunal garanti, efter ordningen med boligforeningerne."
                part = stage.ask(case, "anne", agency, Measure.GUARANTEE, told, None, consent)
    with stage.at(stage.workday(-59), "13:05"):
        stage.accept(respite, "rikke")
        stage.accept(part, "bjarke")
        part.refresh_from_db()
        agreement = Agreement(TOTAL, 6, working(stage.today - FIRST_DUE), Interval.MONTHLY)
        agree_instalments(part=part, agreement=agreement, by=stage.people["bjarke"])
        line = Line(LedgerKind.GUARANTEED, TOTAL, stage.workday(-59), KEYS[0])
        open_guarantee(part=part, ceiling=TOTAL, line=line, by=stage.people["bjarke"])
        stage.learn(case, "anne", replace(FACTS, plan_status=PlanStatus.MONITORING))
    return part


def _marked(stage: Stage, part: PlanPart) -> None:
    """The first two are paid on their day; the third is not."""
    rows = list(part.instalment_plan.instalments.select_related("plan__part__case"))
    for row, paid in zip(rows[:3], (True, True, False), strict=True):
        with stage.at(working(row.due_on + (timedelta() if paid else ONE_DAY)), "11:15"):
            mark_instalment(instalment=row, paid=paid, by=stage.people["bjarke"])


def _claimed(stage: Stage, case: Case) -> None:
    guarantee = Guarantee.objects.select_related("case").get(case=case)
    missed = guarantee.entries.get(kind=LedgerKind.MISSED)
    with stage.at(stage.workday(-1), "09:50"):
        line = Line(LedgerKind.CLAIM, missed.amount, stage.workday(-1), KEYS[1])
        claim(guarantee=guarantee, line=line, by=stage.people["rikke"])
