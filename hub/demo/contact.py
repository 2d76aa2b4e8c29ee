"""What the demo shows of contact with tenants: attempts, of which one reached; a tour today; a booked talk."""

from datetime import time

from django.utils import timezone

from coordination.actions.attempts import Told, record_attempt
from coordination.actions.bookings import Wish, book_talk
from coordination.actions.visits import VisitPlan, plan_visit
from coordination.contact import AttemptResult, Channel, Daypart
from coordination.models import Case
from hub.demo.stage import Stage

# Working days before today, at what time, how, what came of it.
NIVI = (
    (-5, "12:05", Channel.PHONE, AttemptResult.NO_ANSWER),
    (-5, "12:15", Channel.SMS_NEUTRAL, AttemptResult.MESSAGE_LEFT),
    (-4, "17:30", Channel.HOME_VISIT_UNANNOUNCED, AttemptResult.NO_ANSWER),
    (-4, "17:35", Channel.NOTE_IN_LETTERBOX, AttemptResult.MESSAGE_LEFT),
    (-3, "10:40", Channel.VIA_PROFESSIONAL, AttemptResult.REACHED_ACCEPTS),
)
# When on the tour, whose home, whether it is announced, what to look out for.
TOUR = (
    (time(10), "Nivi Olsvig", True, ""),
    (time(13, 30), "Mette Skovgaard-Holm", True, ""),
)


def play(stage: Stage) -> None:
    for day, clock, channel, result in NIVI:
        with stage.at(stage.workday(day), clock):
            told = Told(at=timezone.now(), channel=channel, result=result)
            record_attempt(case=_case("Nivi Olsvig"), told=told, by=stage.people["mikkel"])
    with stage.at(stage.workday(0), "08:05"):
        _tour(stage)
    with stage.at(stage.workday(0), "09:40"):
        wish = Wish("Bente Lind", "20 00 00 31", stage.today, Daypart.AFTERNOON, "Et brev om huslejen")
        book_talk(wish=wish, by=stage.people["helle"])


def _tour(stage: Stage) -> None:
    who = stage.people["mikkel"].user
    for at, name, announced, note in TOUR:
        plan = VisitPlan(stage.today, who, at, announced=announced, safety_flag=bool(note), safety_note=note)
        plan_visit(case=_case(name), plan=plan, by=stage.people["anne"])


def _case(tenant: str) -> Case:
    return Case.objects.get(tenants__name=tenant, closed_at=None)
