"""Two cases of the unit that have to do with each other: linked, never merged, and unlinked again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from coordination.access.rules import check_can_keep
from coordination.lifecycle import LinkKind
from coordination.models import Case, CaseLink
from hub.accounts.models import Membership
from hub.audit.models import Verb
from hub.audit.record import record


@transaction.atomic
def link_cases(*, case: Case, other: Case, kind: LinkKind, by: Membership) -> CaseLink:
    """Say that the two belong together. Said twice it is one link. It opens nothing to anybody."""
    for each in (case, other):
        check_can_keep(by, each)
    if case.pk == other.pk:
        raise PermissionDenied(_("A case is not linked to itself."))
    first, second = sorted((case, other), key=lambda each: each.pk)
    list(Case.objects.select_for_update().filter(pk__in=(first.pk, second.pk)).order_by("pk").values("pk"))
    known = CaseLink.objects.filter(case=first, other=second, undone_at__isnull=True).first()
    if known is not None:
        return known
    link = CaseLink.objects.create(case=first, other=second, kind=kind, linked_by=by)
    for each in (first, second):
        record(by=by, verb=Verb.CREATE, obj=link, case=each, kind=str(kind))
    return link


@transaction.atomic
def unlink_cases(*, link: CaseLink, by: Membership) -> None:
    """They have nothing to do with each other after all. The link stays in the record."""
    for each in (link.case, link.other):
        check_can_keep(by, each)
    held = CaseLink.objects.select_for_update().get(pk=link.pk)
    if held.undone_at is not None:
        return
    held.undone_at, held.undone_by = timezone.now(), by
    held.save(update_fields=["undone_at", "undone_by"])
    for each in (link.case, link.other):
        record(by=by, verb=Verb.CHANGE, obj=held, case=each, undone=True)
