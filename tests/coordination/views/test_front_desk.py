"""At the front desk a talk is booked for whoever stands there; nothing is told, and the unit alone reads it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from coordination.actions import bookings
from coordination.deadlines.calendar import ONE_DAY
from coordination.models import Booking
from coordination.protection import Limit
from hub.demo.days import working
from tests.coordination.views.test_attempts import filled
from tests.factories.contact import BookingFactory

SUNDAY = timezone.localdate() + timedelta(days=6 - timezone.localdate().weekday())
DESK, LIST = "/henvendelse/", "/henvendelse/samtaler/"


def given(page, **changed):
    on = working(timezone.localdate() + ONE_DAY).isoformat()
    return filled(page, **{"name": "Mette Skovgaard-Holm", "phone": "20 00 00 01", "on": on, **changed})


@pytest.fixture
def desk(stage, client_of):
    return client_of(stage.cast.borgerservice)


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


def test_a_booking_is_one_and_its_answer_the_same_for_known_and_unknown(stage, desk):
    answers = []
    for name in ("Mette Skovgaard-Holm", "Helt Ukendt"):
        body = given(desk.get(DESK), name=name)
        for _ in range(2):
            answer = desk.post(DESK, body, follow=True)
        answers.append([str(message) for message in answer.context["messages"]])
    assert answers[0] == answers[1]
    assert Booking.objects.count() == 2


def test_one_person_at_the_desk_cannot_flood_the_unit(desk, monkeypatch):
    monkeypatch.setattr(bookings, "TALKS", Limit(2, timedelta(hours=24)))
    bodies = [given(desk.get(DESK)) for _ in range(3)]
    for body in (*bodies[:2], bodies[1]):
        assert desk.post(DESK, body).status_code == 302
    answer = desk.post(DESK, bodies[2])
    assert answer.status_code == 422
    assert "Ring" in str(answer.context["form"].non_field_errors())
    assert bodies[2]["name"] in answer.content.decode()
    assert Booking.objects.count() == 2
    Booking.objects.update(booked_at=timezone.now() - timedelta(hours=25))
    assert desk.post(DESK, bodies[2]).status_code == 302


def test_the_desk_reads_nothing_of_what_was_booked(stage, desk):
    booking = BookingFactory(by=stage.cast.borgerservice)
    assert desk.get(LIST).status_code == 404
    assert desk.get(f"{LIST}{booking.public_id}/").status_code == 404
    assert booking.name not in desk.get(DESK).content.decode()


def test_the_unit_is_told_without_a_name_and_attaches_the_talk(stage, desk, anne, deliver):
    desk.post(DESK, given(desk.get(DESK), about="Huslejen"))
    deliver()
    assert "Mette" not in "".join(each.subject + each.body for each in mail.outbox)
    booking = Booking.objects.get()
    assert "Huslejen" in anne.get(LIST).content.decode()
    address = f"{LIST}{booking.public_id}/"
    assert anne.post(address, {"reference": "S-2026-XXXXX"}).status_code == 422
    for _ in range(2):
        assert anne.post(address, {"reference": stage.case.reference.lower()}).status_code == 302
    booking.refresh_from_db()
    assert (booking.case, booking.handled_by) == (stage.case, stage.cast.anne)
    assert "Huslejen" not in anne.get(LIST).content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2020-01-01"),
        ("on", "9999-01-01"),
        ("on", SUNDAY.isoformat()),
        ("name", ""),
        ("phone", "x" * 41),
        ("name", "nul\x00"),
        ("name", "Mette 010101-0000"),
        ("phone", "010101-0000"),
        ("phone", "ring til datteren"),
        ("about", "Mit nummer er 0101010000"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(stage, desk, field, value):
    answer = desk.post(DESK, given(desk.get(DESK), **{field: value}))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert not Booking.objects.exists()


def test_nobody_else_has_a_front_desk_or_a_list(stage, client_of):
    for who in (stage.cast.ydelse, stage.cast.fjordparken_clerk, stage.cast.kmp, stage.cast.officer):
        assert {client_of(who).get(address).status_code for address in (DESK, LIST)} == {404}


def test_the_list_costs_the_same_for_one_talk_and_for_many(stage, anne):
    BookingFactory(by=stage.cast.borgerservice)
    anne.get(LIST)
    few = _statements(anne)
    for _ in range(10):
        BookingFactory(by=stage.cast.borgerservice)
    assert _statements(anne) == few


def _statements(browser):
    with CaptureQueriesContext(connection) as counted:
        assert browser.get(LIST).status_code == 200
    return len(counted)
