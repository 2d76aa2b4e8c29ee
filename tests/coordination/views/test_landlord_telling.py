"""Telling the municipality, through the pages: what is sent, and what is given back to be mended."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coordination.lifecycle import LegalEventKind
from coordination.models import ArrearsRecord, Case, Consent, LandlordNotice, LegalEvent, Tenant
from hub.audit.models import AuditEvent
from hub.outbox.models import OutboxMessage
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
HOME = {"tenant_name": "Mette Skovgaard-Holm", "street": "Fjordparken 17, 2. tv.", "postcode": "9999", "city": "Nordby"}


@pytest.fixture
def clerk(cast, client_of):
    return client_of(cast.fjordparken_clerk)


@pytest.fixture
def private(cast, client_of):
    return client_of(cast.kmp)


@pytest.fixture
def tenancy(cast):
    tenancy = TenancyFactory(landlord=cast.fjordparken_clerk.agency, street="Fjordparken 17, 2. tv.")
    ArrearsRecordFactory(
        tenancy=tenancy, phone="20000001", email="mette@example.invalid", demand_received_on=date(2026, 11, 9)
    )
    return tenancy


def page(tenancy, below: str) -> str:
    return f"/restancer/lejemaal/{tenancy.public_id}/{below}/"


def consent(*categories: str, **changed) -> dict[str, object]:
    today = timezone.localdate()
    given = {"categories": categories, "given_on": today, "method": "written", "expires_on": today + timedelta(days=30)}
    return {**HOME, **given, **changed}


def text(answer) -> str:
    return answer.content.decode()


def test_the_notice_is_filled_in_and_sends_name_and_address_only(clerk, tenancy):
    shown = clerk.get(page(tenancy, "underretning"))
    assert "Skovgaard-Holm, Mette" in text(shown)
    assert "8.169" not in text(shown)
    receipt = clerk.post(page(tenancy, "underretning"), HOME, follow=True)
    notice = LandlordNotice.objects.get()
    assert receipt.redirect_chain == [(f"/restancer/kvittering/{notice.public_id}/", 302)]
    assert (notice.tenant_name, notice.street, notice.case.arrears_amount) == (
        HOME["tenant_name"],
        HOME["street"],
        None,
    )
    assert (Tenant.objects.get().phone, Tenant.objects.get().email) == ("", "")
    assert [event.kind for event in LegalEvent.objects.all()] == [LegalEventKind.LANDLORD_NOTICE]


def test_before_the_notice_the_municipality_has_nothing_and_after_it_a_case(cast, clerk, client_of, tenancy):
    inbox = client_of(cast.anne)
    assert HOME["street"] not in text(inbox.get("/sager/"))
    clerk.get(page(tenancy, "underretning"))
    assert not Case.objects.exists()
    clerk.post(page(tenancy, "underretning"), HOME)
    assert HOME["street"] in text(inbox.get("/sager/"))
    assert OutboxMessage.objects.filter(topic="new_case").exists()


def test_a_notice_sent_twice_is_one_receipt(clerk, tenancy):
    answers = [clerk.post(page(tenancy, "underretning"), HOME) for _click in range(2)]
    assert answers[0].headers["Location"] == answers[1].headers["Location"]
    assert AuditEvent.objects.filter(verb="send").count() == 1


def test_a_notice_of_a_new_filing_is_a_new_receipt_and_the_page_tells_of_the_first(cast, clerk, tenancy):
    clerk.post(page(tenancy, "underretning"), HOME)
    LandlordNotice.objects.update(sent_at=timezone.now() - timedelta(days=60))
    first = LandlordNotice.objects.get()
    assert str(first.public_id) in text(clerk.get(page(tenancy, "underretning")))
    clerk.post(page(tenancy, "underretning"), HOME)
    assert LandlordNotice.objects.count() == 2
    assert Case.objects.count() == 1
    assert OutboxMessage.objects.filter(topic="part_changed", recipient=cast.anne).count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tenant_name", "010190-1234"), ("tenant_name", ""), ("postcode", "12"), ("street", "x" * 500),
        ("city", "\u202eNordby"), ("tenant_name", "=cmd" * 100),
    ],
)  # fmt: skip
def test_a_bad_notice_is_given_back_with_the_fault_at_its_field_and_the_input_kept(clerk, tenancy, field, value):
    answer = clerk.post(page(tenancy, "underretning"), {**HOME, field: value})
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in text(answer)
    assert f'href="#id_{field}"' in text(answer)
    assert HOME["street" if field != "street" else "city"] in text(answer)
    assert answer.context["form"][field].value() == value
    assert not LandlordNotice.objects.exists()


def test_a_name_is_shown_as_text_whatever_it_holds(clerk, tenancy):
    name = '<script>alert("1")</script> 🏠 محمد'
    receipt = clerk.post(page(tenancy, "underretning"), {**HOME, "tenant_name": name}, follow=True)
    assert "<script>alert" not in text(receipt)
    assert "🏠 محمد" in text(receipt)


def test_ten_megabytes_of_text_are_refused_and_break_nothing(clerk, tenancy):
    answer = clerk.post(page(tenancy, "underretning"), {**HOME, "tenant_name": "x" * 10_000_000})
    assert answer.status_code == 413
    assert "forkort teksten" in text(answer)
    assert not LandlordNotice.objects.exists()


def test_the_consent_page_shows_what_each_choice_would_pass_on(clerk, tenancy):
    shown = text(clerk.get(page(tenancy, "samtykke")))
    assert "20000001, mette@example.invalid" in shown
    assert "8.169,00 kr." in shown


@pytest.mark.parametrize(
    ("categories", "phone", "arrears", "events"),
    [(["contact"], "20000001", None, 0), (["arrears"], "", 8169, 1), (["dates"], "", None, 1)],
)
def test_a_consent_copies_only_what_it_names(clerk, tenancy, categories, phone, arrears, events):
    receipt = clerk.post(page(tenancy, "samtykke"), consent(*categories), follow=True)
    assert receipt.status_code == 200
    case = Case.objects.get()
    assert (case.tenants.get().phone, case.arrears_amount, case.events.count()) == (phone, arrears, events)


def test_a_consent_sent_twice_is_one(clerk, tenancy):
    for _click in range(2):
        clerk.post(page(tenancy, "samtykke"), consent("contact", agreed_back="on"))
    assert LandlordNotice.objects.count() == 1
    assert Consent.objects.count() == 2


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"categories": []}, "categories"),
        ({"given_on": "2026-02-31"}, "given_on"),
        ({"expires_on": "2001-01-01"}, "expires_on"),
    ],
)
def test_a_bad_consent_is_given_back_with_what_was_ticked(clerk, tenancy, changed, field):
    answer = clerk.post(page(tenancy, "samtykke"), consent("contact", evidence="Blanket", **changed))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {field}
    assert "Blanket" in text(answer)
    assert not Consent.objects.exists()


def test_a_report_without_consent_leaves_the_municipality_nothing(private):
    kept = private.post("/indberet/", {**HOME, "has_consent": "no", "phone": "20000012"}, follow=True)
    tenancy = ArrearsRecord.objects.get().tenancy
    assert kept.redirect_chain == [(f"/restancer/lejemaal/{tenancy.public_id}/gemt/", 302)]
    assert not Case.objects.exists()
    assert not OutboxMessage.objects.exists()


def test_a_report_with_consent_ends_in_a_receipt_and_sent_twice_is_one(private):
    given = {**HOME, "has_consent": "yes", "given_on": timezone.localdate(), "method": "oral", "arrears": "6.200,00"}
    for _click in range(2):
        answer = private.post("/indberet/", given)
    notice = LandlordNotice.objects.get()
    assert answer.headers["Location"] == f"/restancer/kvittering/{notice.public_id}/"
    assert Case.objects.get().arrears_amount == 6200


def test_a_bad_report_is_given_back_with_all_that_was_written(private):
    written = {**HOME, "arrears": "-1", "rent_due_on": "2026-13-01", "phone": "x", "has_consent": "yes"}
    answer = private.post("/indberet/", written)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"arrears", "rent_due_on", "phone", "given_on", "method"}
    for value in (*HOME.values(), "2026-13-01"):
        assert value in text(answer)
    assert not ArrearsRecord.objects.exists()


def test_the_report_form_says_what_is_voluntary_and_what_never_to_write(private):
    shown = text(private.get("/indberet/"))
    assert "hub-callout--never" in shown
    assert "CPR" in shown
    assert "hub-own" in shown
