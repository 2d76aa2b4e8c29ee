"""S11: evicted, and the way back: shelter, action plan, support. The landlord's part is over."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from coordination.actions.cases import take_case
from coordination.actions.notices import send_statutory_notice
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LandlordStage, LegalEventKind, Measure, PartResult, PlanStatus
from coordination.models import Case
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, demand_expiring, spoken
from hub.demo.stage import Stage, address_of, facts

HOME = Dwelling(
    "fjordparken",
    "012-09-0021-1",
    "Havnegade 3, st.",
    ("Overby, Flemming",),
    Decimal("10160.00"),
    rent=Decimal("4915.50"),
)
PHONE = "20 00 00 11"
FACTS = facts(Cause.ADDICTION, Cause.UNOPENED_MAIL, arrears="10160.00")


def play(stage: Stage) -> Case:
    evicted = stage.workday(-15)
    case = _notified(stage, stage.workday(-38))
    _attempts(stage, case, evicted)
    _respite_refused(stage, case, evicted)
    _evicted(stage, case, evicted)
    _shelter(stage, case, evicted)
    _way_back(stage, case)
    return case


def _notified(stage: Stage, filed: date) -> Case:
    demand = demand_expiring(filed - timedelta(days=8), forward=False)
    tenancy = register(stage, HOME, demand, terminated=demand.expires + ONE_DAY, filed=filed)
    with stage.at(filed, "12:30"):
        return send_statutory_notice(
            tenancy=tenancy, tenant_name="Flemming Overby", address=address_of(tenancy), by=stage.people["rikke"]
        ).case


def _attempts(stage: Stage, case: Case, evicted: date) -> None:
    part = stage.coordination(case)
    with stage.at(stage.workday(-37), "09:15"):
        take_case(case=case, by=stage.people["mikkel"])
        stage.met(case, "mikkel", "rtl5a_immediate")
        stage.say(part, "mikkel", "Ringet, telefonen er lukket. Neutralt brev sendt.")
    with stage.at(stage.workday(-35), "18:10"):
        stage.say(part, "mikkel", "Besøg om aftenen, ingen åbnede. Ny seddel i postkassen.")
    with stage.at(stage.workday(-30), "10:40"):
        stage.happened(
            case,
            "mikkel",
            (LegalEventKind.COURT_NOTICE, stage.workday(-30)),
            (LegalEventKind.EVICTION_ENFORCEMENT, evicted),
        )
        stage.say(part, "mikkel", "Meddelelse fra fogedretten: dagen er sat. Femte og sjette forsøg følger.")
    with stage.at(stage.workday(-26), "14:00"):
        stage.learn(case, "mikkel", FACTS, PHONE)
        stage.note(part, "mikkel", "Traf ham endelig ved havnen. Han drikker dagligt og siger ja til, at vi hjælper.")


def _respite_refused(stage: Stage, case: Case, evicted: date) -> None:
    with stage.at(stage.workday(-25), "09:30"):
        may_know = (DataCategory.IN_CONTACT, DataCategory.PLAN_PART)
        consent = stage.allow(case, "mikkel", "fjordparken", "At bede om mere tid", *may_know)
        part = stage.ask(
            case,
            "mikkel",
            "fjordparken",
            Measure.RESPITE,
            "Kan I vente 14 dage, mens vi finder et sted til ham?",
            stage.workday(-20),
            consent,
        )
    with stage.at(stage.workday(-22), "10:05"):
        stage.say(part, "preben", "Det kan vi desværre ikke. Restancen er gammel, og dagen er aftalt med retten.")
    with stage.at(evicted, "15:30"):
        # He wants Fjordparken told no more of him: what was asked on his consent closes with it.
        stage.take_back(consent, "mikkel")


def _evicted(stage: Stage, case: Case, evicted: date) -> None:
    with stage.at(evicted, "15:40"):
        stage.met(case, "mikkel", "eviction_enforcement")
        stage.met(case, "mikkel", "rtl5a_decision")
        stage.moved(case, "mikkel", LandlordStage.EVICTED)
        stage.say(
            stage.coordination(case),
            "mikkel",
            "Var med på adressen kl. 10. Det gik roligt. Medicin, papirer og en kasse fotos er med ham; resten er kørt "
            "på lager. Fulgte ham til forsorgshjemmet, hvor han blev indskrevet kl. 13.",
        )


def _shelter(stage: Stage, case: Case, evicted: date) -> None:
    asked = stage.workday(-14)
    with stage.at(asked, "09:00"):
        part = stage.ask(
            case,
            "mikkel",
            "myndighedscentret",
            Measure.ACTION_PLAN,
            f"Flemming er indskrevet på § 110 siden {spoken(evicted, on=asked)}. Vil I tilbyde ham en handleplan efter "
            "§ 141?",
            stage.workday(-9),
        )
    with stage.at(stage.workday(-13), "13:25"):
        stage.accept(part, "mona")
        stage.say(part, "mona", "Orienteringen fra forsorgshjemmet er modtaget. Jeg besøger ham i denne uge.")
    with stage.at(stage.workday(-9), "15:15"):
        note = "Handleplan tilbudt. Han har sagt ja og vil gerne have egen bolig."
        stage.decide(part, "mona", PartResult.COMPLETED, note)


def _way_back(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-8), "10:00"):
        part = stage.ask(
            case,
            "mikkel",
            "myndighedscentret",
            Measure.HOUSING_FIRST_SUPPORT,
            "Næste skridt i handleplanen: bostøtte efter § 85 a (ICM) og en plads på listen til en skæv bolig.",
            stage.workday(12),
        )
        stage.learn(case, "mikkel", replace(FACTS, plan_status=PlanStatus.MONITORING))
    with stage.at(stage.workday(-6), "11:30"):
        stage.accept(part, "mona")
        stage.say(part, "mona", "Indstillet til næste visitationsmøde. Der er to ledige skæve boliger lige nu.")
    told, visited = stage.workday(-1), stage.workday(-2)
    with stage.at(told, "10:20"):
        when = spoken(visited, on=told)
        stage.say(part, "mikkel", f"Besøgte ham {when}. Han passer aftalerne. Opfølgning om tre måneder er sat.")
