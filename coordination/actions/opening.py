"""The unit opens a case itself: the tenant has come of their own accord, or the bailiff court has told of them.

The landlord learns nothing of it (docs/decisions/the-unit-opens-a-case.md).
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_correct_landlord, check_can_plan, check_may
from coordination.actions.attempts import Told, record_attempt
from coordination.actions.cases import (
    Address,
    CaseFacts,
    Reach,
    StaleVersionError,
    begin_case,
    columns_of,
    update_facts,
)
from coordination.actions.clock import log_event
from coordination.actions.entries import post_entry
from coordination.actions.holding import hold_to_plan
from coordination.contact import AttemptResult
from coordination.lifecycle import Audience, LegalEventKind, Measure
from coordination.models import Case, LegalGround
from coordination.openings import CHANNEL_OF, GROUND_OF, WayIn
from coordination.urgency import RiskFactor
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency, Membership
from hub.audit.models import Verb
from hub.audit.record import record


class GroundNotInUseError(Exception):
    """The editors have taken the ground out of use: no case opens on it any more."""


@dataclass(frozen=True)
class Opening:
    """What the unit is told when a case comes in. `children` None: nobody has asked; []: there are none."""

    way_in: WayIn
    received_on: date
    tenant_name: str
    address: Address
    phone: str = ""
    landlord: Agency | None = None
    children: Sequence[int] | None = None
    risk_factors: Sequence[RiskFactor] = ()
    note: str = ""


def id_from(key: uuid.UUID | None, by: Membership) -> uuid.UUID:
    """The id of the case that this member opens by the form with that key: sent twice, it is one case."""
    return uuid.uuid5(by.public_id, f"opening:{key or uuid.uuid4()}")


@transaction.atomic
def open_by_unit(*, opening: Opening, key: uuid.UUID | None = None, by: Membership) -> Case:
    """A case without a tenancy: that stands in the landlord's compartment, where the unit does not look.

    The landlord's own word of the dwelling, should it come, ties the two (coordination.actions.folding). The same `key`
    twice is one case. GroundNotInUseError when the ground is not in use.
    """
    check_may(by, Permission.MAKE_PLANS)
    ground = LegalGround.objects.filter(code=GROUND_OF[opening.way_in], in_use=True, opens_case=True).first()
    if ground is None:
        raise GroundNotInUseError
    with the_hub_itself():  # nobody has a grant on what is only now being made
        case, is_new = Case.objects.get_or_create(
            public_id=id_from(key, by),
            defaults=columns_of(opening.address, ground) | {"unit": by.agency, "landlord": opening.landlord},
        )
        if is_new:
            begin_case(case, opening.tenant_name, by)
    if is_new:
        _keep_what_was_told(case, opening, by)
    return case


def _keep_what_was_told(case: Case, opening: Opening, by: Membership) -> None:
    facts = CaseFacts(
        arrears=None,
        children=opening.children,
        causes=(),
        plan_status=case.plan_status,
        risk_factors=opening.risk_factors,
        reach={case.tenants.get().public_id: Reach(opening.phone)},
    )
    update_facts(case=case, facts=facts, version=case.version, by=by)
    if opening.way_in == WayIn.COURT:
        log_event(case=case, kind=LegalEventKind.COURT_NOTICE, on=opening.received_on, by=by)
    elif opening.way_in in CHANNEL_OF:
        told = Told(_moment(opening.received_on), CHANNEL_OF[opening.way_in], AttemptResult.REACHED_ACCEPTS)
        record_attempt(case=case, told=told, by=by)
    if opening.note:
        notes = case.parts.select_related("case").get(measure=Measure.COORDINATION)
        post_entry(part=notes, body=opening.note, audience=Audience.PART, by=by)


def _moment(on: date) -> datetime:
    """Now, or noon of an earlier day."""
    return timezone.now() if on == timezone.localdate() else timezone.make_aware(datetime.combine(on, time(12)))


@transaction.atomic
def write_down(
    *, case: Case, facts: CaseFacts, landlord: Agency | None, why: str = "", version: int, by: Membership
) -> None:
    """What was learnt, and whose tenancy it is; `why`: where another landlord was named by mistake.

    StaleVersionError as in `update_facts`.
    """
    update_facts(case=case, facts=facts, version=version, by=by)
    if landlord == case.landlord:
        return
    if landlord is not None and case.landlord is None:
        name_landlord(case=case, landlord=landlord, by=by)
    else:
        correct_landlord(case=case, landlord=landlord, why=why, by=by)


@transaction.atomic
def name_landlord(*, case: Case, landlord: Agency, by: Membership) -> None:
    """Say whose tenancy it is, once it is known. It opens nothing to the landlord by itself.

    StaleVersionError when somebody else has said so meanwhile.
    """
    check_can_plan(by, case)
    with the_hub_itself():  # what names the parties is filled by the hub alone
        named = Case.objects.filter(pk=case.pk, landlord=None).update(landlord=landlord)
    if not named:
        raise StaleVersionError
    record(by=by, verb=Verb.CHANGE, obj=case, case=case, landlord=True)


@transaction.atomic
def correct_landlord(*, case: Case, landlord: Agency | None, why: str, by: Membership) -> None:
    """Another landlord, or none, in the place of one who was named by mistake and has learnt nothing of the case.

    Who it was and why stands among the unit's notes. StaleVersionError when somebody else was quicker.
    """
    held = hold_to_plan(case, by)
    check_can_correct_landlord(by, held)
    if held.landlord_id != case.landlord_id:
        raise StaleVersionError
    wrong = held.landlord
    with the_hub_itself():
        Case.objects.filter(pk=held.pk).update(landlord=landlord)
    record(by=by, verb=Verb.CHANGE, obj=held, case=held, landlord=True, corrected=True)
    names = {"wrong": wrong, "right": landlord or _("not known"), "why": why}
    notes = held.parts.select_related("case").get(measure=Measure.COORDINATION)
    body = _("Landlord corrected from %(wrong)s to %(right)s: %(why)s") % names
    post_entry(part=notes, body=body, audience=Audience.PART, by=by)
