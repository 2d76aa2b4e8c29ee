"""S7: nineteen, a youth flat, many attempts. The demand expires tomorrow, and the money is on its way."""

from datetime import timedelta
from decimal import Decimal

from coordination.actions.cases import take_case
from coordination.actions.notices import SharedFacts, pass_on_consent
from coordination.causes import Cause
from coordination.lifecycle import DataCategory, Measure, PartResult
from coordination.models import Case
from hub.demo.arrears import Dwelling, register
from hub.demo.days import Demand, demand_received, short, spoken
from hub.demo.files import pdf
from hub.demo.stage import Stage, address_of, agreed, facts

HOME = Dwelling(
    "fjordparken",
    "012-09-0112-4",
    "Fjordparken 96, 3. dør 4",
    ("Olsvig, Nivi",),
    Decimal("5244.50"),
    rent=Decimal("4915.50"),
    phone="20 00 00 07",
)
PHONE = "20 00 00 07"
FACTS = facts(Cause.BENEFIT_REDUCTION, Cause.UNOPENED_MAIL, arrears="5244.50")


def play(stage: Stage) -> Case:
    demand = demand_received(stage.workday(-5), expires=stage.today + timedelta(days=1))
    case = _passed_on(stage, demand)
    _attempts(stage, case)
    _help(stage, case, demand)
    _pay_out(stage, case, demand)
    _landlord(stage, case, demand)
    _support(stage, case)
    return case


def _passed_on(stage: Stage, demand: Demand) -> Case:
    """She answers the association's clerk, and agrees to be helped."""
    tenancy = register(stage, HOME, demand)
    told = SharedFacts(
        phone="20 00 00 07",
        arrears=Decimal("5244.50"),
        rent_due_on=demand.rent_due,
        demand_sent_on=demand.received,
        demand_received_on=demand.received,
    )
    with stage.at(stage.workday(-5), "11:05"):
        return pass_on_consent(
            tenancy=tenancy,
            tenant_name="Nivi Olsvig",
            address=address_of(tenancy),
            consent=agreed("Tidlig hjælp", DataCategory.CONTACT, DataCategory.ARREARS, DataCategory.DATES),
            facts=told,
            agreed_back=True,
            by=stage.people["rikke"],
        ).case


def _attempts(stage: Stage, case: Case) -> None:
    part = stage.coordination(case)
    with stage.at(stage.workday(-5), "12:20"):
        take_case(case=case, by=stage.people["mikkel"])
        stage.say(part, "mikkel", "Ringet to gange, intet svar. Sendt en neutral sms: »Ring gerne til 20 00 10 00.«")
    with stage.at(stage.workday(-4), "17:30"):
        stage.say(part, "mikkel", "Besøg om aftenen, ingen hjemme. Lagt en lukket, neutral seddel i postkassen.")
    with stage.at(stage.workday(-3), "10:45"):
        stage.learn(case, "mikkel", FACTS, PHONE)
        stage.say(
            part,
            "mikkel",
            "Nået gennem hendes kontaktperson i efterværn, som var med i telefonen. Nivi er 19 og bor alene for første "
            "gang. Hun er trukket i ydelse efter et møde, hun ikke vidste var obligatorisk. Hun vil gerne have en "
            "administrationsaftale, så huslejen bliver betalt før resten.",
        )


def _help(stage: Stage, case: Case, demand: Demand) -> None:
    asked, decided = stage.workday(-3), stage.workday(-1)
    with stage.at(asked, "11:30"):
        part = stage.ask(
            case,
            "mikkel",
            "ydelseskontoret",
            Measure.TEMPORARY_RENT_HELP,
            f"Påkravet udløber den {short(demand.expires)}. Nivi søger § 81 a og siger ja til en aftale. "
            f"Kan I afgøre den {spoken(decided, on=asked)}?",
            decided,
        )
        agreement = pdf("administrationsaftale.pdf", "Administrationsaftale", "Huslejen betales direkte til udlejer.")
        stage.say(part, "mikkel", "Ansøgning og aftale er underskrevet. Aftalen er vedhæftet.", files=[agreement])
    with stage.at(stage.workday(-2), "08:35"):
        stage.accept(part, "karen")
        stage.note(part, "karen", "Yusuf, sanktionen ser ud til at være givet uden partshøring. Tager du den op?")
    with stage.at(decided, "13:10"):
        stage.say(part, "karen", f"Afgøres i dag. Beløbet står hos udlejer senest den {short(demand.expires)}.")
        stage.decide(
            part,
            "karen",
            PartResult.GRANTED,
            "Bevilget som enkeltstående hjælp. Betales direkte til udlejer.",
            "5244.50",
            demand.expires,
        )


def _pay_out(stage: Stage, case: Case, demand: Demand) -> None:
    with stage.at(stage.workday(-1), "13:25"):
        part = stage.ask(
            case,
            "mikkel",
            "betalingskontoret",
            Measure.PAY_OUT,
            f"Straksoverførsel til Fjordparken, 5.244,50 kr., senest den {short(demand.expires)} kl. 12. Mærkes "
            f"{HOME.number}.",
            demand.expires,
        )
    with stage.at(stage.workday(-1), "14:20"):
        stage.accept(part, "bjarke")
        stage.say(part, "bjarke", "Lagt i kørsel som straksoverførsel. Jeg vedhæfter kvitteringen, når den er gået.")


def _landlord(stage: Stage, case: Case, demand: Demand) -> None:
    with stage.at(stage.workday(-1), "13:30"):
        part = stage.ask(
            case,
            "mikkel",
            "fjordparken",
            Measure.PAYMENT_EXPECTED,
            f"5.244,50 kr. står på jeres konto senest den {short(demand.expires)}. Betaling på fristens sidste dag er "
            "rettidig.",
            demand.expires,
            case.consents.get(to_agency=stage.agencies["fjordparken"]),
        )
    with stage.at(stage.workday(-1), "14:45"):
        stage.accept(part, "rikke")
        stage.say(part, "rikke", "Fint. Jeg holder øje med kontoen og skriver, når pengene er her.")


def _support(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(0), "08:20"):
        stage.ask(
            case,
            "mikkel",
            "myndighedscentret",
            Measure.HOUSING_FIRST_SUPPORT,
            "Vil I vurdere § 85 a, gerne CTI i ni måneder? Nivi har været anbragt og bor alene for første gang.",
            stage.workday(10),
        )
