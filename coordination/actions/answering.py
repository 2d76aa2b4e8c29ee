"""A landlord's answer to its part. It decides nothing by law: a yes to instalments is where they begin."""

from uuid import uuid5

from django.db import transaction

from coordination.access.rules import check_can_move
from coordination.actions.cases import StaleVersionError
from coordination.actions.entries import post_entry
from coordination.actions.parts import Decision, accept_part, record_decision
from coordination.lifecycle import LANDLORDS_ANSWERS, Audience, Measure, PartResult, PartStatus
from coordination.models import InstalmentPlan, PlanPart
from hub.accounts.models import Membership


def opens_instalments(part: PlanPart, result: str) -> bool:
    """Whether the answer ends nothing: instalments are agreed on, and counted, in a part that is open."""
    asked = part.measure == Measure.INSTALMENT_PLAN and result != PartResult.REFUSED
    return asked and not InstalmentPlan.objects.filter(part=part).exists()


@transaction.atomic
def answer_municipality(*, part: PlanPart, decision: Decision, version: int, by: Membership) -> bool:
    """Yes, partly or no; answers whether instalments are to be agreed on now. The errors of `record_decision`."""
    if not opens_instalments(part, decision.result):
        record_decision(part=part, decision=decision, version=version, by=by)
        return False
    check_can_move(by, part, PartStatus.DONE)
    if part.status == PartStatus.ASKED:
        accept_part(part=part, version=version, by=by)
    elif part.version != version:
        raise StaleVersionError
    word = str(LANDLORDS_ANSWERS[decision.result]).capitalize()
    body = f"{word}: {decision.note}" if decision.note else f"{word}."
    # Sent twice, it is one post: the version does not move where the part was accepted before.
    key = uuid5(part.public_id, f"answer:{version}")
    post_entry(part=part, body=body, audience=Audience.PART, key=key, by=by)
    return True
