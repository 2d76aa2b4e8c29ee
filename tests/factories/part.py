import factory
from django.utils import timezone

from coordination.actions.parts import (
    Ask,
    Decision,
    accept_part,
    ask_agency,
    decline_part,
    record_decision,
    withdraw_part,
)
from coordination.lifecycle import DeclineReason, Measure, PartResult
from coordination.models import PlanPart
from tests.factories.agency import AgencyFactory
from tests.factories.case import CaseFactory
from tests.factories.legal_ground import usual_ground
from tests.factories.membership import member_of


class PartFactory(factory.django.DjangoModelFactory):
    """A part that the coordinator has asked an agency for; `accepted=True`, `declined=True`, … is what became of it."""

    class Meta:
        model = PlanPart

    case = factory.SubFactory(CaseFactory)
    agency = factory.SubFactory(AgencyFactory, benefits_office=True)
    measure = Measure.TEMPORARY_RENT_HELP
    asked = "Vil I vurdere § 81 a inden fristen?"
    due_on = None
    ground = factory.LazyAttribute(lambda part: usual_ground(part.agency.kind))
    consent = None
    accepted = False
    declined = False
    done = False
    withdrawn = False

    @classmethod
    def _create(cls, model_class: type[PlanPart], *args: object, **given) -> PlanPart:
        moves = {name: given.pop(name) for name in ("accepted", "declined", "done", "withdrawn")}
        case = given.pop("case")
        part = ask_agency(case=case, ask=Ask(**given), by=member_of(case.unit))
        for name, is_wanted in moves.items():
            part = MOVES[name](part) if is_wanted else part
        return part


def _accepted(part: PlanPart) -> PlanPart:
    return accept_part(part=part, version=part.version, by=member_of(part.agency))


def _declined(part: PlanPart) -> PlanPart:
    reason = DeclineReason.CONDITIONS_NOT_MET
    return decline_part(
        part=part, reason=reason, note="Ingen social begivenhed.", version=part.version, by=member_of(part.agency)
    )


def _done(part: PlanPart) -> PlanPart:
    decision = Decision(result=PartResult.GRANTED, decided_on=timezone.localdate())
    return record_decision(part=part, decision=decision, version=part.version, by=member_of(part.agency))


def _withdrawn(part: PlanPart) -> PlanPart:
    return withdraw_part(part=part, version=part.version, by=member_of(part.case.unit))


MOVES = {"accepted": _accepted, "declined": _declined, "done": _done, "withdrawn": _withdrawn}
