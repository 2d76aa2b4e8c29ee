"""The states of a case and of its parts, as data (`domain.md` 3.1–3.3)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LandlordStage(TextChoices):
    """How far the landlord has come: facts from the landlord or the court."""

    EARLY_CONCERN = "early_concern", _("early concern")
    ARREARS_REGISTERED = "arrears_registered", _("arrears registered")
    DEMAND_SENT = "demand_sent", _("formal demand sent")
    DEMAND_EXPIRED = "demand_expired", _("formal demand expired")
    TERMINATION_RECEIVED = "termination_received", _("termination for breach received")
    COURT_FILED = "court_filed", _("filed with the bailiff court")
    COURT_SCHEDULED = "court_scheduled", _("court hearing scheduled")
    COURT_DECIDED = "court_decided", _("decided by the court")
    EVICTION_SCHEDULED = "eviction_scheduled", _("eviction enforcement scheduled")
    EVICTED = "evicted", _("eviction executed")
    PAID = "paid", _("arrears paid")
    WITHDRAWN = "withdrawn", _("withdrawn by the landlord")
    REINSTATED = "reinstated", _("tenancy reinstated")
    MOVED_OUT = "moved_out", _("moved out")


class PlanStatus(TextChoices):
    """How far the municipality has come with the tenant."""

    NEW = "new", _("new")
    CONTACTING = "contacting", _("seeking contact")
    ASSESSING = "assessing", _("assessing")
    PLAN_AGREED = "plan_agreed", _("plan agreed")
    ACTIVE = "active", _("plan running")
    MONITORING = "monitoring", _("follow-up")
    CLOSED = "closed", _("closed")
    DECLINED_BY_TENANT = "declined_by_tenant", _("declined by the tenant")
    NOT_REACHED = "not_reached", _("not reached")
    TRANSFERRED = "transferred", _("transferred")


class PartStatus(TextChoices):
    """How far an agency has come with its part of the plan."""

    ASKED = "asked", _("asked")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    DONE = "done", _("done")
    WITHDRAWN = "withdrawn", _("withdrawn")


OPEN_PART = frozenset({PartStatus.ASKED, PartStatus.ACCEPTED})

# From each state, the moves its owner (accept, decline, decide) and the coordinator (withdraw, ask again) may make.
PART_MOVES: dict[PartStatus, frozenset[PartStatus]] = {
    PartStatus.ASKED: frozenset({PartStatus.ACCEPTED, PartStatus.DECLINED, PartStatus.DONE, PartStatus.WITHDRAWN}),
    PartStatus.ACCEPTED: frozenset({PartStatus.DECLINED, PartStatus.DONE, PartStatus.WITHDRAWN}),
    PartStatus.DECLINED: frozenset({PartStatus.ASKED}),
    PartStatus.DONE: frozenset({PartStatus.ACCEPTED}),
    PartStatus.WITHDRAWN: frozenset({PartStatus.ASKED}),
}


class DeclineReason(TextChoices):
    """Why an agency says no to a part. A reason is always given."""

    NOT_OURS = "not_ours", _("it belongs to another office")
    CONDITIONS_NOT_MET = "conditions_not_met", _("the conditions in the law are not met")
    MISSING_INFORMATION = "missing_information", _("information is missing")
    NO_CAPACITY = "no_capacity", _("we cannot do it before the date")
    TENANT_DECLINED = "tenant_declined", _("the tenant does not want it")
    OTHER = "other", _("another reason")


class PartResult(TextChoices):
    """What came of a part. Only the agency that owns it may say so."""

    GRANTED = "granted", _("granted")
    PARTLY_GRANTED = "partly_granted", _("granted in part")
    REFUSED = "refused", _("refused")
    COMPLETED = "completed", _("completed")
    NOT_RELEVANT = "not_relevant", _("no longer relevant")


class Measure(TextChoices):
    """What an agency can be asked to do (`domain.md` 3.5)."""

    COORDINATION = "coordination", _("coordination and first contact")
    OUTREACH_VISIT = "outreach_visit", _("home visit")
    ONE_OFF_BENEFIT = "one_off_benefit", _("one-off help, § 81")
    TEMPORARY_RENT_HELP = "temporary_rent_help", _("temporary rent help, § 81 a")
    PAYMENT_ADMINISTRATION = "payment_administration", _("payment administration agreement")
    DEPOSIT_LOAN = "deposit_loan", _("deposit loan")
    HOUSING_BENEFIT = "housing_benefit", _("housing benefit guidance")
    DIGITAL_POST_EXEMPTION = "digital_post_exemption", _("exemption from Digital Post")
    ASSESSMENT_5A = "assessment_5a", _("assessment under § 5 a")
    HOME_SUPPORT = "home_support", _("home support, § 85")
    HOUSING_FIRST_SUPPORT = "housing_first_support", _("Housing First support, § 85 a")
    EMERGENCY_HOUSING = "emergency_housing", _("emergency housing, § 80")
    ACTION_PLAN = "action_plan", _("action plan, § 141")
    PAY_OUT = "pay_out", _("pay-out to the landlord")
    GUARANTEE = "guarantee", _("instalments with municipal guarantee")
    CHILD_ASSESSMENT = "child_assessment", _("child assessment")
    INSTALMENT_PLAN = "instalment_plan", _("instalment plan")
    RESPITE = "respite", _("respite: wait with the next step")
    WITHDRAW_CASE = "withdraw_case", _("withdraw the court case")
    INTERNAL_MOVE = "internal_move", _("move to a cheaper dwelling")
    PAYMENT_EXPECTED = "payment_expected", _("payment expected")
    OTHER = "other", _("other")


class EntryKind(TextChoices):
    MESSAGE = "message", _("message")
    DECISION = "decision", _("decision")
    SYSTEM = "system", _("event")


class Audience(TextChoices):
    """Who reads an entry. There is no third choice yet, and never a wider one than the part."""

    PART = "part", _("everybody who takes part")
    AGENCY = "agency", _("only your own agency")


class LegalEventKind(TextChoices):
    """What happened and starts a clock."""

    RENT_DUE = "rent_due", _("rent due")
    DEMAND_SENT = "demand_sent", _("formal demand sent")
    DEMAND_RECEIVED = "demand_received", _("formal demand received")
    TERMINATION_SENT = "termination_sent", _("termination sent")
    TERMINATION_RECEIVED = "termination_received", _("termination received")
    COURT_FILED = "court_filed", _("filed with the bailiff court")
    LANDLORD_NOTICE = "landlord_notice", _("notice from the landlord received")
    COURT_NOTICE = "court_notice", _("notice from the court received")
    COURT_HEARING = "court_hearing", _("court hearing")
    EVICTION_ENFORCEMENT = "eviction_enforcement", _("eviction enforcement")


# Which rules of coordination.deadlines an event starts.
DEADLINES_OF_EVENT: dict[LegalEventKind, tuple[str, ...]] = {
    LegalEventKind.DEMAND_RECEIVED: ("demand_expiry",),
    LegalEventKind.LANDLORD_NOTICE: ("rtl5a_immediate",),
    LegalEventKind.COURT_NOTICE: ("rtl5a_decision",),
}
# An event that is itself the day to be ready for.
DEADLINE_IS_EVENT: dict[LegalEventKind, str] = {
    LegalEventKind.COURT_HEARING: "court_hearing",
    LegalEventKind.EVICTION_ENFORCEMENT: "eviction_enforcement",
}

# How far the landlord has come, by what is known to have happened; the last of these in this order counts.
STAGE_OF_EVENT: dict[LegalEventKind, LandlordStage] = {
    LegalEventKind.RENT_DUE: LandlordStage.ARREARS_REGISTERED,
    LegalEventKind.DEMAND_SENT: LandlordStage.DEMAND_SENT,
    LegalEventKind.DEMAND_RECEIVED: LandlordStage.DEMAND_SENT,
    LegalEventKind.TERMINATION_RECEIVED: LandlordStage.TERMINATION_RECEIVED,
    LegalEventKind.LANDLORD_NOTICE: LandlordStage.COURT_FILED,
    LegalEventKind.COURT_FILED: LandlordStage.COURT_FILED,
    LegalEventKind.COURT_NOTICE: LandlordStage.COURT_SCHEDULED,
    LegalEventKind.COURT_HEARING: LandlordStage.COURT_SCHEDULED,
    LegalEventKind.EVICTION_ENFORCEMENT: LandlordStage.EVICTION_SCHEDULED,
}


class Cause(TextChoices):
    """Why the rent went unpaid (`domain.md` 3.1); health causes are special data (GDPR art. 9)."""

    INCOME_LOSS = "income_loss", _("loss of income")
    BENEFIT_REDUCTION = "benefit_reduction", _("reduced benefit")
    BENEFIT_DELAY = "benefit_delay", _("waiting for a benefit")
    MISSING_HOUSING_BENEFIT = "missing_housing_benefit", _("missing housing benefit")
    DEBT = "debt", _("debt")
    RENT_TOO_HIGH = "rent_too_high", _("rent too high")
    UNEXPECTED_EXPENSE = "unexpected_expense", _("unexpected expense")
    SEPARATION = "separation", _("separation")
    BEREAVEMENT = "bereavement", _("bereavement")
    ILLNESS_OR_ADMISSION = "illness_or_admission", _("illness or admission")
    JOB_CHANGE = "job_change", _("change of job")
    UNOPENED_MAIL = "unopened_mail", _("unopened mail")
    DIGITAL_EXCLUSION = "digital_exclusion", _("digitally excluded")
    PAYMENT_SETUP_ERROR = "payment_setup_error", _("payment service cancelled")
    LANDLORD_ERROR = "landlord_error", _("landlord's error")
    MENTAL_ILLNESS = "mental_illness", _("mental illness")
    ADDICTION = "addiction", _("addiction")
    DEMENTIA = "dementia", _("dementia")
    COGNITIVE_DISABILITY = "cognitive_disability", _("cognitive disability")


HEALTH_CAUSES = frozenset(
    {Cause.ILLNESS_OR_ADMISSION, Cause.MENTAL_ILLNESS, Cause.ADDICTION, Cause.DEMENTIA, Cause.COGNITIVE_DISABILITY}
)
# Known need: the municipality must look at help at once (retssikkerhedsloven § 5 a).
KNOWN_NEED_CAUSES = frozenset({Cause.MENTAL_ILLNESS, Cause.DEMENTIA, Cause.COGNITIVE_DISABILITY})


class DataCategory(TextChoices):
    """The kinds of data a consent can name. There is no «everything»: a general consent is not valid (RTL § 11 a)."""

    CONTACT = "contact", _("phone and e-mail")
    ARREARS = "arrears", _("amount owed")
    DATES = "dates", _("dates of demand and termination")
    IN_CONTACT = "in_contact", _("that the municipality is in contact with the tenant")
    PLAN_PART = "plan_part", _("the agency's own part of the plan and its dates")
    CAUSE_ECONOMIC = "cause_economic", _("that income has changed")
    HOUSEHOLD = "household", _("household")
    DECISION = "decision", _("that a payment comes, and when")
    SUPPORT = "support", _("that support is in place")


class ConsentMethod(TextChoices):
    WRITTEN = "written", _("in writing")
    ORAL = "oral", _("orally, noted")
    DIGITAL = "digital", _("digitally")
