"""The tour without a network, as the server sees it: what lies on the telephone, and what the telephone sends."""

import json
import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coordination.actions.lone_workers import alert_overdue
from coordination.actions.visits import cancel_visit
from coordination.models import Case, Tenant, Visit
from coordination.reading.tour_sheet import sheet_of
from coordination.reading.visits import tour_of
from tests.factories.contact import VisitFactory

ADDRESSES = ("/tur/uden-net/", "/tur/sw.js", "/tur/app.webmanifest")
# All that a stop may tell; another word is another decision (docs/decisions/tour-without-network.md).
KEPT = {"id", "number", "time", "title", "reference", "address", "people", "two", "announced", "until",
        "tell", "check_in", "check_out"}  # fmt: skip


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


@pytest.fixture
def visit(stage):
    return VisitFactory(case=stage.case, by=stage.cast.anne, safety_flag=True, safety_note="Løs hund")


@pytest.fixture
def at_noon(db, travel):
    """Of the day of `visit`, so that an hour ago is the same day."""
    travel(date(2026, 2, 9))


@pytest.fixture
def send(stage, visit, anne):
    """As hub/tour/send.js sends: `send(result="no_answer")`."""

    def post(by=anne, **changed):
        now = timezone.localtime()
        given = {"channel": "home_visit_unannounced", "result": "no_answer", "on": f"{now:%Y-%m-%d}",
                 "at": f"{now:%H:%M}", "key": str(uuid4()), "member": str(stage.cast.anne.public_id)}  # fmt: skip
        return by.post(f"/tur/{visit.public_id}/kontakt/", given | changed, headers={"Accept": "application/json"})

    return post


@pytest.fixture
def press(stage, visit, anne):
    """Checking in or out as the telephone sends it later: `press("ind", timedelta(minutes=20))` ago."""

    def post(door, ago, by=anne, **changed):
        given = {"at": (timezone.now() - ago).isoformat(), "member": str(stage.cast.anne.public_id)}
        address = f"/tur/{visit.public_id}/{door}/"
        return by.post(address, given | changed, headers={"Accept": "application/json"})

    return post


def sheet_on(page):
    found = re.search(r'<script id="hub-tour-sheet" type="application/json">(.*?)</script>', page.content.decode())
    return json.loads(found[1])


def test_the_sheet_holds_the_way_to_the_door_and_nothing_else(stage, visit, anne):
    sheet = sheet_on(anne.get("/tur/"))
    assert sheet["member"] == str(stage.cast.anne.public_id)
    (stop,) = sheet["stops"]
    assert set(stop) == KEPT
    assert stop["address"].startswith(stage.case.street)
    assert stop["two"]
    told = json.dumps(sheet)
    tenant = stage.case.tenants.get()
    assert tenant.phone not in told
    assert "Løs hund" not in told


def test_of_a_protected_home_neither_address_nor_name_is_kept(stage, visit, anne):
    Case.objects.filter(pk=stage.case.pk).update(address_protected=True)
    told = json.dumps(sheet_on(anne.get("/tur/")), ensure_ascii=False)
    assert stage.case.street not in told
    assert Tenant.objects.get(case=stage.case).name not in told
    assert stage.case.reference in told


def test_the_sheet_ends_at_midnight_and_leaves_out_what_is_done(stage, visit, anne, send):
    membership = stage.cast.anne
    sheet = sheet_of(membership, tour_of(membership))
    ends = timezone.datetime.fromisoformat(sheet["ends_at"])
    assert (ends.hour, ends.minute) == (0, 0)
    assert (ends.date() - timezone.localdate()).days == 1
    assert send().status_code == 201
    assert sheet_on(anne.get("/tur/"))["stops"] == []


def test_what_the_telephone_sends_again_after_a_lost_answer_is_one_attempt(stage, send):
    key = str(uuid4())
    assert [send(key=key).status_code for _ in range(3)] == [201, 201, 201]
    assert stage.case.attempts.count() == 1


def test_of_a_cancelled_visit_it_is_refused_with_the_reason_and_may_be_stored_without(stage, visit, send):
    key = str(uuid4())
    cancel_visit(visit=visit, reason="Lejeren er rejst.", by=stage.cast.anne)
    answer = send(key=key)
    assert (answer.status_code, answer.json()["reason"]) == (403, "Besøget er aflyst.")
    assert not stage.case.attempts.exists()
    assert send(key=key, without_visit="on").status_code == 201
    assert stage.case.attempts.get().visit is None


def test_stored_before_the_visit_was_cancelled_it_stays_stored_when_it_is_sent_again(stage, visit, send):
    key = str(uuid4())
    send(key=key)
    Visit.objects.filter(pk=visit.pk).update(status="cancelled")
    assert send(key=key).status_code == 201
    assert stage.case.attempts.count() == 1


def test_what_is_wrong_is_said_field_by_field(stage, send):
    answer = send(on="2099-01-01", result="")
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"on", "result"}
    assert not stage.case.attempts.exists()


def test_a_colleague_who_has_signed_in_since_does_not_send_it(stage, send, client_of):
    answer = send(by=client_of(stage.cast.unit_lead))
    assert answer.status_code == 422
    assert set(answer.json()["errors"]) == {"member"}
    assert not stage.case.attempts.exists()


