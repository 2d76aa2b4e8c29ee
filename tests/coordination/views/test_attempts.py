"""Contact with a tenant: written down in a few taps, corrected visibly, and the unit's alone."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.models import ContactAttempt
from hub.audit.models import AuditEvent
from tests.factories.contact import AttemptFactory


def filled(page, **changed):
    """What the form would send as it was shown, and what is changed in it."""
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields} | changed
    return {name: "" if value is None else value for name, value in given.items()}


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


def test_not_reached_is_one_page_and_one_button(stage, anne):
    """Two taps from the case: everything is filled in."""
    page = anne.get(stage.url("kontakt/ny/?resultat=no_answer"))
    assert anne.post(stage.url("kontakt/ny/"), filled(page)).status_code == 302
    attempt = stage.case.attempts.get()
    assert (attempt.channel, attempt.result, attempt.by) == ("phone", "no_answer", stage.cast.anne)
    assert timezone.now() - attempt.at < timedelta(minutes=2)
    assert attempt.recorded_at


def test_sent_twice_it_is_one_attempt(stage, anne):
    given = filled(anne.get(stage.url("kontakt/ny/?resultat=no_answer")))
    for _ in range(2):
        assert anne.post(stage.url("kontakt/ny/"), given).status_code == 302
    assert stage.case.attempts.count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("on", "2026-02-31"),
        ("on", "1926-02-01"),
        ("on", (timezone.localdate() + timedelta(days=1)).isoformat()),
        ("at", "25:00"),
        ("channel", "pigeon"),
        ("result", ""),
        ("note", "x" * 4001),
        ("note", "nul\x00nul"),
        ("next_try_on", "9999-01-01"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_kept(stage, anne, field, value):
    page = anne.get(stage.url("kontakt/ny/?resultat=no_answer"))
    answer = anne.post(stage.url("kontakt/ny/"), filled(page, met_whom="🙂 نورا", **{field: value}))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert "نورا" in answer.content.decode()
    assert not stage.case.attempts.exists()


def test_a_correction_leaves_what_stood_there_and_counts_alone(stage, anne):
    wrong = AttemptFactory(case=stage.case, by=stage.cast.anne, note="Talte med en anden.")
    address = f"/sager/kontakt/{wrong.public_id}/ret/"
    given = filled(anne.get(address), result="reached_accepts", note="Talte med lejeren.")
    for _ in range(2):
        assert anne.post(address, given).status_code == 302
    page = anne.get(stage.url("kontakt/"))
    rows = {row["result"]: row for row in page.context["tries"].rows}
    assert rows["Ikke truffet"]["is_corrected"]
    assert rows["Truffet, tager imod hjælp"]["corrects"]
    assert page.context["tries"].count == 1
    assert "Talte med en anden." in page.content.decode()
    assert anne.get(address).status_code == 403


def test_a_withdrawn_attempt_is_still_read_and_counts_no_more(stage, anne):
    attempt = AttemptFactory(case=stage.case, by=stage.cast.anne, note="I forkert sag.")
    address = f"/sager/kontakt/{attempt.public_id}/traek/"
    assert anne.get(address).status_code == 200
    for _ in range(2):
        assert anne.post(address).status_code == 302
    page = anne.get(stage.url("kontakt/"))
    assert page.context["tries"].count == 0
    assert "I forkert sag." in page.content.decode()


def test_no_partner_learns_of_an_attempt(stage, client_of):
    attempt = AttemptFactory(case=stage.case, by=stage.cast.anne, note="zq-hemmeligt")
    for who in (stage.cast.ydelse, stage.cast.fjordparken_clerk, stage.cast.lindehoej_clerk, stage.cast.officer):
        browser = client_of(who)
        assert browser.get(f"/sager/kontakt/{attempt.public_id}/ret/").status_code == 404
        assert browser.get(stage.url("kontakt/")).status_code in {403, 404}
        assert "zq-hemmeligt" not in browser.get(stage.url()).content.decode()
        assert "kontakt/" not in browser.get(stage.url()).content.decode().replace("/kontakter/", "")


def test_the_record_holds_codes_and_no_word_of_the_note(stage, anne):
    page = anne.get(stage.url("kontakt/ny/"))
    given = filled(page, result="met_third_party", met_whom="Naboen Kaj", note="Naboen Kaj ved noget.")
    anne.post(stage.url("kontakt/ny/"), given)
    event = AuditEvent.objects.get(object_type="coordination.contactattempt")
    assert event.details == {"channel": "phone", "result": "met_third_party", "corrects": False}
    assert event.object_id == ContactAttempt.objects.get().public_id
