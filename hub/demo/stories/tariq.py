"""S2: the private landlord's demand was delivered too early. The case stands before the bailiff court."""

from datetime import date, timedelta
from decimal import Decimal

from coordination import deadlines
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, Measure
from coordination.models import Case
from hub.demo.arrears import Dwelling, report
from hub.demo.days import ONE_DAY, Demand, earliest_demand, short, spoken, working, working_back
from hub.demo.files import picture
from hub.demo.stage import Stage, facts

HOME = Dwelling(
    "kmp-udlejning",
    "",
    "Havnegade 12, 1. th.",
    ("Tariq Bensalem",),
    Decimal("6500.00"),
    rent=Decimal("6500.00"),
)
PHONE = "20 00 00 02"
FACTS = facts(Cause.BENEFIT_DELAY, Cause.MISSING_HOUSING_BENEFIT, arrears="13000.00")


def play(stage: Stage) -> Case:
    came = stage.workday(-6)
    demand = too_early(working_back(came - timedelta(days=26)))
    case = _comes(stage, demand, came)
    _check(stage, case, demand)
    _guidance(stage, case)
    return case


def too_early(before: date) -> Demand:
    """A demand delivered on the last working day before the first one allowed, and not later than `before`."""
    due = before.replace(day=1)
    while _day_too_soon(due) > before:
        due = (due - ONE_DAY).replace(day=1)
    timely, received = deadlines.compute("rent_due_shift", due), _day_too_soon(due)
    return Demand(due, timely, received, deadlines.compute("demand_expiry", received, mode="strict"))


def _day_too_soon(rent_due: date) -> date:
    return working_back(earliest_demand(rent_due) - ONE_DAY)


def _comes(stage: Stage, demand: Demand, came: date) -> Case:
    """He drops in at Borgerservice with the letters, and is brought to the unit the same day."""
    terminated = working(demand.expires + ONE_DAY)
    with stage.at(demand.received, "16:10"):
        tenancy = report(stage, HOME, rent_due=demand.rent_due, demanded=demand.received, by="kim")
    with stage.at(came, "13:35"):
        case = stage.open_by_contact(tenancy, "Tariq Bensalem", "mikkel")
        stage.happened(
            case,
            "mikkel",
            (LegalEventKind.RENT_DUE, demand.rent_due),
            (LegalEventKind.DEMAND_RECEIVED, demand.received),
            (LegalEventKind.TERMINATION_RECEIVED, terminated),
            (LegalEventKind.COURT_FILED, working(terminated + timedelta(days=2))),
            (LegalEventKind.COURT_HEARING, stage.workday(8)),
        )
        # The demand's own period is over; what matters now is the hearing.
        stage.met(case, "mikkel", "demand_expiry")
        stage.learn(case, "mikkel", FACTS, PHONE)
        stage.say(
            stage.coordination(case),
            "mikkel",
            "Tariq kom i åbningstiden i Borgerservice med brevene fra udlejer og indkaldelsen fra fogedretten. Han har "
            "ventet på sine dagpenge og har pengene til to huslejer om en uge.",
            files=[picture("paakrav-foto.png", "Påkrav")],
        )
    return case


def _check(stage: Stage, case: Case, demand: Demand) -> None:
    part = stage.coordination(case)
    with stage.at(stage.workday(-5), "09:20"):
        stage.note(
            part,
            "mikkel",
            f"Til os selv: påkravet er kommet frem den {short(demand.received)}. Tidligste dag var den "
            f"{short(earliest_demand(demand.rent_due))}. Påkravet er altså givet for tidligt. Det er ikke vores opgave "
            "at sige til udlejer; jeg har henvist Tariq til retshjælpen, som tager det op i fogedretten.",
        )
        stage.read(part, "anne", "mikkel")
    with stage.at(stage.workday(-3), "15:05"):
        stage.note(part, "jonna", "Godt set. Husk at skrive rettens afgørelse ind, når den falder.")


def _guidance(stage: Stage, case: Case) -> None:
    with stage.at(stage.workday(-5), "10:00"):
        part = stage.ask(
            case,
            "mikkel",
            "borgerservice",
            Measure.HOUSING_BENEFIT,
            "Tariq har aldrig søgt boligstøtte. Vil I hjælpe ham med ansøgningen? Han kan komme, når I har tid.",
            stage.workday(4),
        )
    told, meets = stage.workday(-4), stage.workday(-2)
    with stage.at(told, "11:45"):
        stage.accept(part, "helle")
        when = spoken(meets, on=told)
        stage.say(part, "helle", f"Han har fået en tid {when} kl. 10. Han skal tage lejekontrakten med.")
    with stage.at(meets, "10:50"):
        stage.say(
            part,
            "helle",
            "Ansøgningen er sendt sammen med ham. Der går typisk nogle uger, før Udbetaling Danmark svarer. Jeg lader "
            "delen stå åben, til svaret er kommet.",
        )
