"""S8: alone, declines help. The notice brought name and address; the decision under § 5 a has been made."""

from datetime import timedelta
from decimal import Decimal

from coordination.actions.cases import take_case
from coordination.actions.notices import send_statutory_notice
from coordination.lifecycle import DeclineReason, LegalEventKind, Measure, PartResult, PlanStatus
from coordination.models import Case
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, demand_expiring
from hub.demo.stage import Stage, address_of, facts

HOME = Dwelling(
    "lindehoej",
    "031-02-0031-3",
    "Møllevænget 65, st. th.",
    ("Dalgas-Friis, Kurt",),
    Decimal("11529.00"),
    rent=Decimal("5600.00"),
)


def play(stage: Stage) -> Case:
    filed = stage.workday(-10)
    demand = demand_expiring(filed - timedelta(days=5), forward=False)
    tenancy = register(stage, HOME, demand, terminated=demand.expires + ONE_DAY, filed=filed)
    with stage.at(filed, "15:12"):
        notice = send_statutory_notice(
            tenancy=tenancy, tenant_name="Kurt Dalgas-Friis", address=address_of(tenancy), by=stage.people["sanne"]
        )
    _attempts(stage, notice.case)
    _help_declined(stage, notice.case)
    _assessment(stage, notice.case)
    return notice.case


def _attempts(stage: Stage, case: Case) -> None:
    part = stage.coordination(case)
    with stage.at(stage.workday(-9), "09:10"):
        take_case(case=case, by=stage.people["anne"])
        stage.met(case, "anne", "rtl5a_immediate")
        stage.say(
            part, "anne", "Vi har kun navn og adresse. Sendt et neutralt brev med tilbud om hjælp og vores nummer."
        )
    with stage.at(stage.workday(-8), "17:45"):
        stage.say(part, "anne", "Uanmeldt besøg, ingen åbnede. Lukket seddel i postkassen.")
    with stage.at(stage.workday(-7), "10:30"):
        stage.happened(
            case,
            "anne",
            (LegalEventKind.COURT_NOTICE, stage.workday(-7)),
            (LegalEventKind.COURT_HEARING, stage.workday(6)),
        )
        stage.say(part, "anne", "Brev fra fogedretten i dag. Mødet er berammet, og 14-dages-fristen efter § 5 a løber.")
    with stage.at(stage.workday(-5), "13:20"):
        stage.learn(case, "anne", facts("", plan_status=PlanStatus.DECLINED_BY_TENANT))
        stage.say(
            part,
            "anne",
            "Kurt åbnede i dag og var venlig. Han ønsker ikke hjælp og giver ikke samtykke. Jeg har fortalt, at han "
            "altid kan ringe, og hvad der sker i fogedretten. Vi presser ikke på.",
        )


def _help_declined(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-6), "09:10"):
        part = stage.ask(
            case,
            "anne",
            "ydelseskontoret",
            Measure.TEMPORARY_RENT_HELP,
            "Ville § 81 a være en mulighed, hvis Kurt siger ja til hjælp før mødet i fogedretten?",
            stage.workday(1),
        )
    with stage.at(stage.workday(-4), "09:40"):
        stage.decline(
            part,
            "yusuf",
            DeclineReason.TENANT_DECLINED,
            "Uden en ansøgning kan vi ikke behandle sagen. Ombestemmer han sig, tager vi den samme dag.",
        )


def _assessment(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-6), "09:00"):
        part = stage.ask(
            case,
            "anne",
            "myndighedscentret",
            Measure.ASSESSMENT_5A,
            "Vil I vurdere sagen efter § 5 a? Vi ved kun det, der står i underretningen.",
            stage.workday(-1),
        )
    with stage.at(stage.workday(-5), "14:15"):
        stage.accept(part, "mona")
        stage.say(part, "anne", "Jeg har talt med ham i dag. Han siger nej tak. Der er ingen børn.")
    with stage.at(stage.workday(-2), "14:30"):
        stage.decide(
            part,
            "mona",
            PartResult.REFUSED,
            "Ikke grundlag for hjælp: borgeren ønsker den ikke, og der er ingen oplysninger om behov. Afgørelsen er "
            "sendt med klagevejledning. Fogedretten får den ikke, da der ikke er givet samtykke.",
        )
        stage.met(case, "anne", "rtl5a_decision")
