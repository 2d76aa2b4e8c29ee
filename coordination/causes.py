"""Why the rent went unpaid, and which of it is special data, as data (`domain.md` 3.1)."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Cause(TextChoices):
    """Why the home is at risk (`domain.md` 3.1); health causes are special data (GDPR art. 9). Some are criminal."""

    INCOME_LOSS = "income_loss", _("loss of income")
    BENEFIT_REDUCTION = "benefit_reduction", _("reduced benefit")
    BENEFIT_DELAY = "benefit_delay", _("waiting for a benefit")
    MISSING_HOUSING_BENEFIT = "missing_housing_benefit", _("missing housing benefit")
    DEBT = "debt", _("debt")
    RENT_TOO_HIGH = "rent_too_high", _("rent too high")
    UNEXPECTED_EXPENSE = "unexpected_expense", _("unexpected expense")
    SELF_EMPLOYMENT_FAILURE = "self_employment_failure", _("own business closed")
    DEDUCTION_OFFSET = "deduction_offset", _("deductions for old debt")
    SEPARATION = "separation", _("separation")
    BEREAVEMENT = "bereavement", _("bereavement")
    ILLNESS_OR_ADMISSION = "illness_or_admission", _("illness or admission")
    VIOLENCE = "violence", _("violence in the home")
    IMPRISONMENT = "imprisonment", _("imprisonment")
    JOB_CHANGE = "job_change", _("change of job")
    UNOPENED_MAIL = "unopened_mail", _("unopened mail")
    DIGITAL_EXCLUSION = "digital_exclusion", _("digitally excluded")
    PAYMENT_SETUP_ERROR = "payment_setup_error", _("payment service cancelled")
    WRONG_ACCOUNT = "wrong_account", _("paid to a wrong account")
    LANDLORD_ERROR = "landlord_error", _("landlord's error")
    NOISE = "noise", _("noise")
    HOARDING = "hoarding", _("hoarding")
    ODOUR_NEGLECT = "odour_neglect", _("neglected dwelling")
    CONFLICT = "conflict", _("conflict with neighbours")
    THREATS = "threats", _("threats")
    UNAUTHORISED_OCCUPANCY = "unauthorised_occupancy", _("others living there without leave")
    MENTAL_ILLNESS = "mental_illness", _("mental illness")
    ADDICTION = "addiction", _("addiction")
    DEMENTIA = "dementia", _("dementia")
    COGNITIVE_DISABILITY = "cognitive_disability", _("cognitive disability")


# As a caseworker looks for them (`domain.md` 3.1).
CAUSE_GROUPS: tuple[tuple[Promise, tuple[Cause, ...]], ...] = (
    (
        _("Income and debt"),
        (
            Cause.INCOME_LOSS,
            Cause.BENEFIT_REDUCTION,
            Cause.BENEFIT_DELAY,
            Cause.MISSING_HOUSING_BENEFIT,
            Cause.DEBT,
            Cause.RENT_TOO_HIGH,
            Cause.UNEXPECTED_EXPENSE,
            Cause.SELF_EMPLOYMENT_FAILURE,
            Cause.DEDUCTION_OFFSET,
        ),
    ),
    (
        _("What happened in life"),
        (
            Cause.SEPARATION,
            Cause.BEREAVEMENT,
            Cause.ILLNESS_OR_ADMISSION,
            Cause.VIOLENCE,
            Cause.IMPRISONMENT,
            Cause.JOB_CHANGE,
        ),
    ),
    (
        _("Letters and payment"),
        (
            Cause.UNOPENED_MAIL,
            Cause.DIGITAL_EXCLUSION,
            Cause.PAYMENT_SETUP_ERROR,
            Cause.WRONG_ACCOUNT,
            Cause.LANDLORD_ERROR,
        ),
    ),
    (
        _("Conduct"),
        (
            Cause.NOISE,
            Cause.HOARDING,
            Cause.ODOUR_NEGLECT,
            Cause.CONFLICT,
            Cause.THREATS,
            Cause.UNAUTHORISED_OCCUPANCY,
        ),
    ),
    (
        _("Health"),
        (Cause.MENTAL_ILLNESS, Cause.ADDICTION, Cause.DEMENTIA, Cause.COGNITIVE_DISABILITY),
    ),
)

HEALTH_CAUSES = frozenset(
    {
        Cause.ILLNESS_OR_ADMISSION,
        Cause.VIOLENCE,
        Cause.MENTAL_ILLNESS,
        Cause.ADDICTION,
        Cause.DEMENTIA,
        Cause.COGNITIVE_DISABILITY,
    }
)
# Of conduct; who complained is never written here.
CONDUCT_CAUSES = frozenset(
    {Cause.NOISE, Cause.HOARDING, Cause.ODOUR_NEGLECT, Cause.CONFLICT, Cause.UNAUTHORISED_OCCUPANCY}
)
# Data on criminal offences: only where it is necessary (databeskyttelsesloven § 8).
CRIMINAL_CAUSES = frozenset({Cause.THREATS, Cause.IMPRISONMENT})
# Known need: the municipality must look at help at once (retssikkerhedsloven § 5 a).
KNOWN_NEED_CAUSES = frozenset({Cause.MENTAL_ILLNESS, Cause.DEMENTIA, Cause.COGNITIVE_DISABILITY})
