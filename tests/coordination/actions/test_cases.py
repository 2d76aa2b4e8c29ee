"""Opening a case, taking it, and what is learnt of it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from coordination.access.grants import NoGroundError
from coordination.actions.cases import CaseFacts, StaleVersionError, open_case, take_case, update_facts
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, Measure, PlanStatus
from coordination.models import Case, Disclosure, PlanPart
from hub.audit.models import AuditEvent
from tests.factories.agency import the_unit
from tests.factories.case import CaseFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db


def opening(tenancy, by) -> dict:
    return {
        "tenancy": tenancy,
        "tenant_name": "Tariq Bensalem",
        "address": address_of(tenancy),
        "ground": ground("tenant_contact"),
        "by": by,
    }


def facts(**changed) -> CaseFacts:
    known = {"arrears": Decimal("8169.00"), "children": [4, 9], "causes": [Cause.INCOME_LOSS], "phone": "20 00 00 01"}
    return CaseFacts(**{**known, "email": "mette@example.invalid", "plan_status": PlanStatus.ASSESSING, **changed})


def test_a_case_opens_with_the_units_own_part_and_tells_the_units_people(cast, traces):
    since = traces()
    case, is_new = open_case(**opening(TenancyFactory(), cast.anne))
    assert is_new
    assert (case.unit, case.coordinator) == (cast.anne.agency, None)
    assert case.tenants.get().name == "Tariq Bensalem"
    part = case.parts.get()
    assert (part.agency, part.measure) == (case.unit, Measure.COORDINATION)
    assert Disclosure.objects.get(part=part).disclosed_by is None
    assert since.audit() == [("create", "case"), ("share", "disclosure")]
    assert since.told() == {("new_case", "boligsocial-enhed")}


def test_no_case_begins_on_a_ground_that_only_opens_parts(cast, traces):
    since = traces()
    for code in ("coordination", "aktivloven_81", "payment_itself"):
        with pytest.raises(NoGroundError, match="opens"):
            open_case(**opening(TenancyFactory(), cast.anne) | {"ground": ground(code)})
    assert since.none
    assert not Case.objects.exists()


def test_a_second_signal_folds_into_the_open_case_and_tells_nobody(cast, traces):
    tenancy = TenancyFactory()
    case, _ = open_case(**opening(tenancy, cast.anne))
    since = traces()
    again, is_new = open_case(**opening(tenancy, cast.anne))
    assert (again, is_new) == (case, False)
    assert (since.audit(), since.told()) == ([("change", "case")], set())


def test_a_second_signal_that_protects_the_address_protects_the_open_case(cast, traces):
    tenancy = TenancyFactory()
    case, _ = open_case(**opening(tenancy, cast.anne))
    signal = opening(tenancy, cast.anne)
    since = traces()
    again, _ = open_case(**signal | {"address": replace(signal["address"], protected=True)})
    assert again.address_protected
    case.refresh_from_db()
    assert case.address_protected
    assert since.audit() == [("change", "case")] * 2
    open_case(**signal)  # and a third one that does not say so takes nothing back
    case.refresh_from_db()
    assert case.address_protected


def test_a_tenancy_whose_case_is_closed_gets_a_new_one(cast):
    closed = CaseFactory(closed=True)
    case, is_new = open_case(**opening(closed.tenancy, cast.anne))
    assert is_new
    assert case != closed


def test_the_case_copies_the_address_that_was_disclosed(cast):
    tenancy = TenancyFactory(address_protected=True)
    case, _ = open_case(**opening(tenancy, cast.anne))
    tenancy.street = "Et andet sted 1"
    tenancy.save()
    case.refresh_from_db()
    assert case.street != tenancy.street
    assert case.address_protected


def test_whoever_of_the_unit_takes_the_case_coordinates_it(cast, traces):
    case = CaseFactory()
    since = traces()
    take_case(case=case, by=cast.anne)
    case.refresh_from_db()
    assert case.coordinator == cast.anne.user
    assert since.audit() == [("change", "case")]


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_clerk", "council_member"])
def test_nobody_else_takes_a_case_or_writes_in_its_facts(cast, traces, name):
    case = CaseFactory()
    since = traces()
    with pytest.raises(PermissionDenied):
        take_case(case=case, by=cast.person(name))
    with pytest.raises(PermissionDenied):
        update_facts(case=case, facts=facts(), version=case.version, by=cast.person(name))
    assert since.none


def test_what_was_learnt_is_kept_and_the_audit_row_holds_none_of_it(cast):
    case = CaseFactory()
    update_facts(case=case, facts=facts(), version=case.version, by=cast.anne)
    kept = Case.objects.get(pk=case.pk)
    assert (kept.arrears_amount, kept.children, kept.causes) == (Decimal("8169.00"), [4, 9], ["income_loss"])
    assert (kept.plan_status, kept.version) == (PlanStatus.ASSESSING, case.version + 1)
    assert (kept.tenants.get().phone, kept.tenants.get().email) == ("20 00 00 01", "mette@example.invalid")
    assert AuditEvent.objects.latest("pk").details == {}


def test_not_asked_is_not_the_same_as_no_children(cast):
    case = CaseFactory()
    update_facts(case=case, facts=facts(children=None), version=1, by=cast.anne)
    assert Case.objects.get().children is None
    update_facts(case=case, facts=facts(children=[]), version=2, by=cast.anne)
    assert Case.objects.get().children == []


def test_facts_written_over_somebody_elses_are_refused_and_leave_no_trace(cast, traces):
    case = CaseFactory()
    update_facts(case=case, facts=facts(arrears=None), version=case.version, by=cast.anne)
    since = traces()
    with pytest.raises(StaleVersionError):
        update_facts(case=case, facts=facts(), version=case.version, by=cast.unit_lead)
    assert Case.objects.get().arrears_amount is None
    assert since.none


def test_children_move_the_case_up_in_the_inbox_and_its_assessment_to_the_same_day(cast, travel):
    travel(date(2026, 2, 11))  # a Wednesday
    case = CaseFactory()
    notice = case.events.get(kind=LegalEventKind.LANDLORD_NOTICE)
    before = case.deadlines.get(code="rtl5a_immediate").due_on
    assert before > notice.on
    PartFactory(case=case, agency=cast.ydelse.agency)
    update_facts(case=case, facts=facts(), version=case.version, by=cast.anne)
    after = case.deadlines.get(code="rtl5a_immediate").due_on
    assert after == notice.on
    ranks = {row.agency.slug: row.rank for part in PlanPart.objects.all() for row in part.inbox_rows.all()}
    assert ranks == {"boligsocial-enhed": 0, "ydelseskontoret": 0}


def test_a_deadline_that_was_met_is_not_counted_again(cast, travel):
    case = CaseFactory()
    deadline = case.deadlines.get(code="rtl5a_immediate")
    met = deadline.due_on + timedelta(days=1)
    case.deadlines.update(met_at="2026-01-01T12:00Z", due_on=met)
    update_facts(case=case, facts=facts(), version=case.version, by=cast.anne)
    deadline.refresh_from_db()
    assert deadline.due_on == met


def test_without_a_unit_no_case_is_opened():
    assert the_unit() == CaseFactory().unit
