"""S10: three children and a rent too high. Decided: they move to a cheaper home before the enforcement."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from coordination.actions.cases import take_case
from coordination.actions.notices import send_statutory_notice
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PartResult, PlanStatus
from coordination.models import Case
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, demand_expiring, short
from hub.demo.files import pdf
from hub.demo.stage import Stage, address_of, facts

HOME = Dwelling(
    "fjordparken",
    "012-07-0066-1",
    "Fjordparken 52, 1. th.",
    ("Haddad, Layla", "Brogaard, Jesper"),
    Decimal("22729.00"),
    rent=Decimal("11200.00"),
)
FACTS = facts("20 00 00 10", Cause.RENT_TOO_HIGH, arrears="22729.00", children=[2, 7, 13])


def play(stage: Stage) -> Case:
    moves_out = stage.workday(4)
    case = _notified(stage, stage.workday(-9))
    _children(stage, case)
    _court(stage, case)
    _bridging(stage, case, moves_out)
    _deposit_loan(stage, case, moves_out)
    _landlord(stage, case, moves_out)
    return case


def _notified(stage: Stage, filed: date) -> Case:
    """Children: the case is looked at on the day the notice comes."""
    demand = demand_expiring(filed - timedelta(days=8), forward=False)
    tenancy = register(stage, HOME, demand, terminated=demand.expires + ONE_DAY, filed=filed)
    with stage.at(filed, "09:48"):
        case = send_statutory_notice(
            tenancy=tenancy, tenant_name="Layla Haddad", address=address_of(tenancy), by=stage.people["rikke"]
        ).case
    with stage.at(filed, "11:10"):
        take_case(case=case, by=stage.people["anne"])
        stage.learn(case, "anne", FACTS)
        stage.met(case, "anne", "rtl5a_immediate")
        stage.say(
            stage.coordination(case),
            "anne",
            "Ringet samme dag. Layla og Jesper har tre børn på 2, 7 og 13 år og en husleje, de ikke kan betale, efter "
            "at Jesper gik ned i løn. De vil gerne flytte til noget billigere. Besøg kl. 15.",
        )
    return case


def _children(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-9), "15:40"):
        part = stage.ask(
            case,
            "anne",
            "familieafdelingen",
            Measure.CHILD_ASSESSMENT,
            "Underretning er sendt ad jeres egen vej i dag. Her skriver vi kun om tid og sted.",
            stage.workday(-8),
        )
    with stage.at(stage.workday(-8), "12:15"):
        stage.decide(part, "frida", PartResult.COMPLETED, "Vurderet inden for 24 timer.")


def _court(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-7), "09:00"):
        stage.happened(
            case,
            "anne",
            (LegalEventKind.COURT_NOTICE, stage.workday(-7)),
            (LegalEventKind.EVICTION_ENFORCEMENT, stage.workday(5)),
        )
        stage.say(stage.coordination(case), "anne", f"Fogedretten: udsættelsesforretning {short(stage.workday(5))}.")


def _bridging(stage: Stage, case: Case, moves_out: date) -> None:
    with stage.at(stage.workday(-7), "10:05"):
        part = stage.ask(
            case,
            "anne",
            "ydelseskontoret",
            Measure.TEMPORARY_RENT_HELP,
            f"Familien flytter til en billigere bolig den {short(moves_out)}. Kan I dække huslejen frem til da efter "
            "§ 81 a?",
            stage.workday(-3),
        )
    with stage.at(stage.workday(-6), "09:25"):
        stage.accept(part, "yusuf")
        stage.say(part, "yusuf", "Har I en dato for den nye lejekontrakt? Flytteplanen er en betingelse.")
    with stage.at(stage.workday(-5), "08:40"):
        lease = pdf("lejekontrakt-side-1.pdf", "Lejekontrakt", "Månedlig husleje: 6.875,25 kr.")
        stage.say(part, "anne", "Ja, her er kontrakten.", files=[lease])
    with stage.at(stage.workday(-4), "13:55"):
        stage.decide(
            part,
            "yusuf",
            PartResult.GRANTED,
            "Bevilget for én måned med flytteplan som betingelse.",
            "11200.00",
            stage.workday(-2),
        )


def _deposit_loan(stage: Stage, case: Case, moves_out: date) -> None:
    with stage.at(stage.workday(-6), "11:00"):
        part = stage.ask(
            case,
            "anne",
            "borgerservice",
            Measure.DEPOSIT_LOAN,
            f"Indskudslån på 24.600 kr. til ny bolig. Skal være bevilget før indflytning den {short(moves_out)}.",
            stage.workday(-2),
        )
    with stage.at(stage.workday(-5), "10:10"):
        stage.accept(part, "ditte")
    with stage.at(stage.workday(-2), "14:05"):
        note = "Bevilget. Udbetales direkte til udlejer."
        stage.decide(part, "ditte", PartResult.GRANTED, note, "24600.00", stage.workday(1))


def _landlord(stage: Stage, case: Case, moves_out: date) -> None:
    with stage.at(stage.workday(-2), "14:30"):
        may_know = (DataCategory.IN_CONTACT, DataCategory.PLAN_PART)
        consent = stage.allow(case, "anne", "fjordparken", "Fraflytning i god orden", *may_know)
        part = stage.ask(
            case,
            "anne",
            "fjordparken",
            Measure.WITHDRAW_CASE,
            f"Lejerne fraflytter den {short(moves_out)} og afleverer nøglerne samme dag. Vil I aflyse "
            "udsættelsesforretningen?",
            stage.workday(1),
            consent,
        )
    with stage.at(stage.workday(-1), "09:35"):
        stage.accept(part, "preben")
        stage.say(part, "preben", "Aftalt. Advokaten afbestiller foged og flyttefolk, når nøglerne er afleveret.")
        stage.learn(case, "anne", replace(FACTS, plan_status=PlanStatus.ACTIVE))
        stage.met(case, "anne", "rtl5a_decision")
