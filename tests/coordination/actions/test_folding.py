"""Two signals on one tenancy are one case; arrears again take it up again; cases are linked, not merged."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils import timezone

from coordination.actions.closing import close_case
from coordination.actions.keeping import Kept, keep_longer
from coordination.actions.linking import link_cases, unlink_cases
from coordination.actions.notices import SharedFacts, pass_on_consent
from coordination.keeping import KeepReason
from coordination.lifecycle import DataCategory, LandlordStage, LinkKind, SignalKind
from coordination.models import Case, CaseLink, Signal
from hub.audit.models import AuditEvent
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED, PAID
from tests.factories.consent import consent_given
from tests.factories.membership import member_of
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(cast):
    return TenancyFactory(landlord=cast.fjordparken_clerk.agency)


def kinds(case) -> list[str]:
    return list(Signal.objects.filter(case=case).values_list("kind", flat=True))


def by_consent(home, owed: str):
    by = member_of(home.landlord)
    given = consent_given(categories=[DataCategory.ARREARS])
    told = {"tenancy": home, "tenant_name": "Mette Skovgaard-Holm", "address": address_of(home), "by": by}
    return pass_on_consent(consent=given, facts=SharedFacts(arrears=Decimal(owed)), **told).case


def test_told_again_of_an_open_case_it_is_noted_there_and_whether_more_is_owed(home):
    case = CaseFactory(tenancy=home, arrears="1000")
    assert by_consent(home, "1000") == case
    assert by_consent(home, "1800") == case or Case.objects.count() == 1
    assert kinds(case)[0] == SignalKind.REPEATED


def test_arrears_again_within_a_year_of_being_settled_take_the_case_up_again(home, cast, travel, traces):
    case = CaseFactory(tenancy=home)
    close_case(case=case, ending=PAID, by=cast.anne)
    kept = Kept(timezone.localdate() + timedelta(days=365 * 6), KeepReason.COURT)
    keep_longer(case=Case.objects.get(pk=case.pk), kept=kept, by=cast.unit_lead)
    travel(timezone.localdate() + timedelta(days=200))
    since = traces()
    again = CaseFactory(tenancy=home)
    assert (again.pk, again.closed_at, again.landlord_stage) == (case.pk, None, LandlordStage.COURT_FILED)
    assert (again.kept_until, again.kept_because) == (None, "")
    assert kinds(case) == [SignalKind.REOPENED]
    assert ("case_reopened", cast.anne.agency.slug) in since.told()
    assert case.closings.count() == 1


def test_the_landlord_reads_in_no_row_of_its_own_that_a_case_was_known_or_closed(home, cast, travel):
    case = CaseFactory(tenancy=home, arrears="1000")
    by_consent(home, "1800")
    close_case(case=case, ending=PAID, by=cast.anne)
    travel(timezone.localdate() + timedelta(days=9))
    CaseFactory(tenancy=home)
    told = AuditEvent.objects.filter(Q(details__has_key="signal") | Q(details__became="reopened"))
    assert {row.details.get("signal", "reopened") for row in told} == {"risen", "reopened"}
    assert {(row.user, row.agency, row.case_id) for row in told} == {(None, case.unit, case.public_id)}


@pytest.mark.parametrize("why", ["another tenant", "a year ago", "not settled"])
def test_otherwise_it_is_another_case(home, cast, travel, why):
    case = CaseFactory(tenancy=home)
    close_case(case=case, ending=MOVED if why == "not settled" else PAID, by=cast.anne)
    travel(timezone.localdate() + timedelta(days=366 if why == "a year ago" else 40))
    name = "En ny lejer" if why == "another tenant" else "Mette Skovgaard-Holm"
    assert CaseFactory(tenancy=home, tenant_name=name).pk != case.pk


def test_a_pair_is_linked_once_whichever_way_and_a_link_undone_stays_undone(home, cast):
    one, other = CaseFactory(tenancy=home), CaseFactory()
    link = link_cases(case=other, other=one, kind=LinkKind.SAME_HOUSEHOLD, by=cast.anne)
    assert link_cases(case=one, other=other, kind=LinkKind.RELATED, by=cast.anne) == link
    assert (link.case, link.other) == (one, other)
    unlink_cases(link=link, by=cast.anne)
    again = link_cases(case=one, other=other, kind=LinkKind.RELATED, by=cast.anne)
    assert CaseLink.objects.filter(undone_at=None).get() == again


def test_nobody_but_the_unit_links_and_no_case_is_linked_to_itself(home, cast):
    one, other = CaseFactory(tenancy=home), CaseFactory()
    for by, a, b in ((cast.ydelse, one, other), (cast.fjordparken_clerk, one, other), (cast.anne, one, one)):
        with pytest.raises(PermissionDenied):
            link_cases(case=a, other=b, kind=LinkKind.RELATED, by=by)
    assert not CaseLink.objects.exists()
