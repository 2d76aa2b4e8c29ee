"""Booking a talk with the unit for somebody at the front desk; and what the unit does with it."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_plan, check_may
from coordination.actions.cases import housing_support_unit
from coordination.models import Booking, Case
from coordination.protection import TALKS
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.enqueue import tell_agencies
from hub.outbox.topics import Topic


@dataclass(frozen=True)
class Wish:
    """What the person said, of their own will."""

    name: str
    phone: str
    on: date
    daypart: str = ""
    about: str = ""


class TooManyTalksError(Exception):
    """The person at the desk has booked as many as one may within the time."""


@transaction.atomic
def book_talk(*, wish: Wish, key: uuid.UUID | None = None, by: Membership) -> None:
    """Let the unit know. Answers nothing, whoever the person is; the same `key` twice is one booking.

    TooManyTalksError when it is enough for now. It counts who books and never who is booked for: that would tell the
    desk that a person is known.
    """
    check_may(by, Permission.BOOK_TALKS)
    unit = housing_support_unit()
    public_id = uuid.uuid5(by.public_id, f"booking:{key or uuid.uuid4()}")
    with the_hub_itself():
        # One after the other: two at once would both find room for the last.
        Membership.objects.select_for_update(of=("self",)).get(pk=by.pk)
        _check_measure(public_id, by)
        booking, is_new = Booking.objects.get_or_create(
            public_id=public_id,
            defaults={"unit": unit, "wanted_on": wish.on, "booked_by": by} | _wished(wish),
        )
    record(by=by, verb=Verb.SEND, obj=booking, again=not is_new)
    if is_new:
        tell_agencies(
            [unit],
            topic=Topic.TALK_BOOKED,
            path=reverse("coordination:bookings"),
            authorise="booking",
            subject_id=public_id,
            cause=str(public_id),
            by=by,
        )


def _wished(wish: Wish) -> dict[str, str]:
    return {"name": wish.name, "phone": wish.phone, "daypart": wish.daypart, "about": wish.about}


def _check_measure(public_id: uuid.UUID, by: Membership) -> None:
    lately = Booking.objects.filter(booked_by__user=by.user, booked_at__gt=timezone.now() - TALKS.within)
    if lately.count() >= TALKS.count and not lately.filter(public_id=public_id).exists():
        raise TooManyTalksError


@transaction.atomic
def handle_booking(*, booking: Booking, case: Case | None, by: Membership) -> None:
    """Take it off the list, with the case that it belongs to, if any. Handled twice, it is handled once."""
    check_may(by, Permission.MAKE_PLANS)
    held = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if held.unit_id != by.agency_id:
        raise PermissionDenied(_("Another unit coordinates this case."))
    if held.handled_at is not None:
        return
    if case is not None:
        check_can_plan(by, case)
    held.case, held.handled_at, held.handled_by = case, timezone.now(), by
    held.save(update_fields=["case", "handled_at", "handled_by"])
    record(by=by, verb=Verb.CHANGE, obj=held, case=case, handled=True)
