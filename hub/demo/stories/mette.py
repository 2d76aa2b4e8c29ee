"""S1: hours cut, two children. The demand expires in three days, and the help is applied for."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from coordination.access.permissions import Level
from coordination.actions.applications import Prepared, write_application
from coordination.actions.notices import keep_consent
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PlanStatus
from coordination.models import Case, PlanPart
from coordination.money import MissingDocument
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, Demand, demand_received, short, spoken, working, working_back
from hub.demo.files import pdf
from hub.demo.stage import Stage, agreed, facts

HOME = Dwelling(
    "fjordparken",
    "012-04-0173-2",
    "Fjordparken 17, 2. tv.",
    ("Skovgaard-Holm, Mette",),
    Decimal("8169.00"),
    rent=Decimal("7840.00"),
    phone="20 00 00 01",
)
PHONE = "20 00 00 01"
FACTS = facts(Cause.INCOME_LOSS, arrears="8169.00", children=[4, 9], plan_status=PlanStatus.CONTACTING)
BUDGET = (
    "Indtægt efter skat: 17.420 kr.",
    "Husleje: 7.840 kr.",
    "Øvrige faste udgifter: 7.105 kr.",
    "Rådighedsbeløb: 2.475 kr.",
)


def play(stage: Stage) -> Case:
    """Each step has a working day of its own, close to the next where holidays leave few."""
    demand = demand_received(stage.workday(-4), expires=stage.today + timedelta(days=3))
    came = min(working(demand.received + timedelta(days=3)), stage.workday(-3))
    visited = min(working(came + timedelta(days=2)), stage.workday(-2))
    applied = min(working(visited + ONE_DAY), stage.workday(-1))
    case = _comes(stage, demand, came, visited)
    _visit(stage, case, visited, applied)
    before = working_back(demand.expires - ONE_DAY)
    due = before if before >= stage.today else demand.expires
    part = _applies(stage, case, demand, applied, due)
    _landlord(stage, case, demand, applied)
    _talk(stage, part, min(working(applied + ONE_DAY), stage.workday(0)), due)
    return case


def _comes(stage: Stage, demand: Demand, came: date, visited: date) -> Case:
    """She calls by the code in the landlord's letter, and agrees to what may be told to whom."""
    tenancy = register(stage, HOME, demand)
    with stage.at(came, "10:12"):
        case = stage.open_by_contact(tenancy, "Mette Skovgaard-Holm", "anne")
        told = agreed("Hjælp inden påkravet udløber", DataCategory.ARREARS, DataCategory.DATES)
        way = (stage.agencies["fjordparken"], stage.agencies["boligsocial-enhed"])
        keep_consent(case, told, told.categories, way, stage.people["anne"])
        stage.happened(
            case,
            "anne",
            (LegalEventKind.RENT_DUE, demand.rent_due),
            (LegalEventKind.DEMAND_SENT, demand.received),
            (LegalEventKind.DEMAND_RECEIVED, demand.received),
        )
        stage.learn(case, "anne", FACTS, PHONE)
        stage.say(
            stage.coordination(case),
            "anne",
            "Mette ringede selv med koden fra boligforeningens brev. Hun har fået skåret timer og mangler én husleje. "
            f"Hun vil gerne have hjælp og har givet samtykke. Jeg besøger hende {spoken(visited, on=came)}.",
        )
    return case


def _visit(stage: Stage, case: Case, visited: date, applies: date) -> None:
    with stage.at(visited, "15:40"):
        stage.learn(case, "anne", replace(FACTS, plan_status=PlanStatus.ASSESSING))
        stage.say(
            stage.coordination(case),
            "anne",
            "Hjemmebesøg. Mette har styr på posten, men ikke råd til hele huslejen i denne måned. Vi har gennemgået "
            "budgettet sammen. Hun er tilbage på fuld tid fra den 1., så det drejer sig om én måned. Hun søger § 81 "
            f"{spoken(applies, on=visited)}, og jeg hjælper med bilagene.",
        )


def _applies(stage: Stage, case: Case, demand: Demand, applied: date, due: date) -> PlanPart:
    with stage.at(applied, "09:05"):
        part = stage.ask(
            case,
            "anne",
            "ydelseskontoret",
            Measure.ONE_OFF_BENEFIT,
            f"Mette har i dag søgt om hjælp til restancen på 8.169 kr. Påkravet udløber den {short(demand.expires)}, "
            f"og pengene skal være hos boligforeningen senest den dag. Kan I afgøre sagen senest den {short(due)}?",
            due,
        )
        stage.say(
            part,
            "anne",
            "Budgetskema er vedhæftet. Sig til, hvis I mangler noget.",
            files=[pdf("budgetskema.pdf", "Budgetskema", *BUDGET)],
        )
    return part


def _landlord(stage: Stage, case: Case, demand: Demand, applied: date) -> None:
    with stage.at(applied, "09:30"):
        may_know = (DataCategory.IN_CONTACT, DataCategory.PLAN_PART, DataCategory.DECISION)
        consent = stage.allow(case, "anne", "fjordparken", "Udlejer må vide, at en betaling er på vej", *may_know)
        part = stage.ask(
            case,
            "anne",
            "fjordparken",
            Measure.PAYMENT_EXPECTED,
            f"Betaling forventes senest den {short(demand.expires)}. Vil I vente med næste skridt, til fristen er "
            "udløbet?",
            demand.expires,
            consent,
        )
    with stage.at(applied, "13:18"):
        stage.accept(part, "rikke")
        stage.say(
            part,
            "rikke",
            f"Tak for beskeden. Vi gør ikke mere i sagen før efter den {short(demand.expires)}. Indbetalingen skal "
            "mærkes med lejemålsnummeret, så rammer den rigtigt.",
        )
        stage.note(
            part, "rikke", "Preben: jeg har sat den i bero i systemet. Tjek kontoudtoget om formiddagen på dagen."
        )


def _talk(stage: Stage, part: PlanPart, day: date, due: date) -> None:
    with stage.at(day, "08:50"):
        stage.accept(part, "yusuf")
        stage.say(
            part,
            "yusuf",
            "Jeg har sagen. Lønnedgangen fremgår tydeligt. Jeg mangler kun kontoudtog for den seneste måned, så kan "
            "jeg gå i gang.",
        )
        when = spoken(due, on=day)
        stage.note(
            part, "yusuf", f"Karen, kan du være min anden underskrift {when}? Jeg er på kursus om eftermiddagen."
        )
        prepared = Prepared(Decimal("8169.00"), day, working(day + ONE_DAY), [MissingDocument.OTHER], "Kontoudtog")
        write_application(part=part, prepared=prepared, version=0, by=stage.people["yusuf"])
    with stage.at(day, "11:24"):
        stage.say(
            part,
            "anne",
            "Her er kontoudtoget. Mette kan træffes på telefon efter kl. 14.",
            files=[pdf("kontoudtog.pdf", "Kontoudtog, seneste måned", "Saldo ultimo: 1.312,40 kr.")],
        )
    with stage.at(day, "11:40"):
        # They pay it out the same day it is granted, and read along until then.
        stage.share(part, "anne", "betalingskontoret", Level.READ, "aktivloven_81")
    with stage.at(min(working(day + ONE_DAY), stage.workday(0)), "14:32"):
        stage.say(part, "yusuf", "Tak. Jeg afgør den inden fristen og skriver her, så snart den er udbetalt.")
