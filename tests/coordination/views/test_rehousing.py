"""Another home: the old landlord never learns where, the new one never of the case; the loan is asked for in time."""

from datetime import date

import pytest
from django.db import connection

from coordination.lifecycle import DataCategory, Measure
from coordination.models import Case, HousingOffer, RehousingNeed
from hub.accounts.identity import acting_as
from tests.factories.application import ApplicationFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

NEED = {"rooms": "4", "max_rent": "5.500", "area": "Nordbyen", "waiting_since": "2026-08-03",
        "moves_out_on": "2026-08-28", "version": "0"}  # fmt: skip
OFFER = {"offered_on": "2026-08-19", "kind": "municipal_allocation", "landlord": "Boligforeningen Lindehøj",
         "dwelling": "Lindealle 4", "answer": "accepted", "keys_on": "2026-08-28", "version": "0",
         "key": "11111111-1111-4111-8111-111111111111"}  # fmt: skip
SECRETS = ("Lindehøj", "Lindealle", "Nordbyen", "Ventetid")


@pytest.fixture
def case(cast, travel):
    """The Haddad-Brogaards', Fjordparken's tenants, on 21 August; Fjordparken has a part on a ground of law."""
    travel(date(2026, 8, 21))
    landlord = cast.fjordparken_clerk.agency
    case = CaseFactory(tenancy=TenancyFactory(landlord=landlord))
    PartFactory(case=case, agency=landlord, measure=Measure.PAYMENT_EXPECTED)
    return case


def place(case, page: str = "") -> str:
    return f"/sager/{case.public_id}/{page}"


def seen(browser, case) -> str:
    return browser.get(place(case)).content.decode()


@pytest.fixture
def rehoused(cast, case, client_of):
    unit = client_of(cast.anne)
    assert unit.post(place(case, "genhusning/"), NEED).status_code == 302
    assert unit.post(place(case, "genhusning/tilbud/"), OFFER).status_code == 302
    return case


def test_the_unit_sees_need_waiting_offer_and_that_the_loan_is_not_applied_for(cast, rehoused, client_of):
    page = seen(client_of(cast.anne), rehoused)
    assert "18 dage" in page
    assert "Lindealle 4" in page
    assert "Søg indskudslån senest 27/8 2026" in page
    part = PartFactory(case=rehoused, agency=cast.borgerservice.agency, measure=Measure.DEPOSIT_LOAN)
    ApplicationFactory(part=part, sent_on=date(2026, 8, 21))
    assert "Søg indskudslån" not in seen(client_of(cast.anne), rehoused)
    offices = seen(client_of(cast.borgerservice), rehoused)
    assert "Lindealle 4" in offices
    assert "Nordbyen" not in offices


def test_the_old_landlord_learns_the_day_with_consent_alone_and_never_where(cast, rehoused, client_of):
    clerk = client_of(cast.fjordparken_clerk)
    page = seen(clerk, rehoused)
    assert "28/8" not in page
    landlord = cast.fjordparken_clerk.agency
    consent = ConsentFactory(case=rehoused, to_agency=landlord, categories=[DataCategory.PLAN_PART])
    PartFactory(case=rehoused, agency=landlord, ground=ground("tenant_consent"), consent=consent)
    page = seen(clerk, rehoused)
    assert "28/8 2026" in page
    assert not any(word in page for word in SECRETS)
    for below in ("genhusning/", "genhusning/tilbud/", f"genhusning/tilbud/{HousingOffer.objects.get().public_id}/"):
        assert clerk.get(place(rehoused, below)).status_code == 403
    rehoused.refresh_from_db()


def test_the_new_landlord_finds_nothing_of_the_case(cast, rehoused, client_of):
    clerk = client_of(cast.lindehoej_clerk)
    offer = HousingOffer.objects.get()
    for below in ("", "genhusning/", "genhusning/tilbud/", f"genhusning/tilbud/{offer.public_id}/"):
        assert clerk.get(place(rehoused, below)).status_code == 404
    assert rehoused.reference not in clerk.get("/sager/").content.decode()


@pytest.mark.parametrize("name", ["fjordparken_clerk", "lindehoej_clerk", "familie"])
def test_no_row_of_it_comes_through_to_a_landlord_in_the_database_either(cast, rehoused, as_web_role, name):
    with as_web_role(), acting_as(cast.person(name)), connection.cursor() as cursor:
        for table in ("rehousingneed", "housingoffer"):
            cursor.execute(f"SELECT count(*) FROM coordination_{table}")
            assert cursor.fetchone() == (0,)


@pytest.mark.parametrize(
    ("page", "good", "field", "value"),
    [
        ("", NEED, "rooms", "-1"), ("", NEED, "max_rent", "9" * 20), ("", NEED, "waiting_since", "2026-08-22"),
        ("", NEED, "moves_out_on", "2126-01-01"), ("", NEED, "area", "x" * 101), ("", NEED, "version", ""),
        ("tilbud/", OFFER, "offered_on", "0026-08-19"), ("tilbud/", OFFER, "keys_on", "2026-08-18"),
        ("tilbud/", OFFER | {"answer": "waiting"}, "keys_on", "2026-08-28"),
        ("tilbud/", OFFER | {"answer": "refused", "keys_on": ""}, "refusal", ""),
        ("tilbud/", OFFER, "landlord", "a\0b"), ("tilbud/", OFFER, "dwelling", "010190-1234"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(cast, case, client_of, page, good, field, value):
    answer = client_of(cast.anne).post(place(case, f"genhusning/{page}"), good | {field: value})
    assert field in answer.context["form"].errors
    assert RehousingNeed.objects.count() + HousingOffer.objects.count() == 0
    assert Case.objects.get(pk=case.pk).moves_out_on is None


def test_a_double_click_is_one_offer_and_an_old_page_changes_nothing(cast, rehoused, client_of):
    unit = client_of(cast.anne)
    assert unit.post(place(rehoused, "genhusning/tilbud/"), OFFER).status_code == 302
    offer = HousingOffer.objects.get()
    below = place(rehoused, f"genhusning/tilbud/{offer.public_id}/")
    refused = OFFER | {"answer": "refused", "refusal": "too_expensive", "keys_on": ""}
    assert unit.post(below, refused | {"version": "1"}).status_code == 302
    assert unit.post(below, OFFER | {"version": "1"}).status_code == 409
    assert unit.post(place(rehoused, "genhusning/"), NEED).status_code == 409
    assert HousingOffer.objects.get().refusal == "too_expensive"


def test_a_key_writes_one_offer_and_no_other_here_or_in_another_case(cast, rehoused, client_of):
    unit, changed = client_of(cast.anne), OFFER | {"dwelling": "Lindealle 6"}
    answer = unit.post(place(rehoused, "genhusning/tilbud/"), changed)
    assert answer.status_code == 409
    assert [offer.dwelling for offer in HousingOffer.objects.all()] == ["Lindealle 4"]
    again = changed | {"key": answer.context["form"]["key"].value()}
    assert unit.post(place(rehoused, "genhusning/tilbud/"), again).status_code == 302
    other = CaseFactory()
    assert unit.post(place(other, "genhusning/tilbud/"), OFFER).status_code == 302
    assert HousingOffer.objects.filter(case=other).count() == 1
