"""The stage the stories are played on: who is there, what time it is, and the actions in short words."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.utils import timezone

from coordination.access.permissions import Level
from coordination.actions.cases import Address, CaseFacts, open_case, take_case, update_facts
from coordination.actions.clock import log_event, meet_deadline
from coordination.actions.consents import record_consent
from coordination.actions.entries import post_entry
from coordination.actions.files import IncomingFile
from coordination.actions.moving import move_stage
from coordination.actions.notices import ConsentGiven
from coordination.actions.parts import Ask, Decision, accept_part, ask_agency, decline_part, record_decision
from coordination.actions.reading import mark_read
from coordination.actions.sharing import Share, share_part
from coordination.actions.withdrawing import withdraw_consent
from coordination.causes import Cause
from coordination.lifecycle import (
    Audience,
    ConsentMethod,
    DataCategory,
    DeclineReason,
    LandlordStage,
    LegalEventKind,
    Measure,
    PartResult,
    PlanStatus,
)
from coordination.models import Case, Consent, Entry, LegalGround, PlanPart, Tenancy
from hub.accounts.models import Agency, Membership
from hub.demo.clock import standing_at
from hub.demo.days import step
from hub.outbox.deliver import deliver_batch
from hub.outbox.models import Channel, OutboxMessage

HALF_A_YEAR = timedelta(days=182)
# On what ground an agency is asked when the tenant's consent is not.
GROUND_OF = {
    Measure.ONE_OFF_BENEFIT: "aktivloven_81",
    Measure.TEMPORARY_RENT_HELP: "aktivloven_81a",
    Measure.PAY_OUT: "aktivloven_81a",
    Measure.HOUSING_BENEFIT: "boligstoette",
    Measure.DEPOSIT_LOAN: "boligstoetteloven_10",
    Measure.HOME_SUPPORT: "serviceloven_85",
    Measure.HOUSING_FIRST_SUPPORT: "serviceloven_85a",
    Measure.ACTION_PLAN: "serviceloven_141",
    Measure.ASSESSMENT_5A: "retssikkerhedsloven_5a",
    Measure.CHILD_ASSESSMENT: "barnets_lov",
}


@dataclass(frozen=True)
class Stage:
    """`now` is the latest moment anything may have happened at; `lists`: what each landlord's next list will hold."""

    today: date
    now: datetime
    agencies: dict[str, Agency]
    people: dict[str, Membership]
    lists: dict[str, list[Any]] = field(default_factory=dict)

    @contextmanager
    def at(self, day: date, clock: str) -> Iterator[None]:
        """What is done in the block is done then, and those it concerns are told then."""
        moment = timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))
        with standing_at(min(moment, self.now)):
            yield
            # The demo sends no mail about its own past.
            waiting = OutboxMessage.objects.filter(channel=Channel.EMAIL, delivered_at=None)
            waiting.update(delivered_at=timezone.now(), attempts=1)
            while deliver_batch():
                pass

    def workday(self, count: int) -> date:
        """So many working days from today; 0 is today, or the last working day."""
        return step(self.today, count)

    def ground(self, code: str) -> LegalGround:
        return LegalGround.objects.get(code=code)

    def open_by_contact(self, tenancy: Tenancy, tenant_name: str, by: str) -> Case:
        """The tenant has come to the municipality; the coordinator takes the case at once."""
        case, _ = open_case(
            tenancy=tenancy,
            tenant_name=tenant_name,
            address=address_of(tenancy),
            ground=self.ground("tenant_contact"),
            by=self.people[by],
        )
        take_case(case=case, by=self.people[by])
        return case

    def learn(self, case: Case, by: str, facts: CaseFacts) -> None:
        case.refresh_from_db()
        update_facts(case=case, facts=facts, version=case.version, by=self.people[by])
        case.refresh_from_db()

    def happened(self, case: Case, by: str, *events: tuple[LegalEventKind, date]) -> None:
        for kind, on in events:
            log_event(case=case, kind=kind, on=on, by=self.people[by])

    def moved(self, case: Case, by: str, to: LandlordStage) -> None:
        """The landlord has come as far as that, and no event says it."""
        case.refresh_from_db()
        today = timezone.localdate()
        move_stage(case=case, to=to, reason=None, on=today, seen=case.landlord_stage, by=self.people[by])

    def met(self, case: Case, by: str, code: str) -> None:
        """What the deadline was for is done, or over."""
        for deadline in case.deadlines.filter(code=code, met_at=None):
            meet_deadline(deadline=deadline, by=self.people[by])

    def allow(self, case: Case, by: str, agency: str, purpose: str, *categories: DataCategory) -> Consent:
        """The tenant lets the unit tell an agency these kinds of data."""
        given = agreed(purpose, *categories)
        return record_consent(case=case, given=given, to_agency=self.agencies[agency], by=self.people[by])

    def take_back(self, consent: Consent, by: str) -> None:
        """The tenant does not want it any more; what rested on it is closed."""
        withdraw_consent(consent=consent, by=self.people[by])

    def share(self, part: PlanPart, by: str, agency: str, level: Level, ground: str) -> None:
        """A further agency is let into the part, without a consent."""
        share_part(part=part, share=Share(self.agencies[agency], level, self.ground(ground)), by=self.people[by])

    def ask(
        self,
        case: Case,
        by: str,
        agency: str,
        measure: Measure,
        asked: str,
        due_on: date | None,
        consent: Consent | None = None,
    ) -> PlanPart:
        ground = self.ground("tenant_consent" if consent else GROUND_OF[measure])
        ask = Ask(self.agencies[agency], measure, asked, due_on, ground, consent)
        return ask_agency(case=case, ask=ask, by=self.people[by])

    def accept(self, part: PlanPart, by: str) -> None:
        part.refresh_from_db()
        accept_part(part=part, version=part.version, by=self.people[by])

    def decline(self, part: PlanPart, by: str, reason: DeclineReason, note: str) -> None:
        part.refresh_from_db()
        decline_part(part=part, reason=reason, note=note, version=part.version, by=self.people[by])

    def decide(
        self,
        part: PlanPart,
        by: str,
        result: PartResult,
        note: str,
        amount: str | None = None,
        pays_on: date | None = None,
    ) -> None:
        part.refresh_from_db()
        money = Decimal(amount) if amount else None
        decision = Decision(result, timezone.localdate(), note, money, pays_on)
        record_decision(part=part, decision=decision, version=part.version, by=self.people[by])

    def say(self, part: PlanPart, by: str, body: str, *, files: Sequence[IncomingFile] = ()) -> Entry:
        """To everybody who takes part. Who writes has read what stands there."""
        mark_read(part=part, user=self.people[by].user)
        return post_entry(part=part, body=body, audience=Audience.PART, files=files, by=self.people[by])

    def note(self, part: PlanPart, by: str, body: str, *, files: Sequence[IncomingFile] = ()) -> Entry:
        """To colleagues in the own agency only."""
        mark_read(part=part, user=self.people[by].user)
        return post_entry(part=part, body=body, audience=Audience.AGENCY, files=files, by=self.people[by])

    def read(self, part: PlanPart, *people: str) -> None:
        for key in people:
            mark_read(part=part, user=self.people[key].user)

    def coordination(self, case: Case) -> PlanPart:
        """The unit's own part: its contact and its notes."""
        return case.parts.get(measure=Measure.COORDINATION)


def address_of(tenancy: Tenancy) -> Address:
    return Address(tenancy.street, tenancy.postcode, tenancy.city, tenancy.address_protected)


def agreed(purpose: str, *categories: DataCategory) -> ConsentGiven:
    """A consent given now, for half a year."""
    today = timezone.localdate()
    return ConsentGiven(
        purpose=purpose,
        categories=frozenset(categories),
        given_on=today,
        method=ConsentMethod.WRITTEN,
        expires_on=today + HALF_A_YEAR,
        evidence="Underskrevet blanket i journalen",
    )


def facts(
    phone: str,
    *causes: Cause,
    arrears: str | None = None,
    children: Sequence[int] = (),
    plan_status: str = PlanStatus.ASSESSING,
) -> CaseFacts:
    """What the coordinator has learnt; `arrears` in kroner."""
    money = Decimal(arrears) if arrears else None
    return CaseFacts(money, children, causes, phone, "", plan_status)
