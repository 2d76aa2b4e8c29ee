"""Instalments: the landlord agrees and marks in its own part; what is missed reaches the coordinator at once."""

from datetime import date
from decimal import Decimal

import pytest

from coordination.lifecycle import Measure
from coordination.models import Instalment, InstalmentPlan
from hub.outbox.models import OutboxMessage
from tests.factories.case import CaseFactory
from tests.factories.consent import ConsentFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

AGREED = {"total": "8.169,00", "count": "4", "first_due": "2026-03-01", "interval": "monthly"}


@pytest.fixture
def part(cast, travel):
    travel(date(2026, 2, 12))
    landlord = cast.fjordparken_clerk.agency
    case = CaseFactory(tenancy=TenancyFactory(landlord=landlord))
    consent = ConsentFactory(case=case, to_agency=landlord)
    return PartFactory(
        case=case, agency=landlord, measure=Measure.INSTALMENT_PLAN, ground=ground("tenant_consent"), consent=consent
    )


def place(part, page: str = "") -> str:
    return f"/sager/dele/{part.public_id}/{page}"


def test_the_landlord_agrees_marks_what_is_missed_and_the_coordinator_is_told(cast, part, client_of, travel):
    clerk = client_of(cast.fjordparken_clerk)
    assert "Aftal rater" in clerk.get(place(part)).content.decode()
    assert clerk.post(place(part, "afdrag/"), AGREED).status_code == 302
    rows = list(Instalment.objects.filter(plan__part=part))
    assert [row.amount for row in rows] == [Decimal("2042.25")] * 4
    assert [row.due_on for row in rows][1:3] == [date(2026, 4, 1), date(2026, 5, 1)]
    travel(date(2026, 3, 2))
    clerk = client_of(cast.fjordparken_clerk)
    OutboxMessage.objects.all().delete()
    assert clerk.post(place(part, f"afdrag/{rows[0].public_id}/"), {"paid": "no"}).status_code == 302
    assert clerk.post(place(part, f"afdrag/{rows[0].public_id}/"), {"paid": "no"}).status_code == 302
    plan = InstalmentPlan.objects.get()
    assert plan.is_broken
    assert {row.recipient.agency.slug for row in OutboxMessage.objects.all()} == {"boligsocial-enhed"}
    unit = client_of(cast.anne)
    for url in (place(part), f"/sager/{part.case.public_id}/"):
        page = unit.get(url).content.decode()
        assert "Misligholdt" in page
        assert "8.169,00 kr. i alt" in page
        assert 'name="paid"' not in page
    assert clerk.post(place(part, f"afdrag/{rows[0].public_id}/"), {"paid": "yes"}).status_code == 302
    assert not InstalmentPlan.objects.get().is_broken


def test_missed_is_said_in_as_many_words_and_after_the_day_alone(cast, part, client_of, travel):
    clerk = client_of(cast.fjordparken_clerk)
    clerk.post(place(part, "afdrag/"), AGREED)
    row = Instalment.objects.all()[0]
    marks, missed = place(part, f"afdrag/{row.public_id}/"), 'value="no"'
    assert clerk.post(marks, {"paid": "no"}).status_code == 403
    travel(date(2026, 3, 1))
    clerk = client_of(cast.fjordparken_clerk)
    assert missed not in clerk.get(place(part)).content.decode()
    assert "når dagen er gået" in clerk.post(marks, {"paid": "no"}).content.decode()
    travel(date(2026, 3, 2))
    clerk = client_of(cast.fjordparken_clerk)
    assert clerk.get(place(part)).content.decode().count(missed) == 1
    for nothing in ({}, {"paid": ""}, {"paid": "maybe"}):
        assert clerk.post(marks, nothing).status_code == 400
    row.refresh_from_db()
    assert (row.missed_on, row.paid_on) == (None, None)


def test_a_mark_by_mistake_is_taken_back_one_at_a_time_and_can_be_made_again(cast, part, client_of, travel):
    client_of(cast.fjordparken_clerk).post(place(part, "afdrag/"), AGREED)
    row, wrong = Instalment.objects.all()[:2]
    travel(date(2026, 3, 2))
    clerk, back = client_of(cast.fjordparken_clerk), 'value="not-'
    assert back not in clerk.get(place(part)).content.decode()
    for said, missed, paid in (("no", True, False), ("yes", True, True), ("not-yes", True, False),
                               ("not-yes", True, False), ("not-no", False, False), ("not-no", False, False),
                               ("no", True, False)):  # fmt: skip
        OutboxMessage.objects.all().delete()
        assert clerk.post(place(part, f"afdrag/{row.public_id}/"), {"paid": said}).status_code == 302
        row.refresh_from_db()
        assert (row.missed_on is not None, row.paid_on is not None) == (missed, paid)
    assert OutboxMessage.objects.exists()
    assert InstalmentPlan.objects.get().is_broken
    assert clerk.get(place(part)).content.decode().count(back) == 1
    wrong.refresh_from_db()
    assert (wrong.missed_on, wrong.paid_on) == (None, None)


def test_nobody_else_agrees_or_marks(cast, part, client_of):
    client_of(cast.fjordparken_clerk).post(place(part, "afdrag/"), AGREED)
    row = Instalment.objects.all()[0]
    for page in ("afdrag/", f"afdrag/{row.public_id}/"):
        assert client_of(cast.anne).post(place(part, page), AGREED | {"paid": "yes"}).status_code == 403
        for stranger in (cast.lindehoej_clerk, cast.betaling, cast.ydelse):
            assert client_of(stranger).post(place(part, page), AGREED).status_code == 404
    assert Instalment.objects.get(pk=row.pk).paid_on is None


def test_a_double_click_is_one_agreement(cast, part, client_of):
    clerk = client_of(cast.fjordparken_clerk)
    assert [clerk.post(place(part, "afdrag/"), AGREED).status_code for _ in range(2)] == [302, 409]
    assert Instalment.objects.count() == 4


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("total", "0"), ("total", "-5"), ("total", ""), ("total", "9" * 20), ("count", "0"), ("count", "61"),
        ("count", "x"), ("first_due", "2026-02-30"), ("first_due", "2026-02-11"), ("first_due", "2126-02-11"),
        ("interval", "daily"),
    ],
)  # fmt: skip
def test_an_agreement_that_cannot_be_is_refused_at_its_field(cast, part, client_of, field, value):
    answer = client_of(cast.fjordparken_clerk).post(place(part, "afdrag/"), AGREED | {field: value})
    assert field in answer.context["form"].errors
    assert not InstalmentPlan.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("count", "61", "Skriv et tal, der højst er 60."),
        ("count", "0", "Skriv et tal, der mindst er 1."),
        ("total", "9" * 25, "Skriv højst 20 tegn. Her er 25."),
        ("total", "5\x000", "Teksten indeholder et usynligt tegn. Skriv den igen i hånden."),
        ("first_due", "31-02-2026", "Den dag findes ikke. Skriv den som dag, måned og år: dd-mm-åååå."),
    ],
)
def test_what_is_wrong_is_said_in_plain_danish(cast, part, client_of, field, value, words):
    answer = client_of(cast.fjordparken_clerk).post(place(part, "afdrag/"), AGREED | {field: value})
    assert words in answer.content.decode()
