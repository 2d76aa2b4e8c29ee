"""The one door to the record. Call it inside the transaction of what it records."""

from typing import Any
from uuid import UUID

from django.db import models

from hub.accounts.models import Agency, Membership
from hub.audit.models import AuditEvent, Verb

Detail = str | int | bool | None | list[str]


def record(
    *,
    by: Membership | None,
    verb: Verb,
    obj: models.Model,
    case: Any = None,
    agency: Agency | None = None,
    **details: Detail,
) -> AuditEvent:
    """Write one row. `obj` and `case` are named by their public ids; `details` holds codes and counts, never text.

    `agency` says for whom when nobody is signed in, as on the command line.
    """
    return AuditEvent.objects.create(
        user=by.user if by else None,
        agency=by.agency if by else agency,
        verb=verb,
        object_type=obj._meta.label_lower,
        object_id=_public_id(obj),
        case_id=_public_id(case),
        details=details,
    )


def _public_id(obj: Any) -> UUID | None:
    return getattr(obj, "public_id", None)