def test_whoever_may_not_see_the_visit_is_told_that_there_is_none(stage, send, client_of):
    assert send(by=client_of(stage.cast.ydelse)).status_code == 404
    assert not stage.case.attempts.exists()


def test_in_and_out_that_are_sent_later_stand_at_the_time_they_were_pressed_however_often_they_come(
    at_noon, visit, press
):
    came, left = timedelta(minutes=50), timedelta(minutes=20)
    moments = {"ind": timezone.now() - came, "ud": timezone.now() - left}
    for door in ("ind", "ind", "ud", "ud", "ind"):
        assert press(door, timedelta(0), at=moments[door].isoformat(), length="30").status_code == 201
    visit.refresh_from_db()
    assert (visit.checked_in_at, visit.checked_out_at) == (moments["ind"], moments["ud"])
    assert visit.expected_out_at == moments["ind"] + timedelta(minutes=30)


@pytest.mark.parametrize("first", ["kept", "page"])
@pytest.mark.parametrize("ahead", [timedelta(minutes=-5), timedelta(0), timedelta(minutes=5)])
def test_sent_again_after_the_alarm_it_does_not_set_the_alarm_anew(at_noon, travel, visit, press, anne, first, ahead):
    """The browser's own form carries no moment; a copy of it, kept when the answer was lost, that of its telephone."""
    pressed = timezone.now()
    at = (pressed + ahead).isoformat()
    travel(pressed + timedelta(seconds=5))
    if first == "kept":
        press("ind", timedelta(0), at=at, length="30")
    else:
        anne.post(f"/tur/{visit.public_id}/ind/", {"length": "30"})
    travel(pressed + timedelta(minutes=40))
    assert alert_overdue() == 1
    for _ in range(2):
        assert press("ind", timedelta(0), at=at, length="30").status_code == 201
        assert alert_overdue() == 0
    visit.refresh_from_db()
    assert abs(visit.expected_out_at - pressed - timedelta(minutes=30)) <= timedelta(minutes=5, seconds=5)


def test_more_time_that_is_sent_after_the_alarm_sets_it_anew(at_noon, travel, visit, press):
    pressed = timezone.now()
    press("ind", timedelta(0), length="30")
    travel(pressed + timedelta(minutes=35))
    assert alert_overdue() == 1
    press("ind", timedelta(minutes=30), length="30")
    visit.refresh_from_db()
    assert visit.expected_out_at == pressed + timedelta(minutes=35)
    travel(pressed + timedelta(minutes=45))
    assert alert_overdue() == 0
    press("ind", timedelta(minutes=15), length="60")
    travel(pressed + timedelta(minutes=91))
    assert alert_overdue() == 1


@pytest.mark.parametrize("door", ["ind", "ud"])
@pytest.mark.parametrize("ago", [timedelta(hours=-1), timedelta(hours=25)])
def test_neither_in_nor_out_is_believed_of_the_future_or_of_another_day(visit, press, door, ago):
    answer = press(door, ago)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"at"})
    visit.refresh_from_db()
    assert visit.checked_in_at is None


def test_a_telephone_whose_clock_is_ahead_checks_in_now_and_one_that_is_slow_leaves_no_earlier_than_it_came(
    visit, press
):
    press("ind", timedelta(minutes=-5))
    visit.refresh_from_db()
    assert visit.checked_in_at <= timezone.now()
    press("ud", timedelta(minutes=5))
    visit.refresh_from_db()
    assert visit.checked_out_at == visit.checked_in_at


def test_a_colleague_who_has_signed_in_since_checks_nobody_else_in(stage, visit, press, client_of):
    answer = press("ind", timedelta(0), by=client_of(stage.cast.unit_lead))
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"member"})
    visit.refresh_from_db()
    assert visit.checked_in_at is None


@pytest.mark.parametrize("door", ["kontakt", "ind", "ud"])
def test_what_is_sent_when_the_session_has_ended_is_led_nowhere_and_so_waits(visit, client, door):
    answer = client.post(f"/tur/{visit.public_id}/{door}/")
    assert answer.status_code == 401
    assert "ikke gemt" in answer.content.decode()


@pytest.mark.parametrize("address", ADDRESSES)
def test_page_worker_and_manifest_are_the_same_for_everybody(stage, visit, anne, client, address):
    assert anne.get(address).content == client.get(address).content


def test_the_worker_keeps_no_page_but_the_one_without_data(anne):
    told = json.loads(re.search(r"self\.HUB = (.*);", anne.get("/tur/sw.js").content.decode())[1])
    assert told["page"] == "/tur/uden-net/"
    assert all(file.startswith("/static/") for file in told["files"])


def test_signing_out_has_the_browser_wipe_what_it_keeps(anne):
    assert anne.post("/konto/logout/")["Clear-Site-Data"] == '"storage"'
    assert "Clear-Site-Data" not in anne.get("/konto/login/")


def test_nobody_is_signed_out_and_so_nothing_is_wiped(client, db):
    assert "Clear-Site-Data" not in client.post("/konto/logout/")


def test_what_somebody_else_has_not_sent_outlives_the_sign_out_of_who_has_wiped_their_own(anne):
    assert "Clear-Site-Data" not in anne.post("/konto/logout/", {"shared": "1"})
