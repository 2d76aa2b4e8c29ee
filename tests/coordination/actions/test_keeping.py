"""A closed case is kept longer by its unit's lead, for a reason and until a day, and that is on record."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from coordination.actions.closing import close_case, reopen_case
from coordination.actions.keeping import Kept, bounds, keep_longer, kept_longer, stop_keeping
from coordination.keeping import KeepReason
from coordination.models import Case
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED

pytestmark = pytest.mark.django_db
KEPT = Kept(date(2032, 3, 1), KeepReason.COMPLAINT)


@pytest.fixture
def case(cast, travel) -> Case:
    travel(date(2026, 10, 1))
    return CaseFactory(closed=True)


def test_what_was_decided_is_on_record_once(cast, case, traces):
    since = traces()
    for _ in range(2):
        keep_longer(case=case, kept=KEPT, by=cast.unit_lead)
    assert AuditEvent.objects.latest("pk").details == {"kept_until": "2032-03-01", "reason": "complaint"}
    assert since.audit() == [("change", "case")]
    for _ in range(2):
        stop_keeping(case=case, by=cast.unit_lead)
    assert AuditEvent.objects.latest("pk").details == {"kept_until": None}
    assert since.audit() == [("change", "case")] * 2
    assert since.told() == set()
    assert kept_longer(Case.objects.get(pk=case.pk)) is None


def test_another_word_takes_the_place_of_the_one_before(cast, case):
    again = Kept(date(2033, 1, 2), KeepReason.COURT)
    for kept in (KEPT, again):
        keep_longer(case=case, kept=kept, by=cast.unit_lead)
    assert kept_longer(Case.objects.get(pk=case.pk)) == again


@pytest.mark.parametrize("name", ["anne", "ydelse", "fjordparken_lead"])
def test_nobody_but_the_lead_keeps_it_or_lets_it_go(cast, case, name):
    with pytest.raises(PermissionDenied):
        keep_longer(case=case, kept=KEPT, by=cast.person(name))
    keep_longer(case=case, kept=KEPT, by=cast.unit_lead)
    with pytest.raises(PermissionDenied):
        stop_keeping(case=case, by=cast.person(name))
    assert kept_longer(Case.objects.get(pk=case.pk)) == KEPT


def test_an_open_case_is_not_kept_longer(cast, case):
    reopen_case(case=case, by=cast.anne)
    with pytest.raises(PermissionDenied):
        keep_longer(case=case, kept=KEPT, by=cast.unit_lead)


@pytest.mark.parametrize("until", [date(2031, 10, 1), date(2033, 10, 2)])
def test_no_day_out_of_bounds_is_kept_whatever_the_form_let_through(cast, case, until):
    with pytest.raises(PermissionDenied):
        keep_longer(case=case, kept=Kept(until, KeepReason.COURT), by=cast.unit_lead)
    assert Case.objects.get(pk=case.pk).kept_until is None


def test_opened_again_nothing_is_kept_any_more(cast, case):
    keep_longer(case=case, kept=KEPT, by=cast.unit_lead)
    reopen_case(case=case, by=cast.anne)
    found = Case.objects.get(pk=case.pk)
    assert (found.kept_until, found.kept_because) == (None, "")


def test_opened_again_and_closed_anew_the_later_day_counts(cast, case, travel):
    keep_longer(case=case, kept=KEPT, by=cast.unit_lead)
    reopen_case(case=case, by=cast.anne)
    assert kept_longer(Case.objects.get(pk=case.pk)) is None
    travel(date(2027, 6, 1))
    close_case(case=Case.objects.get(pk=case.pk), ending=MOVED, by=cast.anne)
    assert kept_longer(Case.objects.get(pk=case.pk)) is None


@pytest.mark.parametrize(
    ("closed_on", "today", "between"),
    [
        (date(2026, 10, 1), date(2026, 10, 2), (date(2031, 10, 1), date(2033, 10, 1))),
        (date(2026, 10, 1), date(2032, 1, 5), (date(2032, 1, 5), date(2034, 1, 5))),
        (date(2027, 2, 28), date(2032, 2, 29), (date(2032, 2, 29), date(2034, 2, 28))),
    ],
)
def test_it_is_looked_at_anew_within_two_years(cast, travel, closed_on, today, between):
    travel(closed_on)
    case = CaseFactory(closed=True)
    travel(today)
    assert bounds(case) == between


@pytest.mark.parametrize("columns", [{"kept_until": date(2032, 3, 1)}, {"kept_because": "court"}])
def test_the_database_knows_no_day_without_a_reason(case, columns):
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(pk=case.pk).update(**columns)
