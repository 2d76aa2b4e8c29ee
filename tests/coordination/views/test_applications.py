"""An application: the unit prepares it, the office decides, and the landlord's clock says what is too late."""

from datetime import date
from decimal import Decimal

import pytest

from coordination.access.permissions import Level
from coordination.actions.clock import record_event
from coordination.actions.sharing import Share, share_part
from coordination.lifecycle import DataCategory, LegalEventKind, Measure, PartResult
from coordination.models import Application, PlanPart
from tests.factories.application import ApplicationFactory
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

SENT = {"amount_asked": "7.840,00", "sent_on": "2026-02-12", "expected_on": "2026-02-18", "version": 0,
        "missing": ["budget_form", "lease"], "missing_note": "Lønsedler for januar."}  # fmt: skip


@pytest.fixture
def mette(cast, travel):
    """12 February; the demand was received on the 6th and expires on the 20th. § 81 is asked of Ydelseskontoret."""
    travel(date(2026, 2, 12))
    case = CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    record_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=date(2026, 2, 6), by=cast.anne)
    return PartFactory(case=case, agency=cast.ydelse.agency, measure=Measure.ONE_OFF_BENEFIT)


def place(part: PlanPart, page: str = "") -> str:
    return f"/sager/dele/{part.public_id}/{page}"


def words(answer) -> str:
    return answer.content.decode()


def test_the_unit_prepares_and_the_office_reads_what_is_missing(cast, mette, client_of):
    unit = client_of(cast.anne)
    assert "Forbered ansøgningen" in words(unit.get(place(mette)))
    assert unit.post(place(mette, "ansoegning/"), SENT).status_code == 302
    stored = Application.objects.get(part=mette)
    assert (stored.amount_asked, stored.expected_on, stored.version) == (Decimal("7840.00"), date(2026, 2, 18), 1)
    page = words(client_of(cast.ydelse).get(place(mette)))
    assert "7.840,00 kr." in page
    assert "Budgetskema, Lejekontrakt" in page
    assert "Lønsedler for januar." in page


def test_an_expected_day_after_the_landlords_deadline_is_marked_on_case_and_part(cast, mette, client_of):
    unit = client_of(cast.anne)
    unit.post(place(mette, "ansoegning/"), SENT)
    for url in (place(mette), f"/sager/{mette.case.public_id}/"):
        assert "Ventes 18/2, før fristen 20/2" in words(unit.get(url))
    unit.post(place(mette, "ansoegning/"), SENT | {"expected_on": "2026-02-23", "version": 1})
    for url in (place(mette), f"/sager/{mette.case.public_id}/"):
        assert "Ventes 23/2 – fristen er 20/2" in words(unit.get(url))
        assert "For sent" in words(unit.get(url))


def test_the_unit_is_an_adviser_and_never_decides(cast, mette, client_of):
    unit = client_of(cast.anne)
    unit.post(place(mette, "ansoegning/"), SENT)
    decision = {"result": "granted", "decided_on": "2026-02-12", "amount": "7840", "version": mette.version}
    assert "afgoerelse/" not in words(unit.get(place(mette)))
    assert unit.get(place(mette, "afgoerelse/")).status_code == 403
    assert unit.post(place(mette, "afgoerelse/"), decision).status_code == 403
    assert PlanPart.objects.get(pk=mette.pk).result == ""


def test_the_office_decides_with_amount_pay_day_and_period(cast, mette, client_of):
    sent = {"result": "granted", "decided_on": "2026-02-12", "amount": "7.840,00", "pays_on": "2026-02-19",
            "covers_from": "2026-02-01", "covers_until": "2026-02-28", "version": mette.version}  # fmt: skip
    assert client_of(cast.ydelse).post(place(mette, "afgoerelse/"), sent).status_code == 302
    part = PlanPart.objects.get(pk=mette.pk)
    assert (part.result, part.amount, part.covers_until) == (
        PartResult.GRANTED, Decimal("7840.00"), date(2026, 2, 28))  # fmt: skip
    assert "1/2 2026 – 28/2 2026" in words(client_of(cast.anne).get(place(mette)))
    refused = client_of(cast.anne).post(place(mette, "ansoegning/"), SENT)
    assert refused.status_code == 403


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("expected_on", "2026-02-11"),
        ("expected_on", "2099-01-01"),
        ("sent_on", "0026-02-12"),
        ("sent_on", "2026-02-30"),
        ("amount_asked", "-1"),
        ("amount_asked", "9" * 20),
        ("missing_note", "x" * 201),
        ("missing_note", "a\0b"),
        ("missing", ["no-such"]),
        ("version", "x"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_stored(cast, mette, client_of, field, value):
    answer = client_of(cast.anne).post(place(mette, "ansoegning/"), SENT | {field: value})
    assert field in answer.context["form"].errors
    assert not Application.objects.exists()


def test_two_who_write_at_once_see_that_they_do_and_a_double_click_is_one(cast, mette, client_of):
    assert client_of(cast.ydelse).post(place(mette, "ansoegning/"), SENT).status_code == 302
    late = client_of(cast.anne).post(place(mette, "ansoegning/"), SENT | {"missing_note": "Mit ord."})
    assert (late.status_code, late.context["form"]["version"].value()) == (409, "1")
    assert "Mit ord." in words(late)
    assert Application.objects.get().missing_note == "Lønsedler for januar."


@pytest.mark.parametrize("name", ["lindehoej_clerk", "betaling", "kmp"])
def test_whom_the_part_is_not_open_to_finds_no_application(cast, mette, client_of, name):
    assert client_of(cast.person(name)).get(place(mette, "ansoegning/")).status_code == 404


def test_a_landlord_to_whom_the_part_is_shared_learns_of_the_payment_alone(cast, mette, client_of):
    landlord = cast.fjordparken_clerk.agency
    ApplicationFactory(part=mette, missing_note="Indkomst mangler.", amount_asked=Decimal("9999.00"))
    named = [DataCategory.SHARED_PART, DataCategory.DECISION]
    consent = ConsentFactory(case=mette.case, to_agency=landlord, categories=named)
    share = Share(landlord, Level.READ, ground("tenant_consent"), consent=consent)
    share_part(part=mette, share=share, by=cast.anne)
    clerk = client_of(cast.fjordparken_clerk)
    page = words(clerk.get(place(mette)))
    assert not any(word in page for word in ("Indkomst mangler.", "9.999,00", "Forbered"))
    assert clerk.get(place(mette, "ansoegning/")).status_code == 403
    sent = {"result": "granted", "decided_on": "2026-02-12", "amount": "7840", "pays_on": "2026-02-19",
            "note": "På grund af sygdom.", "version": mette.version}  # fmt: skip
    assert client_of(cast.ydelse).post(place(mette, "afgoerelse/"), sent).status_code == 302
    page = words(clerk.get(place(mette)))
    assert "19/2 2026" in page
    assert "sygdom" not in page
