"""Making the whole of Nordby Kommune, in one transaction: all of it stands, or nothing does."""

from collections import Counter
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from content.demo import load_texts
from coordination.actions.counting import Year, figures_of
from coordination.actions.inbox import refresh_nearing
from coordination.figures import Result
from coordination.models import Case, YearlyFigure
from hub.accounts.models import Agency
from hub.demo import arrears, contact, rehoused
from hub.demo.agencies import make_agencies
from hub.demo.clock import standing_at
from hub.demo.people import make_people
from hub.demo.protected import ask_for_access, keep_numbers
from hub.demo.stage import Stage
from hub.demo.stories import asger, flemming, haddad_brogaard, kurt, mette, newcomers, nivi, solveig, svend_aage, tariq
from hub.outbox.models import Notice

STORIES = (
    asger.play,
    solveig.play,
    flemming.play,
    tariq.play,
    kurt.play,
    svend_aage.play,
    haddad_brogaard.play,
    mette.play,
    nivi.play,
    newcomers.play_report,
    newcomers.play_notice,
)
# Made up, so that the council has something to read; how many children were in the fewest homes is not told.
LAST_YEAR = Year(
    families=Counter({Result.STAYED: 61, Result.REHOUSED: 14, Result.EVICTED: 7, Result.OTHER: 9}),
    children=Counter({Result.STAYED: 58, Result.REHOUSED: 17, Result.EVICTED: 3, Result.OTHER: 6}),
)


def exists() -> bool:
    """Somebody has made agencies here: the demo's, or real ones. Either way nothing may be added."""
    return Agency.objects.exists()


@transaction.atomic
def make_municipality(today: date) -> list[Case]:
    """Agencies, people, lists, stories and pages, as they stand on the day."""
    stage = _stage(today)
    cases = [play(stage) for play in STORIES]
    _lists(stage)
    keep_numbers(stage)
    ask_for_access(stage)
    rehoused.play(stage)
    contact.play(stage)
    _yesterday_was_read(stage)
    with standing_at(stage.now):
        refresh_nearing()  # the nights between the days of the stories
    YearlyFigure.objects.bulk_create(figures_of(today.year - 1, LAST_YEAR))
    load_texts(today=today, owner_user=stage.people["emil"].user, council_user=stage.people["ulla"].user)
    return cases


def _stage(today: date) -> Stage:
    agencies = make_agencies()
    now = timezone.now() if today == timezone.localdate() else _evening(today)
    return Stage(today, now, agencies, make_people(agencies, today))


def _evening(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(20)))


def _lists(stage: Stage) -> None:
    uploads = (
        ("fjordparken", "rikke", 52, "restanceliste_fjordparken", "csv"),
        ("lindehoej", "sanne", 44, "restancer_lindehoej", "xlsx"),
    )
    day = stage.workday(-2)
    for landlord, by, more, name, ending in uploads:
        with stage.at(day, "08:10"):
            arrears.import_list(stage, landlord, by, more=more, file_name=f"{name}_{day:%Y-%m}.{ending}")


def _yesterday_was_read(stage: Stage) -> None:
    """Notices older than the last working day have been read; what is newer still waits."""
    morning = timezone.make_aware(datetime.combine(stage.workday(-1), time(12)))
    Notice.objects.filter(created_at__lt=morning).update(read_at=morning)
