"""Erasing closed cases whose time to be kept is over, with everything that hangs on them.

What is kept instead, and why, says docs/decisions/erasure.md.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import Enum
from functools import partial
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.core.files.storage import storages
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from coordination.access.logs import REFERENCE
from coordination.actions.alerting import tell_that_erasing_failed
from coordination.actions.holding import hold_parts
from coordination.actions.retention import erased_from, has_come
from coordination.keeping import LEAST_KEPT_YEARS
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
from hub.audit.searching import criteria
from hub.outbox.models import Notice, OutboxMessage

logger = logging.getLogger(__name__)
Answer = TypeVar("Answer")

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


class Night(NamedTuple):
    """How many cases went, and how many are left although their day has come."""

    erased: int
    left: int


class Fate(Enum):
    """What came of a case that was looked at."""

    ERASED = "erased"
    KEPT = "kept"
    LEFT = "left"  # in somebody's hands
    FAILED = "failed"


def erase_due_cases() -> Night:
    """Each in a transaction of its own. What fails, or is in somebody's hands, is tried again the next night."""
    # No case is due before; a leap day more or less is of no matter here.
    least = timezone.now() - timedelta(days=365 * LEAST_KEPT_YEARS)
    with the_hub_itself():
        closed = Case.objects.filter(closed_at__lt=least).order_by("closed_at", "pk")
        numbers = list(closed.values_list("pk", flat=True))
    fates = [tried(f"Case {pk}", partial(_look_at, pk), Fate.FAILED) for pk in numbers]
    night = Night(fates.count(Fate.ERASED), fates.count(Fate.LEFT) + fates.count(Fate.FAILED))
    if night.left:
        logger.error("Cases left although their day has come: %d", night.left)
    if Fate.FAILED in fates:
        tell_that_erasing_failed()
    return night


def tried(what: str, erase: Callable[[], Answer], failed: Answer) -> Answer:
    """What goes wrong with one stays with it. The log learns no word of the error, which could quote a row."""
    try:
        return erase()
    except Exception as error:  # noqa: BLE001  # above all a row that nobody thought of
        logger.error("%s could not be erased: %s", what, type(error).__name__)
        return failed


def _look_at(pk: int) -> Fate:
    """Unheld first, since most are kept on: nobody waits for the night because of those."""
    with the_hub_itself():
        case = Case.objects.filter(pk=pk).first()
        is_due = case is not None and has_come(erased_from(case))
    return _erase(pk) if is_due else Fate.KEPT


@transaction.atomic
def _erase(pk: int) -> Fate:
    """The case as it is now, held: what somebody has opened again, keeps, or has in hand, is left alone."""
    with the_hub_itself():
        mine = Case.objects.select_for_update(of=("self",), skip_locked=True)
        case = mine.select_related("unit").filter(pk=pk).first()
        if case is None:
            logger.warning("Case %d could not be erased: it is in somebody's hands", pk)
            return Fate.LEFT
        if not has_come(erased_from(case)):
            return Fate.KEPT
        hold_parts(case)
        # Whoever controls the record can ask for the log by the number, which nobody reads there.
        number = criteria(**{REFERENCE: case.reference})
        record(by=None, agency=case.unit, verb=Verb.ERASE, obj=case, case=case, **number)
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
    return Fate.ERASED


def _of(model: type[Model], case: Case) -> "QuerySet[Model]":
    """Its rows of the case, those withdrawn among them."""
    found = Q()
    for way in HANGS_ON[model]:
        found |= Q(**{way: case.pk})
    return model._base_manager.filter(found)


def _named(model: type[Model], case: Case) -> Iterator[UUID]:
    if any(field.name == "public_id" for field in model._meta.fields):
        yield from _of(model, case).values_list("public_id", flat=True)


def delete(rows: "QuerySet[Any]") -> int:
    """By one statement, unread: the database itself looks whether something is left that points to them."""
    return rows._raw_delete(rows.db)


def _delete_files(names: list[str]) -> None:
    """A file that is left, because the disk was away, is swept like any that no row names."""
    for name in names:
        try:
            storages["vault"].delete(name)
        except Exception as error:  # noqa: BLE001  # one that cannot be reached keeps no other
            logger.error("A file of an erased case is left for the sweep: %s", type(error).__name__)
