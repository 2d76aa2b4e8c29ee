"""Delivering: once, to those who may still see it, and no row holds up another."""

import smtplib
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from coordination.access.grants import close_part
from coordination.actions.parts import withdraw_part
from coordination.models import Case
from hub.accounts.models import Membership, User
from hub.outbox import deliver as delivering
from hub.outbox.deliver import FIRST_PAUSE, MOST_ATTEMPTS
from hub.outbox.models import Notice, OutboxMessage
from hub.outbox.tasks import deliver_due
from tests.factories.case import CaseFactory
from tests.factories.entry import EntryFactory
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 2, 9, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))


class MailServerIsAway(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError


class MailServerRefuses(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected


def test_a_notice_is_laid_in_the_recipients_own_list_once(cast, queue, deliver):
    row = queue(cast.ydelse)
    assert deliver() == 1
    assert deliver() == 0
    notice = Notice.objects.get()
    assert (notice.recipient, notice.key, notice.path) == (cast.ydelse, row.key, row.path)
    row.refresh_from_db()
    assert row.delivered_at is not None
    assert row.attempts == 1


def test_a_notice_that_was_laid_there_before_a_crash_is_not_doubled(cast, queue, deliver):
    row = queue(cast.ydelse)
    deliver()
    OutboxMessage.objects.filter(pk=row.pk).update(delivered_at=None)
    deliver()
    assert Notice.objects.count() == 1


def test_nothing_is_sent_before_it_is_due_and_the_oldest_goes_first(cast, queue, deliver, travel):
    travel(NOON)
    queue(cast.ydelse, due_at=NOON + timedelta(minutes=1))
    late = queue(cast.anne, due_at=NOON - timedelta(minutes=1))
    first = queue(cast.anne, due_at=NOON - timedelta(minutes=2))
    assert deliver() == 2
    assert [notice.key for notice in Notice.objects.order_by("pk")] == [first.key, late.key]


@pytest.mark.parametrize(("language", "words"), [("da", "Log ind"), ("en", "Sign in")])
def test_a_mail_is_in_the_recipients_language_with_a_link_and_one_id_for_ever(cast, queue, deliver, language, words):
    User.objects.filter(pk=cast.ydelse.user_id).update(language=language)
    row = queue(cast.ydelse, channel="email")
    deliver()
    sent = mail.outbox[0]
    assert sent.to == ["ydelse@example.invalid"]
    assert words in sent.body
    assert f"http://127.0.0.1:8000{row.path}" in sent.body
    assert sent.extra_headers["Message-ID"] == f"<outbox-{row.pk}@example.invalid>"


def test_no_mail_notice_or_queued_row_holds_a_persons_data(cast, deliver):
    case = CaseFactory(tenant_name="Ugla Hemmelig", with_children=True, phone="20 00 99 88")
    part = PartFactory(case=case, agency=cast.ydelse.agency, asked="Hemmelig opgave")
    EntryFactory(part=part, body="Hemmelig besked om helbred", by=cast.ydelse, with_file=True)
    EntryFactory(part=part, by=cast.anne)
    while deliver():
        pass
    forbidden = ["Ugla", "emmelig", "20 00 99 88", case.reference, case.street, case.tenancy.number, "budget"]
    forbidden += [cast.ydelse.agency.name, case.landlord.name, "Yusuf", "Anne"]
    said = [f"{m.subject} {m.body} {m.extra_headers} {m.from_email}" for m in mail.outbox]
    said += [str(row) for row in OutboxMessage.objects.values_list()] + [str(n) for n in Notice.objects.values_list()]
    assert len(mail.outbox) > 4
    assert [(token, text) for token in forbidden for text in said if token in text] == []


@pytest.mark.parametrize("backend", [MailServerIsAway, MailServerRefuses])
def test_while_the_mail_server_is_away_a_mail_is_put_off_longer_each_time(
    cast, queue, deliver, travel, settings, backend
):
    travel(NOON)
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"
    row = queue(cast.ydelse, channel="email", due_at=NOON)
    pauses = []
    for _ in range(3):
        deliver()
        row.refresh_from_db()
        pauses.append(row.due_at - timezone.now())
        travel(row.due_at)
    assert pauses == [FIRST_PAUSE, FIRST_PAUSE * 2, FIRST_PAUSE * 4]
    assert row.last_error in {"ConnectionRefusedError", "SMTPServerDisconnected"}
    assert (row.delivered_at, row.dead_at) == (None, None)


def test_a_mail_goes_out_when_the_server_is_back_and_forgets_the_error(cast, queue, deliver, settings):
    row = queue(cast.ydelse, channel="email", attempts=3, last_error="ConnectionRefusedError")
    deliver()
    row.refresh_from_db()
    assert (row.last_error, row.attempts, len(mail.outbox)) == ("", 4, 1)


def test_what_has_failed_too_often_is_set_aside_with_the_reason(cast, queue, deliver, settings):
    settings.EMAIL_BACKEND = f"{__name__}.MailServerIsAway"
    row = queue(cast.ydelse, channel="email", attempts=MOST_ATTEMPTS - 1)
    deliver()
    row.refresh_from_db()
    assert row.dead_at is not None
    assert row.last_error == "ConnectionRefusedError"
    assert deliver() == 0


@pytest.mark.parametrize("poison", [{"topic": "of-a-version-that-is-gone", "channel": "email"}, {"channel": "pigeon"}])
def test_a_row_that_cannot_be_sent_holds_up_nobody(cast, queue, deliver, travel, poison):
    travel(NOON)
    bad = queue(cast.ydelse, due_at=NOON - timedelta(hours=1), **poison)
    good = queue(cast.anne, due_at=NOON)
    assert deliver() == 2
    assert Notice.objects.get().key == good.key
    bad.refresh_from_db()
    assert (bad.last_error, bad.due_at) == ("ValueError", NOON + FIRST_PAUSE)


def test_an_error_of_the_database_in_one_row_undoes_that_row_only(cast, queue, deliver, monkeypatch):
    monkeypatch.setitem(delivering.SENDERS, "notice", lambda message: Notice.objects.create(key=None))
    row = queue(cast.ydelse)
    assert deliver() == 1
    row.refresh_from_db()
    assert row.last_error == "IntegrityError"


def end_membership(row: OutboxMessage) -> None:
    Membership.objects.filter(pk=row.recipient_id).update(valid_until=timezone.localdate() - timedelta(days=1))


def deactivate(row: OutboxMessage) -> None:
    User.objects.filter(pk=row.recipient.user_id).update(is_active=False)


def unknown_rule(row: OutboxMessage) -> None:
    OutboxMessage.objects.filter(pk=row.pk).update(authorise="nobody-registered-this")


@pytest.mark.parametrize("meanwhile", [end_membership, deactivate, unknown_rule])
@pytest.mark.parametrize("channel", ["notice", "email"])
def test_who_may_no_longer_see_it_is_sent_nothing(cast, queue, deliver, meanwhile, channel):
    row = queue(cast.ydelse, channel=channel)
    meanwhile(row)
    deliver()
    row.refresh_from_db()
    assert (row.last_error, row.delivered_at) == ("not_allowed", None)
    assert row.dead_at is not None
    assert not mail.outbox
    assert not Notice.objects.exists()


def test_a_part_taken_back_while_notices_wait_is_told_to_nobody_of_that_agency(cast, deliver):
    part = PartFactory(agency=cast.ydelse.agency)
    EntryFactory(part=part, by=cast.anne)
    withdraw_part(part=part, version=part.version, by=cast.anne)
    deliver()
    mine = OutboxMessage.objects.filter(recipient=cast.ydelse)
    assert mine.count() >= 4
    assert set(mine.values_list("last_error", flat=True)) == {"not_allowed"}
    assert not [m for m in mail.outbox if m.to == ["ydelse@example.invalid"]]


def test_a_grant_that_was_closed_stops_what_points_to_the_part_its_entries_and_its_case(cast, deliver):
    part = PartFactory(agency=cast.ydelse.agency)
    entry = EntryFactory(part=part, by=cast.anne)
    for name, subject in (("part", part), ("entry", entry), ("case", Case.objects.get())):
        OutboxMessage.objects.create(
            key=name, channel="notice", recipient=cast.ydelse, topic="new_case", path="/", authorise=name,
            subject_id=subject.public_id,
        )  # fmt: skip
    close_part(part=part, agency=part.agency)
    deliver()
    dead = OutboxMessage.objects.filter(key__in=["part", "entry", "case"], last_error="not_allowed")
    assert dead.count() == 3


def test_an_internal_note_is_announced_to_the_own_agency_alone_whatever_is_queued(cast, queue, deliver):
    entry = EntryFactory(part=PartFactory(agency=cast.ydelse.agency), internal=True, by=cast.ydelse)
    row = queue(cast.anne, authorise="entry", subject_id=entry.public_id)
    deliver()
    row.refresh_from_db()
    assert row.last_error == "not_allowed"


def test_the_task_goes_on_until_nothing_is_due(cast, queue, as_web_role, monkeypatch):
    monkeypatch.setattr(delivering, "BATCH", 2)
    for _ in range(5):
        queue(cast.ydelse)
    with as_web_role():
        assert deliver_due() == 5
    assert Notice.objects.count() == 5
