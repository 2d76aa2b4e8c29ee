"""S5: dementia and unopened letters. The daughter pays after the termination was posted, before it arrives."""

from decimal import Decimal

from coordination.causes import Cause
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PartResult
from coordination.models import Case
from hub.demo.arrears import Dwelling, register
from hub.demo.days import ONE_DAY, demand_expiring, short, spoken
from hub.demo.files import pdf, picture
from hub.demo.stage import Stage, facts

HOME = Dwelling(
    "fjordparken",
    "012-02-0040-1",
    "Sct. Knuds Plads 8, st. tv.",
    ("Rosendal, Svend Aage",),
    Decimal("5559.00"),
    rent=Decimal("5230.00"),
    exempt=True,
)
PHONE = "20 00 00 05"
FACTS = facts(Cause.DEMENTIA, Cause.UNOPENED_MAIL, Cause.PAYMENT_SETUP_ERROR, arrears="5559.00")


def play(stage: Stage) -> Case:
    case = _daughter_calls(stage)
    _visit(stage, case)
    _exemption(stage, case)
    _support(stage, case)
    _crossing(stage, case)
    _withdrawal(stage, case)
    return case


def _daughter_calls(stage: Stage) -> Case:
    demand = demand_expiring(stage.workday(-5) - ONE_DAY, forward=False)
    tenancy = register(stage, HOME, demand)
    came = stage.workday(-9)
    with stage.at(came, "10:30"):
        case = stage.open_by_contact(tenancy, "Svend Aage Rosendal", "anne")
        stage.happened(
            case,
            "anne",
            (LegalEventKind.RENT_DUE, demand.rent_due),
            (LegalEventKind.DEMAND_RECEIVED, demand.received),
        )
        stage.say(
            stage.coordination(case),
            "anne",
            "Datteren Kirsten ringer med fuldmagt fra sin far. Han har ikke åbnet post i månedsvis. Betalingsservice "
            f"er afmeldt. Vi aftaler besøg {spoken(stage.workday(-8), on=came)}, hvor hun er med. Al kontakt går "
            "gennem hende, og alt på papir.",
            files=[pdf("fuldmagt.pdf", "Fuldmagt", "Min datter må tale med kommunen og boligforeningen om huslejen.")],
        )
    return case


def _visit(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-8), "14:10"):
        stage.learn(case, "anne", FACTS, PHONE)
        stage.say(
            stage.coordination(case),
            "anne",
            "Hjemmebesøg sammen med datteren. Elleve uåbnede breve, heriblandt påkravet. Svend Aage husker ikke, at "
            "der mangler husleje, men pengene står på kontoen. Datteren betaler nu og opretter Betalingsservice igen.",
            files=[picture("breve.png", "11 breve")],
        )


def _exemption(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-7), "09:15"):
        consent = stage.allow(
            case, "anne", "borgerservice", "Fritagelse for Digital Post", DataCategory.CONTACT, DataCategory.PLAN_PART
        )
        part = stage.ask(
            case,
            "anne",
            "borgerservice",
            Measure.DIGITAL_POST_EXEMPTION,
            "Vil I fritage Svend Aage for Digital Post? Datteren kommer forbi med fuldmagt og legitimation.",
            stage.workday(-4),
            consent,
        )
    with stage.at(stage.workday(-6), "10:20"):
        stage.decide(part, "helle", PartResult.GRANTED, "Fritaget fra i dag. Breve sendes på papir.")


def _support(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-7), "09:25"):
        part = stage.ask(
            case,
            "anne",
            "myndighedscentret",
            Measure.HOME_SUPPORT,
            "Vil I vurdere bostøtte efter § 85? Svend Aage har brug for hjælp til post og regninger.",
            stage.workday(6),
        )
    with stage.at(stage.workday(-6), "11:05"):
        stage.accept(part, "mona")
        stage.say(part, "mona", "Jeg ringer til datteren og aftaler et besøg. Er der en læge, der kender ham?")
        stage.note(part, "mona", "Jens: den her bør gå foran. Jeg foreslår besøg allerede i denne uge.")
    with stage.at(stage.workday(-2), "12:40"):
        stage.say(part, "mona", "Besøg aftalt. Jeg skriver min vurdering her bagefter.")


def _crossing(stage: Stage, case: Case) -> None:
    """Sent is not received: the payment came in between."""
    posted, paid, arrived = stage.workday(-5), stage.workday(-4), stage.workday(-3)
    with stage.at(stage.workday(-2), "09:00"):
        stage.happened(
            case,
            "anne",
            (LegalEventKind.TERMINATION_SENT, posted),
            (LegalEventKind.PAYMENT_RECEIVED, paid),
            (LegalEventKind.TERMINATION_RECEIVED, arrived),
        )
        stage.met(case, "anne", "demand_expiry")
        stage.note(
            stage.coordination(case),
            "anne",
            f"Datteren betalte det hele den {short(paid)}. Ophævelsen er sendt den {short(posted)}, men først kommet "
            f"frem den {short(arrived)}. Betalt før modtagelsen: ophævelsen er måske uden virkning. Jeg beder "
            "Fjordparken trække den tilbage og henviser ellers til retshjælpen.",
        )


def _withdrawal(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-2), "09:20"):
        may_know = (DataCategory.IN_CONTACT, DataCategory.PLAN_PART)
        consent = stage.allow(case, "anne", "fjordparken", "At få lejemålet til at fortsætte", *may_know)
        part = stage.ask(
            case,
            "anne",
            "fjordparken",
            Measure.WITHDRAW_CASE,
            f"Hele restancen er betalt den {short(stage.workday(-4))}. Vil I trække ophævelsen tilbage og bekræfte "
            "skriftligt, at lejemålet fortsætter?",
            stage.workday(1),
            consent,
        )
    with stage.at(stage.workday(-1), "13:50"):
        stage.say(part, "rikke", "Vi kan se betalingen. Jeg tager den med til Preben og vender tilbage her.")
        stage.note(part, "rikke", "Preben: saldoen er 0. Kan jeg sende standardbrevet om, at lejemålet fortsætter?")
