"""The states of a case and of its parts, as data (`domain.md` 3.1–3.3)."""

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LandlordStage(TextChoices):
    """How far the landlord has come: facts from the landlord or the court. The moves stand in coordination.moves."""

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
    COMPLAINT = "complaint", _("complaint of conduct")
    WARNING = "warning", _("written warning")
    BOARD_FILED = "board_filed", _("before the residents' complaints board")
    CONDITIONAL_TENANCY = "conditional_tenancy", _("conditional tenancy")
    HOUSING_COURT = "housing_court", _("before the housing court")
    NOTICE_OR_TERMINATION = "notice_or_termination", _("notice or termination for conduct")
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


# Asked again, a part goes back to the state that the table of moves lets it return to; one still open stays as it is.
ASKED_AGAIN: dict[PartStatus, PartStatus] = {
    PartStatus.ASKED: PartStatus.ASKED,
    PartStatus.ACCEPTED: PartStatus.ACCEPTED,
    PartStatus.DECLINED: PartStatus.ASKED,
    PartStatus.DONE: PartStatus.ACCEPTED,
    PartStatus.WITHDRAWN: PartStatus.ASKED,
}


class LedgerEvent(TextChoices):
    """What a thread tells of who may read, beside the states of its part."""

    SHARED = "shared", _("shared")
    UNSHARED = "unshared", _("no longer shared")
    ASKED_AGAIN = "asked_again", _("asked again")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("consent withdrawn")
    CLOSED = "closed", _("case closed")
    REOPENED = "reopened", _("case opened again")
    HANDED_OVER = "handed_over", _("case handed over")


class LinkKind(TextChoices):
    """Why two cases of the unit belong together."""

    SAME_HOUSEHOLD = "same_household", _("the same household")
    EARLIER_TENANCY = "earlier_tenancy", _("an earlier or later tenancy of the tenant")
    SAME_TENANCY = "same_tenancy", _("the same tenancy")
    RELATED = "related", _("they have to do with each other")


class SignalKind(TextChoices):
    """What a further word from the landlord came to."""

    REPEATED = "repeated", _("told once more, with nothing new: kept with this case")
    RISEN = "risen", _("told once more, with more owed: kept with this case")
    REOPENED = "reopened", _("arrears again within a year: the case was taken up again")
    TIED = "tied", _("told by the landlord for the first time: kept with this case")


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


# What they are called where a landlord has answered, who is no authority: it grants nothing and refuses nobody.
LANDLORDS_ANSWERS: dict[PartResult, Promise] = {
    PartResult.GRANTED: _("yes"),
    PartResult.PARTLY_GRANTED: _("partly"),
    PartResult.REFUSED: _("no"),
}


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
    EMERGENCY_ACCESS = "emergency_access", _("emergency access")
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
    """What happened and starts a clock. How the kinds belong together stands in coordination.events."""

    RENT_DUE = "rent_due", _("rent due")
    REMINDER_SENT = "reminder_sent", _("reminder sent")
    DEMAND_SENT = "demand_sent", _("formal demand sent")
    DEMAND_RECEIVED = "demand_received", _("formal demand received")
    PAYMENT_RECEIVED = "payment_received", _("arrears paid to the landlord")
    TERMINATION_SENT = "termination_sent", _("termination sent")
    TERMINATION_RECEIVED = "termination_received", _("termination received")
    REINSTATED = "reinstated", _("tenancy continued by the landlord")
    COURT_FILED = "court_filed", _("filed with the bailiff court")
    LANDLORD_NOTICE = "landlord_notice", _("notice from the landlord received")
    COURT_NOTICE = "court_notice", _("notice from the court received")
    COURT_HEARING = "court_hearing", _("court hearing")
    SETTLEMENT = "settlement", _("settlement in court")
    COURT_ORDER = "court_order", _("ruling by the bailiff court")
    COURT_APPEAL = "court_appeal_filed", _("ruling appealed")
    COURT_WITHDRAWN = "court_withdrawn", _("court case withdrawn by the landlord")
    EVICTION_ENFORCEMENT = "eviction_enforcement", _("eviction enforcement")
    EVICTED = "evicted", _("eviction executed")
    DECISION_RECEIVED = "decision_received", _("municipal decision received by the tenant")
    APPEAL_RECEIVED = "appeal_received", _("appeal against a municipal decision received")
    PARTY_HEARING_SENT = "party_hearing_sent", _("party hearing sent")
    CHILD_REPORT = "child_report", _("child concern report sent")
    SHELTER_ADMITTED = "shelter_admitted", _("admitted to a shelter")
    MOVE_IN = "move_in", _("moves into a new dwelling")
    PROTECTION_REGISTERED = "protection_registered", _("address protection registered")
    FILE_ACCESS_REQUESTED = "file_access_requested", _("access to the file requested")
    DATA_ACCESS_REQUESTED = "data_access_requested", _("access to own data requested")
    BREACH_DISCOVERED = "breach_discovered", _("data breach discovered")
    COMPLAINT = "complaint", _("complaint of conduct")
    WARNING = "warning", _("written warning of conduct")
    BOARD_FILED = "board_filed", _("filed with the residents' complaints board")
    BOARD_DECIDED = "board_decided", _("decided by the residents' complaints board")
    CONDITIONAL_TENANCY = "conditional_tenancy", _("tenancy made conditional")
    LEASE_NOTICE_SENT = "lease_notice_sent", _("notice of termination sent")
    LEASE_NOTICE_RECEIVED = "lease_notice_received", _("notice of termination received")
    OBJECTION_RECEIVED = "objection_received", _("tenant's objection received by the landlord")


