"""The one door to the record.

`record` is called inside the transaction of what it records, and falls with it. `record_refusal` is for what must be
known although it did not happen: it is written after the request's transaction, in one of its own.
"""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any
from uuid import UUID

from django.db import models, transaction

from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency, Membership, User
from hub.audit.models import AuditEvent, Purpose, Verb
from hub.audit.watch import Watch, current

Detail = str | int | bool | None | list[str]
# Codes know neither spaces nor capitals: no sentence, no name as names are written; and no CPR number either.
CODE = re.compile(r"[a-zæøå0-9][a-zæøå0-9_.:-]{0,79}")
CPR_LIKE = re.compile(r"(?<!\d)\d{6}-?\d{4}(?!\d)")


class NotACodeError(ValueError):
    """Somebody tried to put a text on record."""


def record(
    *,
    by: Membership | None,
    verb: Verb,
    obj: models.Model,
    case: Any = None,
    agency: Agency | None = None,
    user: User | None = None,
    why: Purpose | None = None,
    **details: Detail,
) -> AuditEvent:
    """Write one row. `obj` and `case` are named by their public ids; `details` holds codes and counts, never text.

    `agency` says for whom when nobody is signed in, as on the command line; `user` who, when somebody acts as no
    member, as in signing in. Whose data it is, the case or the thing itself knows (`concerned`). NotACodeError for a
    detail that could be text.
    """
    event = AuditEvent(
        user=by.user if by else user,
        agency=by.agency if by else agency,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=_public_id(obj),
        case_id=_public_id(case),
        persons=_concerned(obj if case is None else case),
        why=why or _usual_purpose(case, by.agency if by else agency),
        details=_codes(details),
    )
    # Whoever signs in is nobody yet: the hub itself says that they did. All others write in their own name.
    with the_hub_itself() if user else nullcontext():
        event.save(force_insert=True)
    if watch := current():
        watch.rows += 1
    return event


def record_refusal(
    *,
    verb: Verb,
    what: str,
    user: User | None,
    agency: Agency | None = None,
    asked: UUID | None = None,
    **details: Detail,
) -> None:
    """Put a refusal on record, whatever becomes of the request: of an address (`what` is its name), of a sign-in."""
    event = AuditEvent(
        user=user, agency=agency, verb=verb, object_type=what[:60], object_id=asked, details=_codes(details)
    )
    watch = current()
    if watch is None:
        with the_hub_itself():
            event.save(force_insert=True)
    else:
        watch.afterwards.append(event)


def write_afterwards(watch: Watch) -> None:
    """Write what has waited for the request's transaction to end."""
    waiting, watch.afterwards = watch.afterwards, []
    if waiting:
        # What was refused may be nobody's, or of somebody who had just been somebody else.
        with transaction.atomic(), the_hub_itself():
            AuditEvent.objects.bulk_create(waiting)


def _codes(details: dict[str, Detail]) -> dict[str, Detail]:
    for name, value in details.items():
        for word in value if isinstance(value, list) else [value]:
            if isinstance(word, str) and word and (not CODE.fullmatch(word) or CPR_LIKE.search(word)):
                raise NotACodeError(name)
    return details


def _usual_purpose(case: Any, agency: Agency | None) -> Purpose:
    """What it was for, where nobody says otherwise: the case there is; a landlord's own arrears; the hub itself."""
    if case is not None:
        return Purpose.CASEWORK
    return Purpose.ARREARS if agency is not None and agency.is_landlord else Purpose.UPKEEP


def _public_id(obj: Any) -> UUID | None:
    return getattr(obj, "public_id", None)


def _concerned(obj: Any) -> list[UUID]:
    return list(getattr(obj, "concerned", ()))


def record_looks(*, by: Membership, cases: Sequence[Any], **details: Detail) -> None:
    """Write a row for each case of a list that shows whose home it is, in one statement.

    Ready for a list when `tenants` was prefetched: whose data it is, is read from there.
    """
    codes, purpose = _codes(details), Purpose.CASEWORK
    AuditEvent.objects.bulk_create(
        AuditEvent(
            user=by.user,
            agency=by.agency,
            verb=Verb.READ,
            object_type=case._meta.label_lower,
            object_id=case.public_id,
            case_id=case.public_id,
            persons=[tenant.public_id for tenant in case.tenants.all()],
            why=purpose,
            details=codes,
        )
        for case in cases
    )
    if watch := current():
        watch.rows += len(cases)
