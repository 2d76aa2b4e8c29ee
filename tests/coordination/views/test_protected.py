"""A CPR number and a protected address stand in no page until the click with a reason, and then in that page alone."""

import pytest

from coordination.actions.numbers import record_number
from coordination.lifecycle import Measure
from coordination.models import Case, TenantNumber
from coordination.protection import RevealReason
from hub.audit.models import AuditEvent
from tests.factories.part import PartFactory

NUMBER = "0101010000"
DIVIDED = "010101-0000"
STREET = "Hemmelig Vej 7, 1. th."


@pytest.fixture
def guarded(stage):
    Case.objects.filter(pk=stage.case.pk).update(address_protected=True, street=STREET)
    record_number(tenant=stage.case.tenants.get(), number=NUMBER, by=stage.cast.anne)
    return stage


def holds(answer) -> bool:
    everything = answer.content.decode() + str(answer.headers)
    return any(word in everything for word in (NUMBER, DIVIDED, STREET, "Hemmelig Vej"))


def test_no_page_of_the_case_holds_either_before_the_click(guarded, client_of):
    pages = [guarded.url(page) for page in ("", "vis/cpr/", "vis/adresse/", "cpr/", "haendelse/", "oplysninger/")]
    pages += ["/sager/", "/beskeder/", "/opslag/", guarded.part_url(guarded.benefits)]
    for name in ("anne", "ydelse", "fjordparken_clerk"):
        browser = client_of(guarded.cast.person(name))
        assert [page for page in pages if holds(browser.get(page))] == []


@pytest.mark.parametrize(("what", "value"), [("cpr", DIVIDED), ("adresse", STREET)])
@pytest.mark.parametrize("name", ["anne", "ydelse"])
def test_with_a_reason_it_is_shown_once_and_kept_nowhere(guarded, client_of, name, what, value):
    browser = client_of(guarded.cast.person(name))
    answer = browser.post(guarded.url(f"vis/{what}/"), {"reason": RevealReason.VISIT})
    page = answer.content.decode()
    assert value in page
    assert value not in page.partition("</title>")[0]
    assert "no-store" in answer.headers["Cache-Control"]
    assert AuditEvent.objects.filter(verb="reveal", user=guarded.cast.person(name).user).count() == 1
    assert not holds(browser.get(guarded.url()))


@pytest.mark.parametrize("reason", ["", "fordi", None])
def test_without_a_reason_nothing_is_shown_and_nothing_is_on_record_as_seen(guarded, client_of, reason):
    given = {} if reason is None else {"reason": reason}
    answer = client_of(guarded.cast.anne).post(guarded.url("vis/cpr/"), given)
    assert answer.status_code == 422
    assert not holds(answer)
    assert not AuditEvent.objects.filter(verb="reveal").exists()


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("fjordparken_clerk", 404),
        ("lindehoej_clerk", 404),
        ("kmp", 404),
        ("lawyer", 404),
        ("council_member", 404),
        ("editor", 404),
        ("myndighed", 404),
    ],
)
@pytest.mark.parametrize("what", ["cpr", "adresse"])
def test_for_others_the_page_does_not_exist(guarded, client_of, name, status, what):
    browser = client_of(guarded.cast.person(name))
    for answer in (
        browser.get(guarded.url(f"vis/{what}/")),
        browser.post(guarded.url(f"vis/{what}/"), {"reason": "visit"}),
    ):
        assert answer.status_code == status
        assert not holds(answer)


def test_who_sees_the_case_but_may_not_see_this_is_told_why(guarded, client_of):
    PartFactory(case=guarded.case, agency=guarded.cast.familie.agency, measure=Measure.CHILD_ASSESSMENT)
    answer = client_of(guarded.cast.familie).post(guarded.url("vis/cpr/"), {"reason": "visit"})
    assert answer.status_code == 403
    assert not holds(answer)


def test_buttons_stand_where_they_lead_somewhere(guarded, client_of):
    cast = guarded.cast
    for name, sees in (("anne", True), ("ydelse", True), ("fjordparken_clerk", False)):
        page = client_of(cast.person(name)).get(guarded.url()).content.decode()
        assert ("vis/cpr/" in page, "vis/adresse/" in page) == (sees, sees)
    TenantNumber.objects.all().delete()
    assert "vis/cpr/" not in client_of(cast.anne).get(guarded.url()).content.decode()
    assert client_of(cast.anne).get(guarded.url("vis/cpr/")).status_code == 404


def test_the_coordinator_writes_a_number_down_and_the_page_that_refuses_one_forgets_it(stage, client_of):
    browser = client_of(stage.cast.anne)
    refused = browser.post(stage.url("cpr/"), {"number": "010101-0000 Mette"})
    assert refused.status_code == 422
    assert not holds(refused)
    assert browser.post(stage.url("cpr/"), {"number": DIVIDED}).status_code == 302
    assert browser.get(stage.url("vis/cpr/")).status_code == 200


@pytest.mark.parametrize("number", ["", "123", "3201010000", "0113010000", "01010100000", "abc"])
def test_what_has_not_the_shape_of_a_number_is_refused_at_its_field(stage, client_of, number):
    answer = client_of(stage.cast.anne).post(stage.url("cpr/"), {"number": number})
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["number"])


@pytest.mark.parametrize(("name", "status"), [("ydelse", 404), ("fjordparken_clerk", 404), ("unit_lead", 302)])
def test_only_the_unit_writes_a_number_down(stage, client_of, name, status):
    assert client_of(stage.cast.person(name)).post(stage.url("cpr/"), {"number": NUMBER}).status_code == status


def test_notices_and_mail_of_reveals_and_look_ups_hold_nothing_protected(guarded, client_of, deliver, mailoutbox):
    for _ in range(15):
        client_of(guarded.cast.anne).post(guarded.url("vis/cpr/"), {"reason": "visit"})
    deliver()
    told = client_of(guarded.cast.unit_lead).get("/beskeder/")
    assert "/opslag/vagt/" in told.content.decode()
    assert not holds(told)
    mails = [mail for mail in mailoutbox if mail.to == [guarded.cast.unit_lead.user.email]]
    assert mails
    assert all(
        word not in str(mail.message())
        for mail in mails
        for word in (NUMBER, DIVIDED, "Hemmelig", guarded.case.reference)
    )
