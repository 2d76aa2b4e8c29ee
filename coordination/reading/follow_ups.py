"""Whom the unit is to ask after, and when: cases that were closed half a year and a year ago."""

from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from coordination.access.case_view import standing_of, view_of, with_standing
from coordination.access.visible import visible_cases
from coordination.models import FollowUp
from coordination.reading.inbox import title_of
from coordination.reading.labels import sentence
from hub.accounts.models import Membership

AHEAD = timedelta(days=31)
MOST = 200


def count_due(membership: Membership) -> int:
    """How many are to be asked after by now."""
    return _until(membership, timezone.localdate()).count()


def _until(membership: Membership, day: date) -> "QuerySet[FollowUp]":
    cases = visible_cases(membership).filter(unit=membership.agency)
    return FollowUp.objects.waiting().filter(case__in=cases, due_on__lte=day)


def follow_ups_due(membership: Membership) -> list[dict[str, Any]]:
    """Of the unit's own cases, the longest overdue first: {case, who, where, due_on, is_due, months, outcome}."""
    agency, today = membership.agency, timezone.localdate()
    cases = visible_cases(membership).filter(unit=agency)
    found = list(_until(membership, today + AHEAD).select_related("closing").order_by("due_on", "pk")[:MOST])
    rows = with_standing(cases.filter(pk__in={each.case_id for each in found}), agency, member=membership)
    views = {row.pk: view_of(row, agency, standing_of(row, row, agency)) for row in rows.prefetch_related("tenants")}
    return [
        {
            "case": views[each.case_id].case,
            "who": ", ".join(tenant.name for tenant in views[each.case_id].tenants),
            "where": title_of(views[each.case_id]),
            "due_on": each.due_on,
            "is_due": each.due_on <= today,
            "months": each.get_months_display(),
            "outcome": sentence(each.closing.get_outcome_display()),
        }
        for each in found
    ]
