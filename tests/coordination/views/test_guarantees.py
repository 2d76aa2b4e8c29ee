"""The municipal guarantee: a ledger that only grows, kept by Betalingskontoret, with the landlord's claims in it."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from coordination.lifecycle import Measure
from coordination.models import Guarantee, GuaranteeEntry
from coordination.money import LedgerKind
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.guarantee import GuaranteeFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

TODAY = date(2026, 2, 12)


@pytest.fixture
def part(cast, travel):
    """Betalingskontoret's, in a case in which Fjordparken takes part with consent."""
    travel(TODAY)
    landlord = cast.fjordparken_clerk.agency
    case = CaseFactory(tenancy=TenancyFactory(landlord=landlord))
    consent = ConsentFactory(case=case, to_agency=landlord)
    PartFactory(case=case, agency=landlord, ground=ground("tenant_consent"), consent=consent)
    return PartFactory(case=case, agency=cast.betaling.agency, measure=Measure.GUARANTEE, accepted=True)


def line(kind: str = "", amount: str = "100", **more: str) -> dict[str, str]:
    return {"kind": kind, "amount": amount, "on": TODAY.isoformat(), "key": str(uuid4()), **more}


@pytest.fixture
def ledger(cast, part, client_of):
    """`ledger("missed", "50")` writes as Betalingskontoret; 1.000 are guaranteed, of at most 5.000."""
    browser = client_of(cast.betaling)
    opened = browser.post(f"/sager/dele/{part.public_id}/garanti/", line(amount="1.000", ceiling="5.000"))
    assert opened.status_code == 302
    return lambda *given, **more: browser.post(f"/sager/dele/{part.public_id}/garanti/", line(*given, **more))


def claims(part, guarantee: Guarantee | None = None) -> str:
    """Where the landlord claims under it."""
    return f"/sager/{part.case.public_id}/garanti/{(guarantee or part.guarantee).public_id}/krav/"


def stored() -> list[tuple[str, Decimal]]:
    return list(GuaranteeEntry.objects.order_by("pk").values_list("kind", "amount"))


def test_from_default_over_claim_to_repayment_and_each_reads_its_side(cast, part, ledger, client_of):
    clerk, case = client_of(cast.fjordparken_clerk), f"/sager/{part.case.public_id}/"
    assert "Gør krav gældende" not in clerk.get(case).content.decode()
    assert ledger("missed", "400").status_code == 302
    assert "Gør krav gældende" in clerk.get(case).content.decode()
    assert clerk.post(claims(part), line(amount="400")).status_code == 302
    assert "Gør krav gældende" not in clerk.get(case).content.decode()
    for kind, amount in (("paid_out", "400"), ("repaid", "123,45"), ("written_off", "276,55")):
        assert ledger(kind, amount).status_code == 302
    landlords = clerk.get(case).content.decode()
    assert "Udbetalt af kommunen" in landlords
    assert not any(word in landlords for word in ("123,45", "276,55", "Lejers gæld"))
    for who in (cast.anne, cast.betaling):
        page = client_of(who).get(f"/sager/dele/{part.public_id}/").content.decode()
        assert "123,45 kr." in page
    for who in (cast.lindehoej_clerk, cast.ydelse):
        assert client_of(who).get(case).status_code == 404


@pytest.mark.parametrize(
    ("kind", "amount"), [("guaranteed", "4.001"), ("paid", "1.001"), ("claim", "1"), ("paid_out", "1"), ("repaid", "1")]
)
def test_no_line_brings_a_balance_below_zero_or_over_the_ceiling(ledger, kind, amount):
    answer = ledger(kind, amount)
    assert list(answer.context["form"].errors) == ["amount"]
    assert stored() == [("guaranteed", Decimal("1000.00"))]


@pytest.mark.parametrize(
    ("field", "value"),
    [("amount", "-1"), ("amount", "0"), ("amount", "9" * 20), ("on", "2026-02-13"), ("on", "0026-02-12"),
     ("kind", "gift"), ("key", "x")],
)  # fmt: skip
def test_a_line_that_cannot_be_is_refused_at_its_field(ledger, field, value):
    assert field in ledger(**{"kind": "paid", field: value}).context["form"].errors
    assert len(stored()) == 1


