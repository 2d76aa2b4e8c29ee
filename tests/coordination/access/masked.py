"""A case in which everything that a line of the table governs is a word found nowhere else, and who may read which."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.contrib.auth.models import Permission
from django.utils import timezone
from django.utils.formats import date_format

from coordination.access.permissions import Level
from coordination.actions.clock import record_event
from coordination.actions.inbox import refresh_case
from coordination.causes import Cause
from coordination.lifecycle import (
    DeclineReason,
    LandlordStage,
    LegalEventKind,
    Measure,
    PartResult,
    PartStatus,
    PlanStatus,
)
from coordination.models import Case, Entry, LegalGround, PartGrant, PlanPart
from coordination.reading.facts import kroner
from hub.accounts.kinds import AgencyKind as K
from hub.accounts.models import Agency, Membership
from tests.coordination.access.oracle import ALL, NOTHING, Stands, may_know
from tests.factories.agency import AgencyFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.membership import member_of
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

# What each part is about -> who decided it, the line for the decision, the line for its text.
PARTS: dict[Measure, tuple[K, str, str]] = {
    Measure.TEMPORARY_RENT_HELP: (K.BENEFITS_OFFICE, "benefit_decision", "benefit_reasons"),
    Measure.HOME_SUPPORT: (K.AUTHORITY_CENTRE, "support_grant", "support_grant"),
    Measure.ASSESSMENT_5A: (K.AUTHORITY_CENTRE, "assessment_5a", "assessment_5a"),
    Measure.DEPOSIT_LOAN: (K.CITIZEN_SERVICE, "deposit_loan", "deposit_loan"),
    Measure.GUARANTEE: (K.PAYMENTS_OFFICE, "guarantee", "guarantee"),
    Measure.CHILD_ASSESSMENT: (K.CHILD_WELFARE_OFFICE, "child_concern", "child_concern"),
    Measure.OUTREACH_VISIT: (K.HOUSING_SUPPORT_UNIT, "home_visit", "home_visit"),
    Measure.HOUSING_BENEFIT: (K.CITIZEN_SERVICE, "full_plan", "full_plan"),
}
DEMANDED, HEARD, NOTICED = date(2026, 9, 3), date(2039, 3, 16), date(2026, 10, 6)


@dataclass(frozen=True)
class Masked:
    """The case; `parts` are all decided by offices that nobody of the cast belongs to, `declined` too."""

    case: Case
    parts: dict[Measure, PlanPart]
    declined: PlanPart

    def open_to(self, who: Membership, level: Level) -> None:
        """Let the agency into every part of the others."""
        for part in (*self.parts.values(), self.declined):
            give(part, who.agency, level)

    def urls(self) -> list[str]:
        """Every page on which something of the case can stand."""
        parts = [f"/sager/dele/{part.public_id}/" for part in (*self.parts.values(), self.declined)]
        return [f"/sager/{self.case.public_id}/", "/sager/", "/sager/?vis=afsluttede", *parts]

    def allowed(self, who: Stands, *, reads: bool) -> dict[str, bool]:
        """Each word, and whether it may stand on a page of somebody who stands so to the case."""
        words = {word: may_know(item, who) == ALL for word, item in CASE_WORDS.items()}
        words["Indkomsten har ændret sig"] = may_know("cause_economic", who) == "status"
        words["Evidens-kanarie"] = False
        for number, measure in enumerate(self.parts, start=1):
            _, item, text = PARTS[measure]
            decision, note = may_know(item, who), may_know(text, who)
            words |= dict.fromkeys((f"Spurgt-{number}", f"Traad-{number}", str(measure.label)), reads)
            words |= dict.fromkeys(_days(number), reads and decision != NOTHING)
            words[kroner(_amount(number))] = reads and decision == ALL
            words[f"Note-{number}"] = reads and note == ALL
        words["Afslag-kanarie"] = reads and may_know("full_plan", who) == ALL
        return words


CASE_WORDS = {
    "Kanarie Navnesen": "tenant_name",
    "Kanarievej 7": "address",
    "20 77 66 55": "contact",
    "kanarie@example.invalid": "contact",
    "(3, 11 år)": "household",
    "7.411,31 kr.": "arrears",
    f'"{DEMANDED.isoformat()}"': "demand_dates",
    f'"{HEARD.isoformat()}"': "court_dates",
    f'"{NOTICED.isoformat()}"': "assessment_5a",
    str(LandlordStage.REINSTATED.label): "court_dates",  # who sees these sees the demand too
    str(PlanStatus.TRANSFERRED.label): "full_plan",
    "almenlejeloven § 92, stk. 2": "full_plan",
    str(Cause.SEPARATION.label): "cause_economic",
    str(Cause.ADDICTION.label): "cause_health",
    "Formaal-kanarie": "consents",
    "Kanariekontoret": "disclosures",
}


def give(part: PlanPart, agency: Agency, level: Level) -> None:
    """Let the agency in though no ground would: what it sees then is the table's alone."""
    permission = Permission.objects.get(content_type__app_label="coordination", codename=level.value)
    PartGrant.objects.create(group=agency.group, permission=permission, content_object=part)


