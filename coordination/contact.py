"""How the unit seeks contact with a tenant, as data: by which way, what came of it, and at what time of the day.

The codes are those of `domain.md` 3.4; the words may be changed, the codes not.
"""

from datetime import datetime, timedelta

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Channel(TextChoices):
    """By which way contact was sought."""

    PHONE = "phone", _("phone")
    SMS_NEUTRAL = "sms_neutral", _("neutral text message")
    DIGITAL_POST = "digital_post", _("Digital Post")
    LETTER = "letter", _("letter")
    HOME_VISIT_ANNOUNCED = "home_visit_announced", _("home visit, announced")
    HOME_VISIT_UNANNOUNCED = "home_visit_unannounced", _("home visit, unannounced")
    NOTE_IN_LETTERBOX = "note_in_letterbox", _("sealed note in the letterbox")
    DROP_IN = "drop_in", _("drop-in")
    MEETING = "meeting", _("meeting")
    COURT_ATTENDANCE = "court_attendance", _("at the court")
    VIA_RELATIVE = "via_relative", _("through a relative")
    VIA_PROFESSIONAL = "via_professional", _("through another professional")


class AttemptResult(TextChoices):
    """What came of an attempt."""

    REACHED_ACCEPTS = "reached_accepts", _("reached, accepts help")
    REACHED_DECLINES = "reached_declines", _("reached, declines help")
    REACHED_WANTS_TIME = "reached_wants_time", _("reached, wants time to think")
    REACHED_CONSENT_GIVEN = "reached_consent_given", _("reached, consent given")
    NO_ANSWER = "no_answer", _("no answer")
    WRONG_NUMBER = "wrong_number", _("wrong number")
    MOVED = "moved", _("moved away")
    REFUSED_DOOR = "refused_door", _("refused at the door")
    MESSAGE_LEFT = "message_left", _("message left")
    MET_THIRD_PARTY = "met_third_party", _("met somebody else, nothing told")
    SAFETY_CONCERN = "safety_concern", _("broken off for safety")
    INTERPRETER_NEEDED = "interpreter_needed", _("an interpreter is needed")


class Daypart(TextChoices):
    """When in the day, as one chooses another time to try."""

    MORNING = "morning", _("morning")
    AFTERNOON = "afternoon", _("afternoon")
    EVENING = "evening", _("evening")


class VisitStatus(TextChoices):
    """How far a visit has come."""

    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    CANCELLED = "cancelled", _("cancelled")


# The results in which the tenant has been spoken with. A refused door is an answer and no conversation; with an
# interpreter the attempt is made again.
REACHED = frozenset(
    {
        AttemptResult.REACHED_ACCEPTS,
        AttemptResult.REACHED_DECLINES,
        AttemptResult.REACHED_WANTS_TIME,
        AttemptResult.REACHED_CONSENT_GIVEN,
    }
)
# What counts as having been at the door.
VISITS = frozenset({Channel.HOME_VISIT_ANNOUNCED, Channel.HOME_VISIT_UNANNOUNCED, Channel.NOTE_IN_LETTERBOX})

# The hour, in Denmark, at which each part of the day begins. What lies before the first is of the night: evening.
BEGINS: tuple[tuple[int, Daypart], ...] = (
    (17, Daypart.EVENING),
    (12, Daypart.AFTERNOON),
    (6, Daypart.MORNING),
)


def daypart(at: datetime) -> Daypart:
    """The part of the day of a moment, by the clock in Denmark."""
    hour = timezone.localtime(at).hour
    return next((part for begins, part in BEGINS if hour >= begins), Daypart.EVENING)


# How long a visit may be said to take, in minutes; whoever says nothing is asked for after the usual time.
LENGTHS = (30, 60, 90, 120)
USUAL_LENGTH = 60
# A telephone's clock may be so much ahead.
CLOCK_ERROR = timedelta(minutes=10)
