"""Erasing what a landlord's compartment needs no more: arrears that were paid, and never led to a case."""

from datetime import timedelta
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from coordination.actions.alerting import tell_that_erasing_failed
from coordination.actions.erasing import delete, tried
from coordination.models import ArrearsRecord, ImportProfile, Tenancy
from hub.accounts.identity import as_retention, the_hub_itself
from hub.accounts.models import Agency
from hub.audit.models import Verb
from hub.audit.record import record

# Three months, whichever they are.
AFTER_PAYMENT = timedelta(days=92)


def erase_paid_arrears() -> int:
    """Landlord by landlord; answers how many rows. What fails is tried again the next night."""
    with the_hub_itself():
        landlords = list(Agency.objects.filter(pk__in=_paid().values("landlord")).order_by("pk"))
    gone = [tried(f"Arrears of landlord {each.pk}", partial(_erase, each), None) for each in landlords]
    if None in gone:
        tell_that_erasing_failed()
    return sum(filter(None, gone))


def _paid() -> "QuerySet[ArrearsRecord]":
    """Of a tenancy that has a case the landlord keeps its side as long as there is one. That there is, it knows: it has
    itself told of the tenancy, and what it told goes with the case."""
    return ArrearsRecord.objects.filter(settled_at__lt=timezone.now() - AFTER_PAYMENT, tenancy__cases=None)


@transaction.atomic
def _erase(landlord: Agency) -> int:
    with the_hub_itself():
        # As an import does: nothing is read from a list meanwhile.
        ImportProfile.objects.get_or_create(landlord=landlord)
        ImportProfile.objects.select_for_update().get(landlord=landlord)
        found = list(_paid().filter(landlord=landlord).values_list("pk", "tenancy"))
    with as_retention():
        # Asked again as it is deleted: a tenancy may have got its case in between.
        gone = delete(_paid().filter(pk__in={pk for pk, _tenancy in found}))
        if not gone:
            return 0
        of_nobody = Tenancy.objects.filter(arrears=None, cases=None, notices=None)
        delete(of_nobody.filter(pk__in={tenancy for _pk, tenancy in found}))
    with the_hub_itself():
        record(by=None, agency=landlord, verb=Verb.ERASE, obj=landlord, list="arrears", rows=gone)
    return gone
