"""Two people at once, on connections of their own: both are heard, or one is told; nothing is lost or doubled."""

import threading
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.db import connections, transaction
from django.utils import timezone

from coordination.actions import closing, instalments
from coordination.actions.entries import post_entry
from coordination.actions.erasing import erase_due_cases
from coordination.actions.instalments import mark_instalment
from coordination.actions.notices import send_statutory_notice
from coordination.actions.parts import Decision, accept_part, record_decision
from coordination.lifecycle import Audience, Measure, PartResult
from coordination.models import Case, Entry, InboxRow, Instalment, InstalmentPlan, LandlordNotice, PlanPart
from hub.accounts.identity import acting_as
from hub.accounts.models import Membership
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.membership import MembershipFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory, address_of
from tests.personas import raise_curtain
from tests.web_role import as_web_role

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*acts: tuple[Membership, Callable[[], object]]) -> list[object]:
    """What each came to, its answer or its error, in the order given; each held by the policies as who does it."""
    start = threading.Barrier(len(acts))
    answers: list[object] = [None] * len(acts)

    def run(number: int, by: Membership, act: Callable[[], object]) -> None:
        start.wait()
        try:
            with as_web_role(), acting_as(by):
                answers[number] = act()
        except Exception as error:  # noqa: BLE001  # which one it was is what the test asks
            answers[number] = error
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(number, *act)) for number, act in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


def test_two_who_write_at_once_are_both_heard():
    cast = raise_curtain()
    part = PartFactory(agency=cast.ydelse.agency)
    writers = [cast.ydelse, cast.anne, cast.unit_lead, MembershipFactory(agency=cast.ydelse.agency)]
    posts = [(by, partial(post_entry, part=part, body=str(by.pk), audience=Audience.PART, by=by)) for by in writers]
    answers = at_once(*posts)
    assert all(isinstance(answer, Entry) for answer in answers), answers
    assert {entry.body for entry in part.entries.exclude(body="")} == {str(by.pk) for by in writers}
    newest = part.entries.latest("created_at")
    assert set(InboxRow.objects.filter(part=part).values_list("last_entry_id", flat=True)) == {newest.pk}
    assert AuditEvent.objects.filter(object_type="coordination.entry").count() == len(writers)


def test_of_two_who_answer_at_once_one_holds_and_the_other_is_told():
    cast = raise_curtain()
    part = PartFactory(agency=cast.ydelse.agency)
    colleague = MembershipFactory(agency=cast.ydelse.agency)
    decision = Decision(PartResult.REFUSED, date(2026, 2, 9))
    answers = at_once(
        (cast.ydelse, lambda: accept_part(part=part, version=1, by=cast.ydelse)),
        (colleague, lambda: record_decision(part=part, decision=decision, version=1, by=colleague)),
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["PlanPart", "StaleVersionError"]
    held = next(answer for answer in answers if isinstance(answer, PlanPart))
    part.refresh_from_db()
    assert (part.status, part.version) == (held.status, 2)
    assert AuditEvent.objects.filter(verb="answer").count() == 1


def test_two_notices_of_one_tenancy_at_once_open_one_case():
    cast = raise_curtain()
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency)
    signal = {"tenancy": tenancy, "tenant_name": "Mette", "address": address_of(tenancy)}
    answers = at_once(
        *(
            (by, partial(send_statutory_notice, by=by, **signal))
            for by in (cast.fjordparken_clerk, cast.fjordparken_lead)
        )
    )
    assert answers[0] == answers[1]
    assert (Case.objects.count(), LandlordNotice.objects.count()) == (1, 1)


def test_what_is_undone_leaves_neither_row_nor_trace_nor_letter():
    cast = raise_curtain()
    part = PartFactory(agency=cast.ydelse.agency)
    before = [model.objects.count() for model in (Entry, AuditEvent, OutboxMessage)]
    with transaction.atomic():
        accept_part(part=part, version=1, by=cast.ydelse)
        post_entry(part=part, body="Det her sker ikke.", audience=Audience.PART, by=cast.ydelse)
        transaction.set_rollback(True)
    assert [model.objects.count() for model in (Entry, AuditEvent, OutboxMessage)] == before
    assert PlanPart.objects.get(pk=part.pk).version == 1


def overdue_instalment(part) -> Instalment:
    plan = InstalmentPlan.objects.create(part=part, total=Decimal(100))
    day = timezone.localdate() - timedelta(days=3)
    return Instalment.objects.create(plan=plan, number=1, due_on=day, amount=Decimal(100))


def test_two_parts_marked_at_once_leave_the_case_broken_since_the_one_that_is_missed(monkeypatch):
    """The one is paid late while the other is missed: whoever comes second counts what the first has stored."""
    cast = raise_curtain()
    case = PartFactory(agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True).case
    parts = [case.parts.get(measure=Measure.GUARANTEE)]
    parts.append(PartFactory(case=case, agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True))
    rows = [overdue_instalment(part) for part in parts]
    mark_instalment(instalment=rows[0], paid=False, by=cast.betaling)

    def slowly(case):
        answer = missed_since(case)
        time.sleep(0.5)
        return answer

    missed_since = instalments.missed_since
    monkeypatch.setattr(instalments, "missed_since", slowly)
    answers = at_once(
        (cast.betaling, partial(mark_instalment, instalment=rows[0], paid=True, by=cast.betaling)),
        (cast.betaling, partial(mark_instalment, instalment=rows[1], paid=False, by=cast.betaling)),
    )
    assert all(isinstance(answer, Instalment) for answer in answers), answers
    assert Case.objects.get(pk=case.pk).broken_on == timezone.localdate()


def test_a_case_that_is_opened_again_while_the_night_erases_is_left_alone(monkeypatch):
    cast = raise_curtain()
    case = CaseFactory(closed=True)
    long_ago = timezone.now() - timedelta(days=365 * 6)
    Case.objects.filter(pk=case.pk).update(closed_at=long_ago)
    case.closings.update(closed_at=long_ago)
    note = closing._note

    def slowly(case, event, by):
        time.sleep(0.5)
        note(case, event, by)

    def night():
        time.sleep(0.2)
        with as_web_role("worker"):
            return erase_due_cases()

    monkeypatch.setattr(closing, "_note", slowly)
    answers = at_once(
        (cast.anne, partial(closing.reopen_case, case=Case.objects.get(pk=case.pk), by=cast.anne)), (cast.anne, night)
    )
    assert isinstance(answers[0], Case), answers
    assert answers[1].erased == 0
    assert Case.objects.get(pk=case.pk).closed_at is None
    assert case.parts.exists()
