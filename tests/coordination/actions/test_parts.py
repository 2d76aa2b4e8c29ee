"""Asking an agency for its part, and each answer it can give."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from coordination.access.grants import NoGroundError
from coordination.access.visible import visible_parts
from coordination.actions.cases import StaleVersionError
from coordination.actions.closing import close_case
from coordination.actions.parts import (
    Ask,
    Decision,
    accept_part,
    ask_agency,
    decline_part,
    record_decision,
    withdraw_part,
)
from coordination.lifecycle import DataCategory, DeclineReason, EntryKind, Measure, PartResult, PartStatus, PlanStatus
from coordination.models import Case, Consent, Disclosure, InboxRow, PlanPart
from tests.factories.case import CaseFactory
from tests.factories.closing import MOVED
from tests.factories.consent import ConsentFactory, consent_given
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
DUE = date(2026, 8, 20)


@pytest.fixture
def case(cast):
    return CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))


@pytest.fixture
def part(cast, case):
    return PartFactory(case=case, agency=cast.ydelse.agency)


@pytest.fixture
def ask(cast) -> Ask:
    return Ask(cast.ydelse.agency, Measure.TEMPORARY_RENT_HELP, "§ 81 a inden 21/8?", DUE, ground("aktivloven_81a"))


def test_an_agency_that_is_asked_is_let_in_told_and_shown_it_in_its_inbox(cast, case, ask, traces):
    since = traces()
    part = ask_agency(case=case, ask=ask, by=cast.anne)
    assert (part.status, part.asked, part.due_on) == (PartStatus.ASKED, "§ 81 a inden 21/8?", DUE)
    assert {(d.agency.slug, d.ground.code) for d in Disclosure.objects.filter(part=part)} == {
        ("ydelseskontoret", "aktivloven_81a"),
        ("boligsocial-enhed", "coordination"),
    }
    assert InboxRow.objects.get(part=part, agency=ask.agency).due_on == DUE
    assert part.entries.get().kind == EntryKind.SYSTEM
    assert since.audit() == [("share", "disclosure"), ("share", "disclosure"), ("create", "planpart")]
    assert since.told() == {("part_asked", "ydelseskontoret")}


def test_the_first_part_sets_the_plan_going_and_later_states_stay(cast, case, ask):
    ask_agency(case=case, ask=ask, by=cast.anne)
    case.refresh_from_db()
    assert case.plan_status == PlanStatus.ACTIVE
    case.plan_status = PlanStatus.MONITORING
    case.save()
    ask_agency(case=case, ask=ask, by=cast.anne)
    case.refresh_from_db()
    assert case.plan_status == PlanStatus.MONITORING


@pytest.mark.parametrize("name", ["ydelse", "fjordparken_lead", "myndighed", "lawyer"])
def test_nobody_but_the_coordinating_unit_asks(cast, case, ask, name, traces):
    since = traces()
    with pytest.raises(PermissionDenied):
        ask_agency(case=case, ask=ask, by=cast.person(name))
    assert since.none


def test_a_landlord_is_asked_by_a_consent_given_on_the_spot(cast, case, ask, traces):
    since = traces()
    asked = replace(
        ask,
        agency=case.landlord,
        measure=Measure.PAYMENT_EXPECTED,
        ground=ground("tenant_consent"),
        new_consent=consent_given(DataCategory.PLAN_PART),
    )
    part = ask_agency(case=case, ask=asked, by=cast.anne)
    assert part.consent == Consent.objects.get(case=case, to_agency=case.landlord)
    assert part.grants.get(group=case.landlord.group).ends_at == part.consent.ends_at
    assert since.audit()[0] == ("create", "consent")


@pytest.mark.parametrize(
    ("code", "agency", "why"),
    [
        ("aktivloven_81a", "myndighed", "recipient"),
        ("tenant_consent", "ydelse", "consent"),
        ("payment_itself", "lindehoej_clerk", "other_landlord"),
    ],
)
def test_without_a_ground_nothing_is_made_shared_or_told(cast, case, ask, traces, code, agency, why):
    since = traces()
    parts = PlanPart.objects.count()
    with pytest.raises(NoGroundError, match=why):
        ask_agency(case=case, ask=replace(ask, agency=cast.person(agency).agency, ground=ground(code)), by=cast.anne)
    assert PlanPart.objects.count() == parts
    assert since.none


def test_a_consent_to_another_agency_is_no_ground(cast, case, ask):
    consent = ConsentFactory(case=case, to_agency=cast.borgerservice.agency)
    with pytest.raises(NoGroundError, match="consent"):
        ask_agency(case=case, ask=replace(ask, ground=ground("tenant_consent"), consent=consent), by=cast.anne)


def test_the_unit_may_take_a_part_itself_and_has_one_way_in(cast, case, ask):
    own = replace(ask, agency=case.unit, measure=Measure.OUTREACH_VISIT, ground=ground("coordination"))
    part = ask_agency(case=case, ask=own, by=cast.anne)
    assert Disclosure.objects.filter(part=part).count() == 1


def test_accepting_tells_the_unit_and_moves_the_version(cast, part, traces):
    since = traces()
    accepted = accept_part(part=part, version=part.version, by=cast.ydelse)
    assert (accepted.status, accepted.version) == (PartStatus.ACCEPTED, part.version + 1)
    assert accepted.answered_at is not None
    assert since.audit() == [("answer", "planpart")]
    assert ("part_answered", "boligsocial-enhed") in since.told()
    assert accepted.entries.last().event == PartStatus.ACCEPTED


def test_declining_takes_a_reason_and_ends_the_sight_of_the_case(cast, part):
    declined = decline_part(
        part=part, reason=DeclineReason.NOT_OURS, note="Prøv Borgerservice.", version=1, by=cast.ydelse
    )
    assert (declined.status, declined.decline_reason) == (PartStatus.DECLINED, DeclineReason.NOT_OURS)
    row = InboxRow.objects.get(part=part, agency=cast.ydelse.agency)
    assert not row.is_open
    assert part in visible_parts(cast.ydelse)


def test_a_decision_is_kept_as_its_owner_made_it(cast, part):
    decision = Decision(PartResult.PARTLY_GRANTED, DUE, "Én måned.", Decimal("7840.00"), date(2026, 8, 21))
    done = record_decision(part=part, decision=decision, version=part.version, by=cast.ydelse)
    done.refresh_from_db()
    assert (done.status, done.result, done.decided_on) == (PartStatus.DONE, PartResult.PARTLY_GRANTED, DUE)
    assert (done.result_note, done.amount, done.pays_on) == ("Én måned.", Decimal("7840.00"), date(2026, 8, 21))


def answers(part, by) -> list:
    moved = {"part": part, "version": part.version, "by": by}
    return [
        lambda: accept_part(**moved),
        lambda: decline_part(reason=DeclineReason.OTHER, note="", **moved),
        lambda: record_decision(decision=Decision(PartResult.GRANTED, DUE), **moved),
    ]


@pytest.mark.parametrize("name", ["anne", "unit_lead", "myndighed", "fjordparken_clerk", "ended"])
def test_nobody_answers_for_the_agency_not_even_the_coordinator(cast, part, name, traces):
    since = traces()
    for answer in answers(part, cast.person(name)):
        if name == "ended":  # a membership that is over is stopped at the door, as the agency is still the right one
            continue
        with pytest.raises(PermissionDenied):
            answer()
    assert since.none
    part.refresh_from_db()
    assert part.status == PartStatus.ASKED


@pytest.mark.parametrize("trait", ["declined", "withdrawn"])
def test_what_has_been_answered_is_not_answered_again(cast, case, trait):
    part = PartFactory(case=case, agency=cast.ydelse.agency, **{trait: True})
    for answer in answers(part, cast.ydelse):
        with pytest.raises(PermissionDenied):
            answer()


def test_an_answer_to_a_page_that_is_old_is_refused_and_leaves_no_trace(cast, part, traces):
    accept_part(part=part, version=part.version, by=cast.ydelse)
    since = traces()
    for answer in answers(part, cast.ydelse):
        with pytest.raises(StaleVersionError):
            answer()
    with pytest.raises(StaleVersionError):
        withdraw_part(part=part, version=part.version, by=cast.anne)
    assert since.none


def test_taking_back_ends_what_the_agency_sees_at_once_and_its_inbox_row(cast, part, traces):
    since = traces()
    taken_back = withdraw_part(part=part, version=part.version, by=cast.anne)
    assert taken_back.status == PartStatus.WITHDRAWN
    assert part not in visible_parts(cast.ydelse)
    assert not InboxRow.objects.filter(part=part, agency=cast.ydelse.agency).exists()
    assert InboxRow.objects.filter(part=part, agency=cast.anne.agency, is_open=False).exists()
    assert Disclosure.objects.get(part=part, agency=cast.ydelse.agency).withdrawn_at is not None
    assert since.audit() == [("withdraw", "planpart"), ("change", "disclosure")]


def test_the_units_own_part_that_is_taken_back_stays_readable_to_it(cast, case, ask):
    own = replace(ask, agency=case.unit, ground=ground("coordination"))
    part = ask_agency(case=case, ask=own, by=cast.anne)
    withdraw_part(part=part, version=part.version, by=cast.anne)
    assert part in visible_parts(cast.anne)


@pytest.mark.parametrize("name", ["ydelse", "myndighed", "fjordparken_clerk"])
def test_only_the_unit_takes_back(cast, part, name):
    with pytest.raises(PermissionDenied):
        withdraw_part(part=part, version=part.version, by=cast.person(name))


def test_nobody_is_asked_in_a_case_that_was_closed_while_the_page_stood_open(cast, case, ask):
    close_case(ending=MOVED, case=Case.objects.get(pk=case.pk), by=cast.unit_lead)
    with pytest.raises(PermissionDenied):
        ask_agency(case=case, ask=ask, by=cast.anne)
    assert not visible_parts(cast.ydelse).exists()
