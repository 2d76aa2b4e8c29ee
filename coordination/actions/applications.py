"""Keeping an application up to date: what is asked for, what is missing, and when an answer is expected."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from coordination.access.permissions import Level
from coordination.access.rules import check_can_prepare
from coordination.access.visible import readers_in_force
from coordination.actions.announcing import announce_part
from coordination.actions.cases import StaleVersionError
from coordination.actions.holding import hold_part
from coordination.models import Application, PlanPart
from coordination.money import MissingDocument
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.topics import Topic


@dataclass(frozen=True)
class Prepared:
    """What is known of an application before it is decided. Amount in kroner."""

    amount_asked: Decimal | None
    sent_on: date | None
    expected_on: date | None
    missing: list[MissingDocument]
    missing_note: str


@transaction.atomic
def write_application(*, part: PlanPart, prepared: Prepared, version: int, by: Membership) -> Application:
    """Store it as it is known now. StaleVersionError when somebody else did so since `version` (0: none) was read."""
    check_can_prepare(by, part)
    # Held, so that two who begin it at once are one after the other; and asked again of the part as it is now.
    held = hold_part(part.pk)
    check_can_prepare(by, held)
    application = Application.objects.filter(part=held).first() or Application(part=held, version=0)
    if application.version != version:
        raise StaleVersionError
    is_new = application.pk is None
    for name in ("amount_asked", "sent_on", "expected_on", "missing_note"):
        setattr(application, name, getattr(prepared, name))
    application.missing = [str(code) for code in prepared.missing]
    application.version += 1
    application.save()
    record(by=by, verb=Verb.CREATE if is_new else Verb.CHANGE, obj=application, case=held.case)
    _tell_the_other(application, by)
    return application


def _tell_the_other(application: Application, by: Membership) -> None:
    """The office, of what the unit has prepared; the unit, of what the office waits for. Nobody else reads it."""
    part = application.part
    both = {part.agency_id, part.case.unit_id} - {by.agency_id}
    announce_part(
        part,
        Topic.PART_CHANGED,
        [agency for agency in readers_in_force(part, Level.READ) if agency.pk in both],
        cause=f"{application.public_id}:{application.version}",
        by=by,
    )
