"""Erasing closed cases whose time to be kept is over, with everything that hangs on them.

What is kept instead, and why, says docs/decisions/erasure.md.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import takewhile
from typing import Any
from uuid import UUID

from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from coordination.actions.holding import hold_parts
from coordination.deadlines import compute
from coordination.models import (
    AccessRequest,
    Application,
    Attachment,
    Booking,
    Case,
    CaseLink,
    ClockChange,
    Closing,
    Consent,
    ContactAttempt,
    Deadline,
    Disclosure,
    Emergency,
    Entry,
    FollowUp,
    Guarantee,
    GuaranteeEntry,
    Handover,
    HousingOffer,
    InboxRow,
    Instalment,
    InstalmentPlan,
    LandlordNotice,
    LegalEvent,
    LookUp,
    NoticeOutcome,
    PartGrant,
    Pause,
    PlanPart,
    ReadMark,
    RehousingNeed,
    Representative,
    Signal,
    StageMove,
    Tenant,
    TenantNumber,
    Visit,
)
from hub.accounts.identity import as_retention, the_hub_itself
from hub.audit.models import Verb
from hub.audit.record import record
from hub.outbox.models import Notice, OutboxMessage

logger = logging.getLogger(__name__)

# What hangs on a case, and by which way; what is found through another stands before it.
HANGS_ON: dict[type[Model], tuple[str, ...]] = {
    InboxRow: ("part__case",),
    ReadMark: ("part__case",),
    PartGrant: ("content_object__case",),
    Attachment: ("entry__part__case",),
    Entry: ("part__case",),
    Application: ("part__case",),
    Instalment: ("plan__part__case",),
    InstalmentPlan: ("part__case",),
    GuaranteeEntry: ("guarantee__case",),
    Guarantee: ("case",),
    Emergency: ("part__case",),
    Disclosure: ("part__case",),
    AccessRequest: ("case",),
    LookUp: ("case",),
    PlanPart: ("case",),
    NoticeOutcome: ("notice__case",),
    LandlordNotice: ("case",),
    TenantNumber: ("tenant__case",),
    Consent: ("case",),
    Tenant: ("case",),
    Representative: ("case",),
    ClockChange: ("case",),
    Deadline: ("case",),
    LegalEvent: ("case",),
    ContactAttempt: ("case",),
    Visit: ("case",),
    Booking: ("case",),
    RehousingNeed: ("case",),
    HousingOffer: ("case",),
    FollowUp: ("case",),
    Closing: ("case",),
    StageMove: ("case",),
    Handover: ("case",),
    Pause: ("case",),
    Signal: ("case",),
    # Of both: the other case forgets that there was one.
    CaseLink: ("case", "other"),
    Case: ("pk",),
}
# What names one of these by its public id, and tells somebody of it.
TELLS_OF: tuple[type[Model], ...] = (OutboxMessage, Notice)


def erased_by_rule(case: Case) -> date | None:
    """From which day the case may be erased, as the table of rules has it now; None while it is open."""
    return compute("retention_end", timezone.localdate(case.closed_at)) if case.closed_at else None


def erased_from(case: Case) -> date | None:
    """On which day the case is erased: the rule's, or a later one until which the unit's lead keeps it."""
    day = erased_by_rule(case)
    return day and max(day, case.kept_until or day)


def _has_come(day: date | None) -> bool:
    return day is not None and day <= timezone.localdate()


def erase_due_cases() -> int:
    """Each in a transaction of its own; answers how many. What fails is tried again the next night."""
    with the_hub_itself():
        # The first closed is the first to go, where nothing keeps it.
        closed = Case.objects.filter(closed_at__isnull=False).order_by("closed_at", "pk")
        in_turn = closed.only("closed_at", "kept_until").iterator()
        ripe = takewhile(lambda case: _has_come(erased_by_rule(case)), in_turn)
        due = [case.pk for case in ripe if _has_come(erased_from(case))]
    return sum(tried(f"Case {pk}", partial(_erase, pk)) for pk in due)


def tried(what: str, erase: Callable[[], int]) -> int:
    """What goes wrong with one stays with it. The log learns no word of the error, which could quote a row."""
    try:
        return erase()
    except Exception as error:  # noqa: BLE001  # above all a row that nobody thought of
        logger.error("%s could not be erased: %s", what, type(error).__name__)
        return 0


@transaction.atomic
def _erase(pk: int) -> bool:
    """The case as it is now, held: what somebody has opened again, keeps, or has in hand, is left alone."""
    with the_hub_itself():
        mine = Case.objects.select_for_update(of=("self",), skip_locked=True)
        case = mine.select_related("unit").filter(pk=pk).first()
        if case is None or not _has_come(erased_from(case)):
            return False
        hold_parts(case)
        record(by=None, agency=case.unit, verb=Verb.ERASE, obj=case, case=case)
    with as_retention():
        files = list(_of(Attachment, case).values_list("stored_as", flat=True))
        told = {public_id for model in HANGS_ON for public_id in _named(model, case)}
        for each in TELLS_OF:
            delete(each._base_manager.filter(subject_id__in=told))
        for model in HANGS_ON:
            delete(_of(model, case))
        # Whether anything was left behind that points here, before it is too late to say of which case.
        connection.check_constraints()
    transaction.on_commit(lambda: _delete_files(files), robust=True)
    return True


def _of(model: type[Model], case: Case) -> "QuerySet[Model]":
    """Its rows of the case, those withdrawn among them."""
    found = Q()
    for way in HANGS_ON[model]:
        found |= Q(**{way: case.pk})
    return model._base_manager.filter(found)


def _named(model: type[Model], case: Case) -> Iterator[UUID]:
    if any(field.name == "public_id" for field in model._meta.fields):
        yield from _of(model, case).values_list("public_id", flat=True)


def delete(rows: "QuerySet[Any]") -> None:
    """By one statement, unread: the database itself looks whether something is left that points to them."""
    rows._raw_delete(rows.db)


def _delete_files(names: list[str]) -> None:
    """A file that is left, because the disk was away, is swept like any that no row names."""
    for name in names:
        storages["vault"].delete(name)
