"""CPR numbers: written down under seal, found by exactly themselves, sealed anew when keys change."""

import re

from django.db import transaction
from django.db.models import QuerySet

from coordination.access.rules import check_can_plan
from coordination.models import Tenant, TenantNumber
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record
from hub.sealing import index, seal

KIND = "cpr"
BATCH = 200


def digits_of(number: str) -> str:
    """The ten digits alone: one number is written in several ways."""
    return re.sub(r"\D", "", number)


@transaction.atomic
def record_number(*, tenant: Tenant, number: str, by: Membership) -> TenantNumber:
    """Write down the tenant's number, or correct it. Says nothing of whether it stands anywhere else."""
    check_can_plan(by, tenant.case)
    known = TenantNumber.objects.filter(pk=tenant.pk).exists()
    kept = TenantNumber(tenant=tenant, recorded_by=by)
    _seal_in(kept, digits_of(number))
    kept.save(force_insert=not known, force_update=known)
    record(by=by, verb=Verb.CHANGE if known else Verb.CREATE, obj=kept, case=tenant.case)
    return kept


def open_number(number: TenantNumber) -> str:
    """The ten digits. For who may see them, and puts it on record: coordination.actions.revealing."""
    return seal.unseal(bytes(number.sealed), place=number.place)


def tenants_with(number: str) -> "QuerySet[TenantNumber]":
    """All who bear exactly this number, wherever. Ask it as the hub itself: it crosses every border."""
    return TenantNumber.objects.filter(digest__in=index.digests_of(digits_of(number), kind=KIND))


def rotate_batch(after: int) -> tuple[int | None, int]:
    """Seal and index anew what is not under the first keys, one batch behind the tenant `after`.

    Answers where the batch ended (None: nothing was left) and how many were changed. Done twice, it changes nothing;
    stopped in between, it goes on where it is begun. SealError when a key is missing: the batch stays as it was.
    """
    with transaction.atomic(), the_hub_itself():
        behind = TenantNumber.objects.select_for_update().filter(pk__gt=after).order_by("pk")
        batch = list(behind[:BATCH])
        old = [number for number in batch if not _is_current(number)]
        for number in old:
            _seal_in(number, open_number(number))
            number.save(update_fields=["sealed", "digest", "index_key"])
        if old:
            record(by=None, verb=Verb.CHANGE, obj=old[0], rotated=len(old))
    return (batch[-1].pk if batch else None), len(old)


def _seal_in(kept: TenantNumber, digits: str) -> None:
    entry = index.entry_for(digits, kind=KIND)
    kept.sealed = seal.seal(digits, place=kept.place)
    kept.digest, kept.index_key = entry.digest, entry.key


def _is_current(number: TenantNumber) -> bool:
    return seal.is_current(bytes(number.sealed)) and index.is_current(number.index_key)
