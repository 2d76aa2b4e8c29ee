"""Keeping a choice of filters under a name."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils import timezone

from coordination.access.permissions import Permission
from coordination.access.rules import check_can_rename, check_may
from coordination.models import SavedFilter
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


class NameTakenError(Exception):
    """The person has another view of that name."""


@transaction.atomic
def save_filter(*, name: str, chosen: Iterable[str], is_shared: bool, by: Membership) -> SavedFilter:
    """The same once more (a double click) is the one there is; NameTakenError for another choice of that name."""
    check_may(by, Permission.USE_CASES)
    codes = sorted(chosen)
    kept = {"agency": by.agency, "chosen": codes, "is_shared": is_shared}
    saved, is_new = SavedFilter.objects.get_or_create(owner=by, name=name, deleted_at=None, defaults=kept)
    if (saved.chosen, saved.is_shared) != (codes, is_shared):
        raise NameTakenError
    record(by=by, verb=Verb.CREATE if is_new else Verb.READ, obj=saved, filters=codes, shared=is_shared)
    return saved


@transaction.atomic
def rename_filter(*, saved: SavedFilter, name: str, is_shared: bool, by: Membership) -> None:
    """Another name, or shared otherwise; what it chooses stays. NameTakenError as above."""
    check_can_rename(by, saved)
    saved.name, saved.is_shared = name, is_shared
    try:
        with transaction.atomic():
            saved.save(update_fields=["name", "is_shared"])
    except IntegrityError as error:
        raise NameTakenError from error
    record(by=by, verb=Verb.CHANGE, obj=saved, shared=is_shared)


@transaction.atomic
def delete_filter(*, saved: SavedFilter, by: Membership) -> None:
    """It is gone from everybody's tabs. Deleted twice, it is deleted once."""
    check_can_rename(by, saved)
    if SavedFilter.objects.filter(pk=saved.pk, deleted_at__isnull=True).update(deleted_at=timezone.now()):
        record(by=by, verb=Verb.CHANGE, obj=saved, deleted=True)
