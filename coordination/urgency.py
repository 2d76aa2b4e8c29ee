"""What makes a case urgent, and how much: the factors and their weights, as data (`domain.md` 3.8).

The weights are a proposal of the product. The inbox is ordered by the heaviest factor its reader may know.
"""

from enum import IntEnum, StrEnum

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENFORCEMENT_DAYS = 7
HEARING_DAYS = 14
BANKING_DAYS = 3
TRIES_IN_VAIN = 3


class RiskFactor(TextChoices):
    """What the unit has learnt that no date, address or cause tells."""

    PREGNANCY = "pregnancy", _("somebody in the home is pregnant")
    GUARDIAN = "guardian", _("the tenant has a guardian")
    VIOLENCE = "violence", _("violence or threats in the home")
    EARLIER_EVICTION = "earlier_eviction", _("evicted or homeless within the last two years")
    YOUNG = "young", _("the tenant is 18 to 24 years old")
    FOSTER_CARE = "foster_care", _("the tenant has been in foster care")
    # Which of them is not written down: a stay in prison is not the hub's to know.
    STAYS_ELSEWHERE = "stays_elsewhere", _("is in hospital, prison or a shelter just now")
    PAYS_TO_THE_DOOR = "pays_to_the_door", _("the landlord stops when all is paid, up to the door")
    NO_RESPITE = "no_respite", _("the landlord gives no respite")
    DIGITAL_EXEMPT = "digital_exempt", _("exempt from Digital Post")
    PETS = "pets", _("pets in the home")
    MEDICAL_EQUIPMENT = "medical_equipment", _("medical equipment in the home")
    ACCESSIBILITY = "accessibility", _("needs a dwelling without steps")


# Special data (GDPR art. 9), or as near to it: governed as causes about health are.
HEALTH_RISKS = frozenset(
    {
        RiskFactor.PREGNANCY,
        RiskFactor.GUARDIAN,
        RiskFactor.VIOLENCE,
        RiskFactor.STAYS_ELSEWHERE,
        RiskFactor.MEDICAL_EQUIPMENT,
        RiskFactor.ACCESSIBILITY,
    }
)
# Help is looked at at once (retssikkerhedsloven § 5 a).
IMMEDIATE_RISKS = frozenset({RiskFactor.PREGNANCY, RiskFactor.GUARDIAN})


class Weight(IntEnum):
    """How much a factor presses; the lower, the further up in the inbox."""

    IMMEDIATE = 0
    CRITICAL = 1
    HIGH = 2
    RAISED = 3
    NOTED = 4


class Factor(StrEnum):
    """One reason why a case is urgent, or is to be handled with care."""

    CHILDREN = "children"
    PREGNANCY = "pregnancy"
    KNOWN_NEED = "known_need"
    ENFORCEMENT = "enforcement"
    HEARING = "hearing"
    DEMAND = "demand"
    OVERDUE = "overdue"
    VIOLENCE = "violence"
    PROTECTED = "protected"
    NO_CONTACT = "no_contact"
    EARLIER_EVICTION = "earlier_eviction"
    YOUNG = "young"
    STAYS_ELSEWHERE = "stays_elsewhere"
    NO_RESPITE = "no_respite"
    MAIL = "mail"
    RENT = "rent"
    PAYS_TO_THE_DOOR = "pays_to_the_door"
    LOGISTICS = "logistics"


WEIGHTS: dict[Factor, Weight] = {
    Factor.CHILDREN: Weight.IMMEDIATE,
    Factor.PREGNANCY: Weight.IMMEDIATE,
    Factor.KNOWN_NEED: Weight.IMMEDIATE,
    Factor.ENFORCEMENT: Weight.CRITICAL,
    Factor.HEARING: Weight.HIGH,
    Factor.DEMAND: Weight.HIGH,
    Factor.OVERDUE: Weight.HIGH,
    Factor.VIOLENCE: Weight.HIGH,
    Factor.PROTECTED: Weight.HIGH,
    Factor.NO_CONTACT: Weight.HIGH,
    Factor.EARLIER_EVICTION: Weight.RAISED,
    Factor.YOUNG: Weight.RAISED,
    Factor.STAYS_ELSEWHERE: Weight.RAISED,
    Factor.NO_RESPITE: Weight.RAISED,
    Factor.MAIL: Weight.RAISED,
    Factor.RENT: Weight.NOTED,
    Factor.PAYS_TO_THE_DOOR: Weight.NOTED,
    Factor.LOGISTICS: Weight.NOTED,
}
# What was learnt -> the factor it is.
OF_RISK: dict[RiskFactor, Factor] = {
    RiskFactor.PREGNANCY: Factor.PREGNANCY,
    RiskFactor.GUARDIAN: Factor.KNOWN_NEED,
    RiskFactor.VIOLENCE: Factor.VIOLENCE,
    RiskFactor.EARLIER_EVICTION: Factor.EARLIER_EVICTION,
    RiskFactor.YOUNG: Factor.YOUNG,
    RiskFactor.FOSTER_CARE: Factor.YOUNG,
    RiskFactor.STAYS_ELSEWHERE: Factor.STAYS_ELSEWHERE,
    RiskFactor.NO_RESPITE: Factor.NO_RESPITE,
    RiskFactor.PAYS_TO_THE_DOOR: Factor.PAYS_TO_THE_DOOR,
    RiskFactor.DIGITAL_EXEMPT: Factor.MAIL,
    RiskFactor.PETS: Factor.LOGISTICS,
    RiskFactor.MEDICAL_EQUIPMENT: Factor.LOGISTICS,
    RiskFactor.ACCESSIBILITY: Factor.LOGISTICS,
}


def _weighing(*weights: Weight) -> tuple[RiskFactor, ...]:
    return tuple(risk for risk in RiskFactor if WEIGHTS[OF_RISK[risk]] in weights)


# By what each does to the case, as whoever ticks it has to know.
RISK_GROUPS: tuple[tuple[Promise, tuple[RiskFactor, ...]], ...] = (
    (_("Help is looked at at once"), _weighing(Weight.IMMEDIATE)),
    (_("Makes the case more urgent"), _weighing(Weight.CRITICAL, Weight.HIGH, Weight.RAISED)),
    (_("To be minded, though not urgent in itself"), _weighing(Weight.NOTED)),
)
