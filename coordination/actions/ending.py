"""What follows from how a case ended: who is told which word, whose consents end, when it is asked how they live."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.grants import close_what_rests_on
from coordination.access.rules import check_can_keep
from coordination.causes import Cause
from coordination.deadlines.calendar import months_later
from coordination.lifecycle import DataCategory, LandlordStage, LegalEventKind, PlanStatus
from coordination.mandates import Gone
from coordination.models import Case, Closing, Consent, Ended, FollowUp, LandlordNotice, NoticeOutcome, Representative
from coordination.moves import STAGE_OF_EVENT
from coordination.outcomes import ENDED_FOR_GOOD, FollowUpAt, HousingStatus, Outcome, misfit, told_landlord
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@dataclass(frozen=True)
class Ending:
    """What is said at closing. `moved_to`: the other municipality, where that is how it ended."""

    outcome: Outcome
    primary_cause: Cause | None = None
    causes: Sequence[Cause] = ()
    housing: HousingStatus | None = None
    moved_to: str = ""


def stages_of(case: Case) -> set[LandlordStage]:
    """Every stage the case has been at, by what happened and by hand."""
    kinds = case.events.values_list("kind", flat=True)
    moves = case.stage_moves.values_list("was", "became")
    by_events = {STAGE_OF_EVENT[LegalEventKind(kind)] for kind in kinds if kind in STAGE_OF_EVENT}
    return by_events | {LandlordStage(stage) for move in moves for stage in move} | {LandlordStage(case.landlord_stage)}


def problem_of(case: Case, outcome: Outcome) -> str:
    """Why the case cannot have come to the outcome; empty when it can."""
    if outcome == Outcome.DECEASED and case.tenants.filter(ended_on__isnull=True).count() > 1:
        return _("Several tenants live there. End the one who has died under Household first: the case goes on.")
    return misfit(outcome, LandlordStage(case.landlord_stage), stages_of(case))


def check_fits(case: Case, outcome: Outcome) -> None:
    """The outcome is one that the case can have come to."""
    problem = problem_of(case, outcome)
    if problem:
        raise PermissionDenied(problem)


def store_closing(case: Case, ending: Ending, by: Membership) -> Closing:
    """The row of the history, its follow-ups, and the one word for the landlord."""
    closing = Closing.objects.create(
        case=case,
        outcome=ending.outcome,
        housing=ending.housing or "",
        primary_cause=ending.primary_cause or "",
        causes=[str(cause) for cause in ending.causes],
        moved_to=ending.moved_to,
        closed_by=by,
    )
    if ending.outcome not in ENDED_FOR_GOOD:
        today = timezone.localdate()
        FollowUp.objects.bulk_create(
            FollowUp(case=case, closing=closing, months=months, due_on=months_later(today, months))
            for months in FollowUpAt
        )
    record(by=by, verb=Verb.CREATE, obj=closing, case=case, outcome=str(ending.outcome))
    _tell_landlord(case, ending.outcome, by)
    return closing


def _tell_landlord(case: Case, outcome: Outcome, by: Membership) -> None:
    agreed = Consent.objects.in_force().filter(
        case=case, to_agency=case.landlord_id, categories__contains=[DataCategory.IN_CONTACT]
    )
    told = told_landlord(outcome, PlanStatus(case.plan_status), agreed=agreed.exists())
    with the_hub_itself():  # the unit never writes in a landlord's compartment
        notices = list(LandlordNotice.objects.filter(case=case, landlord=case.landlord_id))
        NoticeOutcome.objects.bulk_create(
            NoticeOutcome(landlord_id=notice.landlord_id, notice=notice, told=told) for notice in notices
        )
    record(by=by, verb=Verb.SEND, obj=case, case=case, told=str(told), notices=len(notices))


def after_death(case: Case, by: Membership) -> None:
    """Nobody can agree or be called any more: every consent ends, and what rested on it closes at once."""
    today = timezone.localdate()
    case.tenants.filter(ended_on__isnull=True).update(ended_on=today, ended_because=Gone.DECEASED)
    Representative.objects.filter(case=case, ended_on__isnull=True).update(ended_on=today)
    for consent in Consent.objects.select_for_update().filter(case=case, withdrawn_at__isnull=True).order_by("pk"):
        consent.withdrawn_at, consent.withdrawn_by = timezone.now(), by
        consent.save(update_fields=["withdrawn_at", "withdrawn_by"])
        record(by=by, verb=Verb.CHANGE, obj=consent, case=case, became="ended_by_death")
        close_what_rests_on(consent=consent, by=by, why=Ended.CLOSED)


@transaction.atomic
def answer_follow_up(*, follow_up: FollowUp, housing: HousingStatus, by: Membership) -> None:
    """Write down how they live now. Answered twice alike is answered once; what was a mistake is answered anew.

    Who has died is not asked after again.
    """
    check_can_keep(by, follow_up.case)
    held = FollowUp.objects.select_for_update(of=("self",)).select_related("case").get(pk=follow_up.pk)
    if held.case.closed_at is None or Closing.objects.filter(case=held.case, pk__gt=held.closing_id).exists():
        raise PermissionDenied(_("The case has been opened again since."))
    if held.housing == housing:
        return
    if held.is_early(timezone.localdate()):
        raise PermissionDenied(_("It is too early to ask."))
    later = FollowUp.objects.filter(closing=held.closing, months__gt=held.months, housing="")
    answered = [held, *later] if housing == HousingStatus.DECEASED else [held]
    for each in answered:
        each.housing, each.answered_by, each.answered_at = housing, by, timezone.now()
        each.save(update_fields=["housing", "answered_by", "answered_at"])
        record(by=by, verb=Verb.CHANGE, obj=each, case=held.case, months=each.months, housing=str(housing))
