"""Asking an agency for its part of the plan, and its answer."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.grants import close_part, open_part, wind_down
from coordination.access.permissions import Level
from coordination.access.rules import check_can_move, check_can_withdraw
from coordination.access.visible import readers_in_force
from coordination.actions.announcing import announce_part
from coordination.actions.cases import StaleVersionError
from coordination.actions.consents import record_consent
from coordination.actions.entries import note_event
from coordination.actions.holding import hold_case_first, hold_to_plan
from coordination.actions.inbox import refresh_case, refresh_part
from coordination.actions.instalments import note_broken
from coordination.actions.notices import ConsentGiven
from coordination.lifecycle import DeclineReason, Measure, PartResult, PartStatus, PlanStatus
from coordination.measures import IN_INSTALMENTS
from coordination.models import Case, Consent, Ended, LegalGround, PlanPart
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic

# An answer that leaves its agency nothing more to do: access ends with the need.
ENDS = {PartStatus.DONE: Ended.DONE, PartStatus.DECLINED: Ended.DECLINED}


@dataclass(frozen=True)
class Ask:
    """What is asked of an agency, by when, and on what ground it may know of it."""

    agency: Agency
    measure: Measure
    asked: str
    due_on: date | None
    ground: LegalGround
    # The consent that the ground may need: one that is stored, or one that is stored together with the part.
    consent: Consent | None = None
    new_consent: ConsentGiven | None = None
    # The same key twice (a double click) is one part.
    key: UUID | None = None


@transaction.atomic
def ask_agency(*, case: Case, ask: Ask, by: Membership) -> PlanPart:
    """Make the part, open it to its agency and to the unit, and tell the agency.

    NoGroundError when it may not be shared.
    """
    hold_to_plan(case, by)
    known = PlanPart.objects.filter(case=case, agency=ask.agency, public_id=ask.key).first() if ask.key else None
    return known or _new_part(case, ask, by)


def _new_part(case: Case, ask: Ask, by: Membership) -> PlanPart:
    consent = ask.consent
    if ask.new_consent is not None:
        consent = record_consent(case=case, given=ask.new_consent, to_agency=ask.agency, by=by)
    part = PlanPart.objects.create(
        # A key that is another part's, copied from somewhere, names nothing here.
        public_id=ask.key if ask.key and not PlanPart.objects.filter(public_id=ask.key).exists() else uuid4(),
        case=case,
        agency=ask.agency,
        measure=ask.measure,
        asked=ask.asked,
        due_on=ask.due_on,
        ground=ask.ground,
        consent=consent,
    )
    open_part(part=part, agency=ask.agency, level=Level.WRITE, ground=ask.ground, consent=consent, by=by)
    if ask.agency != case.unit:
        own = LegalGround.objects.get(code="coordination")
        open_part(part=part, agency=case.unit, level=Level.WRITE, ground=own, consent=None, by=by)
    record(by=by, verb=Verb.CREATE, obj=part, case=case, measure=str(ask.measure))
    refresh_part(part)
    note_event(part=part, status=PartStatus.ASKED, by=by)
    _start_plan(case)
    announce_part(part, Topic.PART_ASKED, [ask.agency], cause=f"{part.public_id}:asked", by=by)
    return part


@transaction.atomic
def accept_part(*, part: PlanPart, version: int, by: Membership) -> PlanPart:
    """The agency takes it on."""
    part = _locked(part, version)
    check_can_move(by, part, PartStatus.ACCEPTED)
    return _answer(part, PartStatus.ACCEPTED, by)


@transaction.atomic
def decline_part(*, part: PlanPart, reason: DeclineReason, note: str, version: int, by: Membership) -> PlanPart:
    """The agency says no, and why."""
    part = _locked(part, version)
    check_can_move(by, part, PartStatus.DECLINED)
    part.decline_reason, part.decline_note = reason, note
    return _answer(part, PartStatus.DECLINED, by)


@dataclass(frozen=True)
class Decision:
    """What the owning agency decided. `amount` in kroner; `pays_on` the day the landlord has the money."""

    result: PartResult
    decided_on: date
    note: str = ""
    amount: Decimal | None = None
    pays_on: date | None = None
    covers_from: date | None = None
    covers_until: date | None = None


@transaction.atomic
def record_decision(*, part: PlanPart, decision: Decision, version: int, by: Membership) -> PlanPart:
    """The owner, and nobody for it, records what was decided."""
    part = _locked(part, version)
    check_can_move(by, part, PartStatus.DONE)
    part.result, part.decided_on, part.result_note = decision.result, decision.decided_on, decision.note
    part.amount, part.pays_on = decision.amount, decision.pays_on
    part.covers_from, part.covers_until = decision.covers_from, decision.covers_until
    return _answer(part, PartStatus.DONE, by)


@transaction.atomic
def withdraw_part(*, part: PlanPart, version: int, by: Membership) -> PlanPart:
    """The coordinator takes back what was asked: neither the agency nor those it was shared with see the part."""
    part = _locked(part, version)
    check_can_withdraw(by, part)
    part = _answer(part, PartStatus.WITHDRAWN, by)
    for reader in readers_in_force(part, Level.SUMMARY):
        if reader.pk != part.case.unit_id:
            close_part(part=part, agency=reader, by=by)
    refresh_part(part)
    return part


def _locked(part: PlanPart, version: int) -> PlanPart:
    """The part as it is now, held until the transaction ends.

    StaleVersionError when it is not the one that was shown; PermissionDenied for who may read and not write: to hold a
    row is to be about to change it.
    """
    if part.measure in IN_INSTALMENTS:  # what is agreed on weighs in the case
        hold_case_first(part.case_id)
    known = PlanPart.objects.select_for_update(of=("self",)).select_related("case", "agency")
    locked = known.filter(pk=part.pk).first()
    if locked is None:
        closed = part.case.closed_at is not None
        raise PermissionDenied(_("The case is closed.") if closed else _("You may read this part, not write in it."))
    if locked.version != version:
        raise StaleVersionError
    return locked


def _answer(part: PlanPart, status: PartStatus, by: Membership) -> PlanPart:
    part.status, part.answered_at = status, timezone.now()
    part.version += 1
    part.save()
    verb = Verb.WITHDRAW if status == PartStatus.WITHDRAWN else Verb.ANSWER
    record(by=by, verb=verb, obj=part, case=part.case, status=str(status))
    note_event(part=part, status=status, by=by)
    if status in ENDS:
        wind_down(part=part, why=ENDS[status], by=by)
    if part.measure in IN_INSTALMENTS:
        note_broken(part.case)
    # An agency's open part is also what lets it see the case: every row may change.
    refresh_case(part.case)
    readers = readers_in_force(part, Level.SUMMARY)
    announce_part(part, Topic.PART_ANSWERED, readers, cause=f"{part.public_id}:{part.version}", by=by)
    return part


def _start_plan(case: Case) -> None:
    if case.plan_status in {PlanStatus.NEW, PlanStatus.CONTACTING, PlanStatus.ASSESSING}:
        case.plan_status = PlanStatus.ACTIVE
        case.save(update_fields=["plan_status"])
        refresh_part(case.parts.get(measure=Measure.COORDINATION))