class Delivery(TextChoices):
    """How a letter went, or came forward."""

    DIGITAL_POST = "digital_post", _("Digital Post")
    LETTER = "letter", _("letter by post")
    REGISTERED = "registered", _("registered letter")
    BY_HAND = "by_hand", _("handed over")
    BAILIFF = "bailiff", _("served by a bailiff (stævningsmand)")
    EMAIL = "email", _("e-mail")


# Which rules of coordination.deadlines an event starts: days by which somebody must have acted.
DEADLINES_OF_EVENT: dict[LegalEventKind, tuple[str, ...]] = {
    LegalEventKind.DEMAND_RECEIVED: ("demand_expiry",),
    LegalEventKind.LANDLORD_NOTICE: ("rtl5a_immediate",),
    LegalEventKind.COURT_NOTICE: ("rtl5a_decision",),
    LegalEventKind.COURT_ORDER: ("court_appeal",),
    LegalEventKind.EVICTED: ("court_appeal",),
    LegalEventKind.DECISION_RECEIVED: ("appeal",),
    LegalEventKind.APPEAL_RECEIVED: ("reassessment",),
    LegalEventKind.PARTY_HEARING_SENT: ("party_hearing_reply",),
    LegalEventKind.CHILD_REPORT: ("child_report_assessment",),
    LegalEventKind.SHELTER_ADMITTED: ("shelter_notice",),
    LegalEventKind.MOVE_IN: ("deposit_loan_before_move_in",),
    LegalEventKind.PROTECTION_REGISTERED: ("address_protection_expiry",),
    LegalEventKind.FILE_ACCESS_REQUESTED: ("file_access",),
    LegalEventKind.DATA_ACCESS_REQUESTED: ("dsar",),
    LegalEventKind.BREACH_DISCOVERED: ("breach_report",),
    LegalEventKind.BOARD_FILED: ("board_decision",),
    LegalEventKind.BOARD_DECIDED: ("housing_court_filing",),
    LegalEventKind.CONDITIONAL_TENANCY: ("conditional_tenancy_end",),
    LegalEventKind.LEASE_NOTICE_RECEIVED: ("notice_objection",),
    LegalEventKind.OBJECTION_RECEIVED: ("landlord_suit",),
}
# An event that is itself the day to be ready for.
DEADLINE_IS_EVENT: dict[LegalEventKind, str] = {
    LegalEventKind.COURT_HEARING: "court_hearing",
    LegalEventKind.EVICTION_ENFORCEMENT: "eviction_enforcement",
}


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
    SHARED_PART = "shared_part", _("a part of the plan that another agency does")


class ConsentMethod(TextChoices):
    WRITTEN = "written", _("in writing")
    ORAL = "oral", _("orally, noted")
    DIGITAL = "digital", _("digitally")