def _days(number: int) -> list[str]:
    return [str(date_format(day, "DATE_FORMAT")) for day in (date(2024, number, 21), date(2038, number, 22))]


def _amount(number: int) -> Decimal:
    return Decimal(f"{number}0{number}1.{number}7")


def masked_case(landlord: Agency, about: Sequence[Measure]) -> Masked:
    """The case with parts about these, the unit let into all of it and nobody else into anything."""
    tenancy = TenancyFactory(landlord=landlord, street="Kanarievej 7")
    case = CaseFactory(tenancy=tenancy, tenant_name="Kanarie Navnesen")
    case.tenants.update(phone="20 77 66 55", email="kanarie@example.invalid")
    kinds = (LegalEventKind.DEMAND_RECEIVED, LegalEventKind.COURT_HEARING, LegalEventKind.COURT_NOTICE)
    for kind, on in zip(kinds, (DEMANDED, HEARD, NOTICED), strict=True):
        record_event(case=case, kind=kind, on=on, by=member_of(case.unit))
    secret = AgencyFactory(name="Kanariekontoret", kind=K.PAYMENTS_OFFICE)
    PartFactory(case=case, agency=secret, measure=Measure.OTHER)
    ConsentFactory(case=case, to_agency=secret, purpose="Formaal-kanarie", evidence="Evidens-kanarie")
    parts = {measure: _decided(case, measure, number) for number, measure in enumerate(about, start=1)}
    found = Masked(case, parts, _declined(case))
    found.open_to(member_of(case.unit), Level.WRITE)
    Case.objects.filter(pk=case.pk).update(
        landlord_stage=LandlordStage.REINSTATED, plan_status=PlanStatus.TRANSFERRED, children=[3, 11],
        arrears_amount=Decimal("7411.31"), causes=[Cause.SEPARATION, Cause.ADDICTION, Cause.JOB_CHANGE],
    )  # fmt: skip
    case.refresh_from_db()
    refresh_case(case)
    return found


def _decided(case: Case, measure: Measure, number: int) -> PlanPart:
    return _part(
        case, measure, PARTS[measure][0], number, status=PartStatus.DONE, result=PartResult.GRANTED,
        decided_on=date(2024, number, 21), pays_on=date(2038, number, 22), amount=_amount(number),
        result_note=f"Note-{number}",
    )  # fmt: skip


def _declined(case: Case) -> PlanPart:
    said = {"decline_reason": DeclineReason.OTHER, "decline_note": "Afslag-kanarie"}
    return _part(case, Measure.DIGITAL_POST_EXEMPTION, K.CITIZEN_SERVICE, 9, status=PartStatus.DECLINED, **said)


def _part(case: Case, measure: Measure, kind: K, number: int, **fields) -> PlanPart:
    agency = AgencyFactory(name=f"Kontor nr. {number}", kind=kind)
    ground = LegalGround.objects.get(code="coordination")
    part = PlanPart.objects.create(
        case=case, agency=agency, measure=measure, asked=f"Spurgt-{number}", ground=ground,
        answered_at=timezone.now(), **fields,
    )  # fmt: skip
    author = member_of(agency).user
    Entry.objects.create(part=part, author=author, agency=agency, body=f"Traad-{number}")
    return part
