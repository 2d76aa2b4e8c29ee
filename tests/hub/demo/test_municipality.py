"""The demo as the people of its stories see it: the acceptance points of `domain.md` 6.3."""

import json
from datetime import date, datetime, time

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone

from coordination.access.case_view import case_view
from coordination.access.pressing import rank_of
from coordination.access.visible import (
    own_arrears,
    own_lists,
    visible_attachments,
    visible_cases,
    visible_entries,
    visible_inbox,
    visible_parts,
)
from coordination.answers import LAPSES
from coordination.causes import Cause
from coordination.contact import VisitStatus
from coordination.lifecycle import LandlordStage, LegalEventKind, Measure, PartResult, PartStatus, PlanStatus
from coordination.models import (
    Application,
    ArrearsRecord,
    Case,
    Consent,
    Deadline,
    Disclosure,
    Entry,
    FollowUp,
    GuaranteeEntry,
    HousingOffer,
    LegalEvent,
    PlanPart,
    ReadMark,
    Tenancy,
    Visit,
)
from hub.accounts.models import Agency, Membership
from hub.audit.models import AuditEvent
from hub.demo.clock import standing_at
from hub.demo.days import earliest_demand, is_working_day
from hub.demo.municipality import make_municipality
from hub.demo.people import PEOPLE
from hub.outbox.models import OutboxMessage

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def _played(django_db_setup, django_db_blocker):
    """The stories once for all tests of this file, undone after the last."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_municipality(TODAY)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def who(_played, db):
    """A person of the demo by the name the stories use."""
    emails = {person.key: person.email for person in PEOPLE}
    return lambda key: Membership.objects.select_related("user", "agency").get(user__email=emails[key])


def case_of(name: str) -> Case:
    return Case.objects.get(tenants__name=name)


def part_of(name: str, slug: str, measure: Measure) -> PlanPart:
    return case_of(name).parts.get(agency__slug=slug, measure=measure)


def words(membership: Membership) -> str:
    """All the text a person can read in threads and parts."""
    parts = visible_parts(membership)
    texts = [*visible_entries(membership).values_list("body", flat=True), *parts.values_list("asked", flat=True)]
    return "\n".join([*texts, *parts.values_list("result_note", flat=True)])


def test_mette_is_urgent_for_her_children_and_her_help_is_on_its_way(who):
    case = case_of("Mette Skovgaard-Holm")
    assert case_view(case, who("anne").agency).is_immediate
    assert case.landlord_stage == LandlordStage.DEMAND_SENT
    assert part_of("Mette Skovgaard-Holm", "ydelseskontoret", Measure.ONE_OFF_BENEFIT).status == PartStatus.ACCEPTED
    assert 3 <= (case.deadlines.get(code="demand_expiry").due_on - TODAY).days <= 6


def test_nothing_of_a_case_is_older_than_the_signal_that_opened_it(who):
    for case in Case.objects.all():
        assert not AuditEvent.objects.filter(case_id=case.public_id, at__lt=case.opened_at).exists()
        assert (
            min(Entry.objects.filter(part__case=case).values_list("created_at", flat=True), default=case.opened_at)
            >= case.opened_at
        )
        assert case.consents.exists() or case.ground.code in {"almenlejeloven_92_2", "tenant_contact"}


def test_her_landlord_sees_that_a_payment_is_expected_and_never_the_cause(who):
    rikke, case = who("rikke"), case_of("Mette Skovgaard-Holm")
    part = part_of("Mette Skovgaard-Holm", "fjordparken", Measure.PAYMENT_EXPECTED)
    assert set(visible_parts(rikke).filter(case=case)) == {part}
    assert "Betaling forventes senest" in part.asked
    view = case_view(case, rikke.agency)
    assert (view.causes, view.children, view.is_immediate) == ([], None, False)
    for cause in ("timer", "løn", "§ 81", "børn", "budget", "ydelse"):
        assert cause not in words(rikke).lower().replace("ydelseskontoret", "")


def test_tariqs_demand_came_too_early_and_his_landlord_is_not_told(who):
    case = case_of("Tariq Bensalem")
    due = case.events.get(kind=LegalEventKind.RENT_DUE).on
    assert case.events.get(kind=LegalEventKind.DEMAND_RECEIVED).on < earliest_demand(due)
    assert "givet for tidligt" in words(who("mikkel"))
    kim = who("kim")
    assert not visible_cases(kim).exists()
    assert words(kim).strip() == ""
    assert own_arrears(kim).count() == 1


def test_svend_aages_termination_arrived_after_it_was_sent_and_after_he_had_paid(who):
    case = case_of("Svend Aage Rosendal")
    sent = case.events.get(kind=LegalEventKind.TERMINATION_SENT).on
    received = case.events.get(kind=LegalEventKind.TERMINATION_RECEIVED).on
    assert sent < received
    assert "Betalt før modtagelsen" in words(who("anne"))
    assert "uden virkning" not in words(who("rikke"))
    assert Cause.DEMENTIA in case_view(case, who("mona").agency).causes
    for key in ("rikke", "helle", "yusuf"):
        assert Cause.DEMENTIA not in case_view(case, who(key).agency).causes


def test_nivis_demand_expires_on_the_next_working_day_and_the_money_is_granted(who):
    case = case_of("Nivi Olsvig")
    expires = case.deadlines.get(code="demand_expiry").due_on
    part = part_of("Nivi Olsvig", "ydelseskontoret", Measure.TEMPORARY_RENT_HELP)
    assert (part.result, part.pays_on) == (PartResult.GRANTED, expires)
    assert 1 <= (expires - TODAY).days <= 4
    assert visible_inbox(who("anne")).filter(part__case=case, due_on=expires).exists()


def test_kurts_notice_brought_name_and_address_and_he_declined(who):
    case = case_of("Kurt Dalgas-Friis")
    notice = case.notices.get()
    assert (case.arrears_amount, case.tenants.get().phone) == (None, "")
    assert notice.case == case
    assert case.plan_status == PlanStatus.DECLINED_BY_TENANT
    assert not Consent.objects.filter(case=case).exists()
    part = part_of("Kurt Dalgas-Friis", "ydelseskontoret", Measure.TEMPORARY_RENT_HELP)
    assert part.status == PartStatus.DECLINED
    decided = part_of("Kurt Dalgas-Friis", "myndighedscentret", Measure.ASSESSMENT_5A)
    notified = case.events.get(kind=LegalEventKind.COURT_NOTICE).on
    assert notified <= decided.decided_on <= case.deadlines.get(code="rtl5a_decision").due_on


def test_the_haddad_brogaards_landlord_hears_when_they_move_and_not_where_to(who):
    rikke = who("rikke")
    part = part_of("Layla Haddad", "fjordparken", Measure.WITHDRAW_CASE)
    assert part in visible_parts(rikke)
    assert "fraflytter" in part.asked
    for told in ("6.875", "indskud", "044-01", "Lindehøj", "lejekontrakt"):
        assert told not in words(rikke)
    assert case_of("Layla Haddad").children == [2, 7, 13]


def test_no_other_landlord_learns_of_any_of_it(who):
    for key in ("sanne", "torben", "kim"):
        member = who(key)
        assert not visible_cases(member).exists()
        assert not visible_entries(member).exists()
        assert not own_arrears(member).exclude(landlord=member.agency).exists()


def test_flemmings_landlord_no_longer_sees_his_part_and_his_drinking_stays_inside(who):
    case = case_of("Flemming Overby")
    assert case.landlord_stage == LandlordStage.EVICTED
    assert not visible_cases(who("rikke")).filter(pk=case.pk).exists()
    assert Disclosure.objects.get(part__case=case, agency__slug="fjordparken").withdrawn_at is not None
    for key in ("rikke", "preben", "sanne", "helle", "yusuf", "bjarke", "frida", "lars", "ulla"):
        assert "drikker" not in words(who(key)), key
    assert part_of("Flemming Overby", "myndighedscentret", Measure.HOUSING_FIRST_SUPPORT).is_open


def test_what_is_new_waits_for_a_coordinator(who):
    new = Case.objects.filter(coordinator=None)
    assert {case.tenants.get().name for case in new} == {"Birgit Thorsø", "Henrik Falk Sørup"}
    assert case_of("Birgit Thorsø").arrears_amount is None
    assert set(new) <= set(visible_cases(who("anne")))


def test_the_municipality_sees_nothing_of_the_landlords_lists(who):
    assert 40 <= ArrearsRecord.objects.filter(landlord__slug="fjordparken").count() <= 80
    assert 40 <= ArrearsRecord.objects.filter(landlord__slug="lindehoej").count() <= 80
    for key in ("anne", "jonna", "yusuf", "mona", "helle", "bjarke", "frida", "lars", "ulla", "emil"):
        assert not own_arrears(who(key)).exists()
        assert not own_lists(who(key)).exists()
    assert own_lists(who("rikke")).get().counts["rejected"] == 0


def test_council_lawyer_and_editor_see_no_case(who):
    for key in ("ulla", "orla", "emil", "lars", "dorthe"):
        assert not visible_cases(who(key)).exists()
        assert not visible_attachments(who(key)).exists()


def test_everything_happened_by_now_and_office_things_on_working_days(who):
    latest = timezone.make_aware(datetime.combine(TODAY, time(20)))
    assert not Entry.objects.filter(created_at__gt=latest).exists()
    assert not AuditEvent.objects.filter(at__gt=latest).exists()
    for event in LegalEvent.objects.exclude(kind=LegalEventKind.RENT_DUE):
        assert is_working_day(event.on), event
    for entry in Entry.objects.all():
        assert is_working_day(timezone.localdate(entry.created_at)), entry.body


def test_every_demand_but_tariqs_is_one_the_rules_allow(who):
    for record in ArrearsRecord.objects.exclude(demand_sent_on=None):
        assert record.demand_sent_on >= earliest_demand(record.oldest_due_on), record.tenants


def test_deadlines_are_the_engines_and_overdue_ones_are_dealt_with(who):
    assert not Deadline.objects.filter(due_on__lt=TODAY, met_at=None).exclude(code__in=LAPSES).exists()


def test_the_inbox_is_in_the_order_of_its_day(who):
    with standing_at(timezone.make_aware(datetime.combine(TODAY, time(20)))):
        for row in visible_inbox(who("anne")).filter(is_open=True).select_related("part__case"):
            assert row.rank == rank_of(case_view(row.part.case, who("anne").agency)), row.part


def test_somebody_has_something_unread_and_much_has_been_read(who):
    rows = visible_inbox(who("anne")).filter(is_open=True)
    marks = dict(ReadMark.objects.filter(user=who("anne").user).values_list("part_id", "read_until"))
    unread = [row for row in rows if row.part_id not in marks or marks[row.part_id] < row.last_activity_at]
    assert 0 < len(unread) < len(rows)


def test_every_screen_of_the_unit_has_something_to_show(who):
    assert Visit.objects.filter(who=who("mikkel").user, planned_on=TODAY, status=VisitStatus.PLANNED).count() >= 4
    assert set(Visit.objects.values_list("status", flat=True)) == set(VisitStatus)
    assert {case.tenants.get().name for case in Case.objects.exclude(broken_on=None)} == {"Solveig Krogsgaard"}
    assert case_of("Flemming Overby").pauses.running().exists()
    assert set(GuaranteeEntry.objects.values_list("kind", flat=True)) == {"guaranteed", "paid", "missed", "claim"}
    assert set(HousingOffer.objects.values_list("answer", flat=True)) == {"refused", "waiting", "accepted"}
    assert FollowUp.objects.filter(due_on__lte=TODAY, housing="").exists()
    assert Application.objects.filter(part__case=case_of("Mette Skovgaard-Holm")).exists()
    for landlord in ("rikke", "sanne", "kim"):
        assert "Havnevej" not in words(who(landlord))


def test_threads_hold_shared_and_internal_entries_files_and_decisions(who):
    assert Entry.objects.filter(audience="agency").count() >= 6
    assert Entry.objects.exclude(body="").count() >= 40
    assert PlanPart.objects.exclude(result="").count() >= 5
    assert visible_attachments(who("anne")).count() >= 6
    assert OutboxMessage.objects.filter(delivered_at=None, dead_at=None).count() == 0


def test_made_again_nothing_is_added(who, capsys):
    before = [model.objects.count() for model in (Agency, Case, Entry, Tenancy)]
    call_command("demo_municipality")
    assert [model.objects.count() for model in (Agency, Case, Entry, Tenancy)] == before
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_the_accounts_are_one_for_each_membership_in_force(who, capsys):
    call_command("demo_accounts", format="json")
    accounts = json.loads(capsys.readouterr().out)
    assert len(accounts) == Membership.objects.active().count() == len(PEOPLE)
    columns = ["email", "password", "name", "agency", "agency_slug", "agency_kind", "role"]
    assert all(list(account) == columns for account in accounts)
    assert {account["agency_slug"] for account in accounts} == set(Agency.objects.values_list("slug", flat=True))
    assert all(len(account["password"]) >= 12 for account in accounts)
