"""The overview, one tenancy, and the receipt."""

from datetime import date

import pytest
from django.utils import timezone

from hub.audit.models import AuditEvent
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.case import CaseFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.fjordparken_clerk)


@pytest.fixture
def tenancy(cast):
    return TenancyFactory(landlord=cast.fjordparken_clerk.agency, number="012-04-0173-2")


def text(answer) -> str:
    return answer.content.decode()


def test_amounts_and_dates_are_written_as_in_denmark(clerk, tenancy):
    ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=date(2026, 11, 9), demand_received_on=date(2026, 11, 20))
    for page in ("/restancer/", f"/restancer/lejemaal/{tenancy.public_id}/"):
        shown = text(clerk.get(page))
        assert "8.169,00 kr." in shown
        assert "9/11 2026" in shown
        assert "20/11 2026" in shown


def test_in_english_they_are_written_as_in_english(clerk, tenancy):
    ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=date(2026, 11, 9))
    clerk.cookies["django_language"] = "en"
    assert "8,169.00 kr." in text(clerk.get("/restancer/"))


def test_an_amount_that_was_not_stated_is_not_shown_as_nought(clerk, tenancy):
    ArrearsRecordFactory(tenancy=tenancy, balance=0)
    for page in ("/restancer/", f"/restancer/lejemaal/{tenancy.public_id}/"):
        assert "0,00" not in text(clerk.get(page))


def test_a_protected_address_stands_on_no_page_that_does_not_need_it(cast, clerk):
    hidden = TenancyFactory(landlord=cast.fjordparken_clerk.agency, street="Skjulevej 1", address_protected=True)
    ArrearsRecordFactory(tenancy=hidden)
    for page in ("/restancer/", f"/restancer/lejemaal/{hidden.public_id}/", "/restancer/?q=Skjulevej+2"):
        assert "Skjulevej 1" not in text(clerk.get(page)), page
    assert not AuditEvent.objects.filter(verb="reveal").exists()
    assert "Skjulevej 1" in text(clerk.get(f"/restancer/lejemaal/{hidden.public_id}/underretning/"))
    assert AuditEvent.objects.get(verb="reveal").object_id == hidden.public_id


def test_an_empty_overview_says_what_to_do_next(cast, clerk, client_of):
    assert 'href="/restancer/import/"' in text(clerk.get("/restancer/"))
    assert 'href="/indberet/"' in text(client_of(cast.kmp).get("/restancer/"))
    assert "hub-empty" in text(clerk.get("/restancer/"))
    assert "hub-empty" in text(clerk.get("/restancer/?q=ingen"))


def test_reading_and_searching_are_on_record_without_what_was_sought(clerk, tenancy):
    clerk.get("/restancer/?q=Skovgaard")
    clerk.get(f"/restancer/lejemaal/{tenancy.public_id}/")
    sought, read = AuditEvent.objects.order_by("pk").filter(verb__in=["search", "read"])
    assert (sought.verb, sought.object_type, sought.why) == ("search", "accounts.agency", "arrears")
    assert {name: sought.details[name] for name in ("list", "fields", "words", "letters")} == {
        "list": "arrears", "fields": ["q"], "words": 1, "letters": 9}  # fmt: skip
    assert "skovgaard" not in str(sought.details).casefold()
    assert (read.verb, read.object_type, read.persons) == ("read", "coordination.tenancy", [tenancy.public_id])


def test_the_overview_costs_the_same_for_25_and_100_rows(cast, clerk, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("coordination.reading.arrears_overview.PAGE", 200)
    agency, asked = cast.fjordparken_clerk.agency, []
    clerk.get("/restancer/")
    for more in (25, 75):
        for _number in range(more):
            ArrearsRecordFactory(tenancy=TenancyFactory(landlord=agency))
        with django_assert_max_num_queries(30) as counted:
            shown = clerk.get("/restancer/")
        asked.append(len(counted))
    assert text(shown).count("/restancer/lejemaal/") == 100
    assert asked[0] == asked[1]


def test_the_next_page_of_the_overview_is_a_link(cast, clerk, monkeypatch):
    monkeypatch.setattr("coordination.reading.arrears_overview.PAGE", 1)
    for _ in range(2):
        ArrearsRecordFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    first = clerk.get("/restancer/")
    assert f"efter={first.context['overview'].records[0].public_id}" in text(first)


def test_a_tenancy_shows_open_debts_first_and_paid_ones_after(clerk, tenancy):
    ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=date(2026, 5, 1), settled_at=timezone.now())
    open_one = ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=date(2026, 2, 2))
    assert clerk.get(f"/restancer/lejemaal/{tenancy.public_id}/").context["records"][0] == open_one


def test_a_tenancy_nothing_is_owed_in_says_so(clerk, tenancy):
    assert "hub-empty" in text(clerk.get(f"/restancer/lejemaal/{tenancy.public_id}/"))


def test_the_receipt_proves_what_was_sent_and_never_names_the_case(clerk, tenancy):
    case = CaseFactory(tenancy=tenancy)
    notice = case.notices.get()
    shown = text(clerk.get(f"/restancer/kvittering/{notice.public_id}/"))
    assert str(notice.public_id) in shown
    assert "Mette Skovgaard-Holm" in shown
    assert "§ 92" in shown
    assert case.reference not in shown
    assert str(case.public_id) not in shown
    assert AuditEvent.objects.filter(verb="read", object_type="coordination.landlordnotice").exists()
