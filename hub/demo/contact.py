"""What the demo shows of contact: attempts, visits of yesterday, a tour today, a booked talk; and a case at rest."""

from datetime import time

from django.utils import timezone

from coordination.actions.attempts import Told, record_attempt
from coordination.actions.bookings import Wish, book_talk
from coordination.actions.cases import CaseFacts
from coordination.actions.pausing import Rest, pause_case
from coordination.actions.visits import VisitPlan, cancel_visit, end_visit, plan_visit
from coordination.causes import Cause
from coordination.contact import AttemptResult, Channel, Daypart
from coordination.models import Case
from coordination.pausing import PauseReason
from coordination.urgency import RiskFactor
from hub.demo.days import spoken, working
from hub.demo.stage import Stage

# Working days before today, at what time, how, what came of it.
NIVI = (
    (-5, "12:05", Channel.PHONE, AttemptResult.NO_ANSWER),
    (-5, "12:15", Channel.SMS_NEUTRAL, AttemptResult.MESSAGE_LEFT),
    (-4, "17:30", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.NO_ANSWER),
    (-4, "17:35", Channel.NOTE_IN_LETTERBOX, AttemptResult.MESSAGE_LEFT),
    (-3, "10:40", Channel.VIA_PROFESSIONAL, AttemptResult.REACHED_ACCEPTS),
)
KURT = (
    (-9, "09:20", Channel.LETTER, AttemptResult.MESSAGE_LEFT),
    (-8, "17:45", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.NO_ANSWER),
    (-8, "17:50", Channel.NOTE_IN_LETTERBOX, AttemptResult.MESSAGE_LEFT),
    (-5, "13:20", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.REACHED_DECLINES),
)
FLEMMING = (
    (-37, "09:15", Channel.PHONE, AttemptResult.WRONG_NUMBER),
    (-35, "18:10", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.NO_ANSWER),
    (-28, "11:30", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.MET_THIRD_PARTY),
    (-26, "14:00", Channel.VIA_PROFESSIONAL, AttemptResult.REACHED_ACCEPTS),
)
LAYLA = (
    (-9, "11:15", Channel.PHONE, AttemptResult.REACHED_ACCEPTS),
    (-9, "15:00", Channel.HOME_VISIT_ANNOUNCED, AttemptResult.REACHED_ACCEPTS),
)
TRIED = (
    ("Layla Haddad", "anne", LAYLA),
    ("Nivi Olsvig", "mikkel", NIVI),
    ("Kurt Dalgas-Friis", "anne", KURT),
    ("Flemming Overby", "mikkel", FLEMMING),
)
# When on the tour, whose home, whether it is announced, what to look out for.
TOUR: tuple[tuple[time | None, str, bool, str], ...] = (
    (time(10), "Nivi Olsvig", True, ""),
    (time(11, 15), "Tariq Bensalem", False, ""),
    (time(13, 30), "Mette Skovgaard-Holm", True, ""),
    (None, "Kurt Dalgas-Friis", False, "Stor hund i entréen. Ring, før I går op."),
)
# What has been learnt that no date tells.
RISKS = (
    ("Flemming Overby", "mikkel", (RiskFactor.EARLIER_EVICTION, RiskFactor.STAYS_ELSEWHERE, RiskFactor.PETS)),
    ("Nivi Olsvig", "anne", (RiskFactor.YOUNG,)),
    ("Svend Aage Rosendal", "anne", (RiskFactor.DIGITAL_EXEMPT,)),
)


def play(stage: Stage) -> None:
    for name, by, tries in TRIED:
        for day, clock, channel, result in tries:
            with stage.at(stage.workday(day), clock):
                told = Told(at=timezone.now(), channel=channel, result=result)
                record_attempt(case=_case(name), told=told, by=stage.people[by])
    with stage.at(stage.workday(-1), "08:10"):
        _learn_risks(stage)
    _visited(stage)
    with stage.at(stage.workday(0), "08:05"):
        _tour(stage)
        rest = Rest(PauseReason.AGREEMENT, stage.workday(10), "Han passer aftalerne. Vi ser på det efter visitationen.")
        pause_case(case=_case("Flemming Overby"), rest=rest, by=stage.people["mikkel"])
    with stage.at(stage.workday(0), "09:40"):
        wish = Wish("Bente Lind", "20 00 00 31", working(stage.today), Daypart.AFTERNOON, "Et brev om huslejen")
        book_talk(wish=wish, by=stage.people["helle"])


def _learn_risks(stage: Stage) -> None:
    for name, by, risks in RISKS:
        case = _case(name)
        causes = [Cause(code) for code in case.causes]
        told = CaseFacts(case.arrears_amount, case.children, causes, case.plan_status, risks)
        stage.learn(case, by, told)


def _visited(stage: Stage) -> None:
    """One visit of yesterday is over, and one was called off."""
    who, by = stage.people["mikkel"].user, stage.people["mikkel"]
    yesterday = stage.workday(-1)
    with stage.at(yesterday, "08:10"):
        plan = VisitPlan(yesterday, who, time(14), announced=True)
        made = plan_visit(case=_case("Svend Aage Rosendal"), plan=plan, by=by)
        plan = VisitPlan(yesterday, who, time(15, 30), announced=True)
        off = plan_visit(case=_case("Nivi Olsvig"), plan=plan, by=by)
    with stage.at(yesterday, "11:30"):
        instead = spoken(stage.today, on=yesterday)
        cancel_visit(visit=off, reason=f"Hun har fået en vagt og vil hellere {instead}.", by=by)
    with stage.at(yesterday, "15:05"):
        end_visit(visit=made, outcome="Datteren var med. Post og regninger er samlet i én mappe.", version=1, by=by)


def _tour(stage: Stage) -> None:
    who = stage.people["mikkel"].user
    for at, name, announced, note in TOUR:
        plan = VisitPlan(stage.today, who, at, announced=announced, safety_flag=bool(note), safety_note=note)
        plan_visit(case=_case(name), plan=plan, by=stage.people["anne"])


def _case(tenant: str) -> Case:
    return Case.objects.get(tenants__name=tenant, closed_at=None)
