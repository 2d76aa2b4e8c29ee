"""When the hub suggests a step: the vocabulary that the rules (coordination.models.next_step_rule) are made of."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

# What a suggested step fills in beforehand, in the address of the form that it leads to.
ASKS_FOR, IS_ABOUT = "indsats", "slags"
# More would be a list to read, not a step to take.
MOST_SHOWN = 3
# So near, a date at court or at the door makes every suggestion stronger.
STRONG_DAYS, STRONGEST_DAYS = 14, 7


class StepWhen(TextChoices):
    """What must hold of the case, as far as its coordinator knows it."""

    NO_COORDINATOR = "no_coordinator", _("nobody has taken the case")
    CHILDREN_UNKNOWN = "children_unknown", _("nobody has asked about children")
    DEMAND_DAY_UNKNOWN = "demand_day_unknown", _("the day the demand was received is missing")
    NOTHING_ASKED = "nothing_asked", _("nobody has been asked for anything")
    TRIES_IN_VAIN = "tries_in_vain", _("so many tries in a row have reached nobody (number)")
    ENFORCEMENT_NEAR = "enforcement_near", _("an eviction enforcement within so many days (number)")
    HEARING_NEAR = "hearing_near", _("a court hearing within so many days (number)")
    DEMAND_NEAR = "demand_near", _("the demand expires within so many days (number)")
    CHILDREN = "children", _("there are children in the home")
    KNOWN_NEED = "known_need", _("there is a known need for help")
    CAUSE = "cause", _("this is a cause (cause)")
    AGREEMENT_BROKEN = "agreement_broken", _("an agreement is broken")
    EVICTED = "evicted", _("the eviction has been carried out")
    NEED_UNKNOWN = "need_unknown", _("after an eviction, nobody has written down what home is needed")


# What is still to be done once the home is lost; nothing else is about a tenancy that can be kept.
AFTER_EVICTION = frozenset(
    {
        StepWhen.NO_COORDINATOR,
        StepWhen.CHILDREN_UNKNOWN,
        StepWhen.CHILDREN,
        StepWhen.EVICTED,
        StepWhen.NEED_UNKNOWN,
    }
)
# And once the matter has ended without an eviction.
AFTER_SETTLEMENT = frozenset({StepWhen.NO_COORDINATOR})
# Which of them count, and which day they look at.
NUMBERED = frozenset({StepWhen.TRIES_IN_VAIN, StepWhen.ENFORCEMENT_NEAR, StepWhen.HEARING_NEAR, StepWhen.DEMAND_NEAR})
DEADLINE_OF: dict[StepWhen, str] = {
    StepWhen.ENFORCEMENT_NEAR: "eviction_enforcement",
    StepWhen.HEARING_NEAR: "court_hearing",
    StepWhen.DEMAND_NEAR: "demand_expiry",
}