def test_a_mistake_is_taken_back_once_by_a_line_in_minus_and_nothing_is_overwritten(cast, part, ledger, client_of):
    ledger("missed", "400")
    wrong = GuaranteeEntry.objects.get(kind="missed")
    back = f"/sager/dele/{part.public_id}/garanti/{wrong.public_id}/ret/"
    assert client_of(cast.anne).post(back).status_code == 403
    assert client_of(cast.fjordparken_clerk).post(back).status_code == 404
    for _ in range(2):
        assert client_of(cast.betaling).post(back).status_code == 302
    assert stored()[1:] == [("missed", Decimal("400.00")), ("missed", Decimal("-400.00"))]
    assert GuaranteeEntry.objects.all().sums()[LedgerKind.MISSED] == 0


def test_a_double_click_is_one_line(ledger):
    key = str(uuid4())
    assert [ledger("missed", "400", key=key).status_code for _ in range(2)] == [302, 302]
    assert len(stored()) == 2


def test_a_key_writes_one_line_and_no_other_here_or_in_another_ledger(cast, part, ledger, client_of):
    key = str(uuid4())
    assert ledger("missed", "400", key=key).status_code == 302
    answer = ledger("missed", "500", key=key)
    assert answer.status_code == 409
    assert stored()[1:] == [("missed", Decimal("400.00"))]
    again = answer.context["form"]["key"].value()
    assert ledger("missed", "500", key=again).status_code == 302
    other = GuaranteeFactory(part=PartFactory(agency=part.agency, measure=Measure.GUARANTEE, accepted=True))
    there = f"/sager/dele/{other.part.public_id}/garanti/"
    assert client_of(cast.betaling).post(there, line("guaranteed", "7", key=key)).status_code == 302
    clerk = client_of(cast.fjordparken_clerk)
    assert [clerk.post(claims(part), line(amount=each, key=key)).status_code for each in ("9", "9", "8")] == [
        302,
        302,
        409,
    ]
    assert stored()[2:] == [("missed", Decimal("500.00")), ("guaranteed", Decimal("7.00")), ("claim", Decimal("9.00"))]


def test_each_guarantee_is_claimed_under_while_its_own_part_is_open(cast, part, ledger, client_of):
    ledger("missed", "400")
    newer = GuaranteeFactory(part=PartFactory(case=part.case, agency=part.agency, measure=Measure.GUARANTEE, done=True))
    foreign = GuaranteeFactory(part=PartFactory(agency=part.agency, measure=Measure.GUARANTEE))
    clerk = client_of(cast.fjordparken_clerk)
    page = clerk.get(f"/sager/{part.case.public_id}/").content.decode()
    assert claims(part) in page
    assert claims(part, newer) not in page
    for guarantee, status in ((newer, 403), (foreign, 404), (part.guarantee, 302)):
        assert clerk.post(claims(part, guarantee), line(amount="1")).status_code == status
    assert GuaranteeEntry.objects.get(kind="claim").guarantee == part.guarantee


def test_only_the_office_writes_and_only_the_landlord_claims(cast, part, ledger, client_of):
    place = f"/sager/dele/{part.public_id}/garanti/"
    assert client_of(cast.anne).post(place, line("paid", "1")).status_code == 403
    assert client_of(cast.fjordparken_clerk).post(place, line("paid", "1")).status_code == 404
    for who, status in ((cast.anne, 403), (cast.betaling, 403), (cast.lindehoej_clerk, 404), (cast.ydelse, 404)):
        answer = client_of(who).post(claims(part), line(amount="1"))
        assert answer.status_code == status
    assert len(stored()) == 1


@pytest.mark.parametrize("statement", ["UPDATE {} SET amount = 1", "DELETE FROM {}"])
def test_the_web_role_can_change_no_line(ledger, as_web_role, statement):
    from django.db import connection

    with pytest.raises(DatabaseError), transaction.atomic(), as_web_role(), connection.cursor() as cursor:
        cursor.execute(statement.format("coordination_guaranteeentry"))
    assert Guarantee.objects.count() == 1
