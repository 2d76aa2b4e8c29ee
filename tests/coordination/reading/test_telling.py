"""What the list already tells, so that nobody types it again; and what a receipt says was passed on."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone

from coordination.actions.notices import SharedFacts, pass_on_consent, send_statutory_notice
from coordination.lifecycle import DataCategory as Data
from coordination.models import Consent
from coordination.reading.landlord_crumbs import crumbs
from coordination.reading.notices import passed_on
from coordination.reading.telling import Told
from tests.factories.arrears import ArrearsRecordFactory
from tests.factories.consent import consent_given
from tests.factories.tenancy import TenancyFactory, address_of

pytestmark = pytest.mark.django_db
DATES = {"demand_sent_on": date(2026, 2, 6), "demand_received_on": date(2026, 2, 9), "terminated_on": date(2026, 2, 24)}


@pytest.fixture
def tenancy(cast):
    return TenancyFactory(landlord=cast.fjordparken_clerk.agency)


def recorded(tenancy, due_on=date(2026, 2, 2), **given):
    return ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=due_on, phone="20000001", **given)


def test_name_and_address_are_filled_in_from_the_list(cast, tenancy):
    recorded(tenancy, tenants=["Holm, Mette", "Krogh, Åse"])
    told = Told(tenancy, cast.fjordparken_clerk).name_and_address
    assert told["tenant_name"] == "Holm, Mette og Krogh, Åse"
    assert told["street"] == tenancy.street


def test_a_tenancy_no_list_tells_of_gives_its_address_and_no_name(cast, tenancy):
    told = Told(tenancy, cast.fjordparken_clerk)
    assert told.name_and_address["tenant_name"] == ""
    assert told.facts == SharedFacts()
    assert set(told.in_words.values()) == {""}


def test_each_kind_of_data_is_told_in_words(cast, tenancy):
    recorded(tenancy, email="mette@example.invalid", **DATES)
    words = Told(tenancy, cast.fjordparken_clerk).in_words
    assert words[Data.CONTACT] == "20000001, mette@example.invalid"
    assert words[Data.ARREARS].startswith("8.169,00 kr.")
    assert "2/2 2026" in words[Data.ARREARS]
    assert words[Data.DATES].count("/2 2026") == 3


def test_of_what_is_paid_only_the_contact_is_told(cast, tenancy):
    recorded(tenancy, settled_at=timezone.now(), **DATES)
    assert Told(tenancy, cast.fjordparken_clerk).facts == SharedFacts(phone="20000001")


def test_an_open_debt_is_told_before_a_paid_one_whichever_changed_last(cast, tenancy):
    recorded(tenancy, balance=Decimal("100.00"))
    recorded(tenancy, date(2026, 3, 2), settled_at=timezone.now())
    assert Told(tenancy, cast.fjordparken_clerk).facts.arrears == Decimal("100.00")


def test_an_amount_that_was_not_stated_is_none(cast, tenancy):
    recorded(tenancy, balance=Decimal(0))
    assert Told(tenancy, cast.fjordparken_clerk).facts.arrears is None


def test_a_receipt_for_the_statutory_notice_names_nothing_more(cast, tenancy):
    signal = {"tenancy": tenancy, "tenant_name": "M", "address": address_of(tenancy), "by": cast.fjordparken_clerk}
    pass_on_consent(consent=consent_given(Data.CONTACT), facts=SharedFacts(), **signal)
    assert passed_on(send_statutory_notice(**signal)) == []


def test_a_receipt_for_a_consent_names_what_was_passed_on_also_when_it_is_withdrawn_since(cast, tenancy, client_of):
    signal = {"tenancy": tenancy, "tenant_name": "M", "address": address_of(tenancy), "by": cast.fjordparken_clerk}
    given = consent_given(Data.ARREARS, Data.CONTACT)
    notice = pass_on_consent(consent=given, facts=SharedFacts(), agreed_back=True, **signal)
    Consent.objects.update(withdrawn_at=timezone.now())
    page = client_of(cast.fjordparken_clerk).get(f"/restancer/kvittering/{notice.public_id}/").content.decode()
    assert all(str(kind.label) in page.casefold() for kind in (Data.CONTACT, Data.ARREARS))
    assert passed_on(notice) == [str(Data.CONTACT.label), str(Data.ARREARS.label)]


def test_a_page_below_a_tenancy_leads_back_to_it(tenancy):
    found = crumbs("Kvittering", tenancy)
    assert [crumb.get("url", "") for crumb in found] == ["/restancer/", f"/restancer/lejemaal/{tenancy.public_id}/", ""]
    assert len(crumbs("Liste")) == 2
