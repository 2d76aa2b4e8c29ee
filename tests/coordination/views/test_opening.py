"""The unit's form for a case that no landlord has told of."""

import pytest
from django.utils import timezone

from coordination.models import Case, Tenant
from hub.audit.models import AuditEvent
from tests.coordination.views.test_attempts import filled
from tests.factories.case import CaseFactory
from tests.factories.opening import METTE, came
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
PAGE = "/sager/ny/"


@pytest.fixture
def anne(cast, client_of):
    return client_of(cast.anne)


def told(anne, **changed):
    said = {"way_in": "called", "received_on": timezone.localdate().isoformat(), "tenant_name": METTE,
            "street": "Fjordparken 17, 2. tv.", "postcode": "9999", "city": "Nordby", "household": "not_asked",
            "risk_factors": []}  # fmt: skip
    return filled(anne.get(PAGE), **said | changed)


def home_of(cast, **more):
    return TenancyFactory(landlord=cast.fjordparken_clerk.agency, street="Fjordparken 17, 2. tv.", **more)


def test_a_double_click_opens_one_case(cast, anne):
    body = told(anne, household="some", ages="4, 9", note="Ringede selv.")
    answers = [anne.post(PAGE, body) for _ in range(2)]
    case = Case.objects.get()
    assert [answer["Location"] for answer in answers] == [f"/sager/{case.public_id}/"] * 2
    page = anne.get(answers[0]["Location"]).content.decode()
    assert "Straks: børn" in anne.get("/sager/").content.decode()
    assert "Lejers egen henvendelse" in page


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("way_in", "concern"),
        ("received_on", "2099-01-01"),
        ("received_on", "1925-01-01"),
        ("received_on", "2026-02-30"),
        ("tenant_name", ""),
        ("tenant_name", "010101-1234"),
        ("street", "\u202eFjordparken"),
        ("postcode", "99"),
        ("phone", "ring selv"),
        ("ages", "4"),
        ("note", "CPR 010101-1234"),
        ("note", "x" * 2001),
        ("landlord", "999999"),
        ("key", "ikke en nøgle"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_opens_nothing(cast, anne, field, wrong):
    answer = anne.post(PAGE, told(anne, **{field: wrong}))
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) <= {field, "household"}
    assert not Case.objects.exists()


@pytest.mark.parametrize("alike", ["name", "address"])
def test_a_case_that_may_be_the_same_is_shown_first_and_put_on_record(cast, anne, alike):
    known = CaseFactory(tenancy=home_of(cast))
    changed = {"street": "Havnegade 3"} if alike == "name" else {"tenant_name": "Ib Dam"}
    body = told(anne, **changed)
    answer = anne.post(PAGE, body)
    assert answer.status_code == 422
    assert known.reference in answer.content.decode()
    assert Case.objects.count() == 1
    looked = AuditEvent.objects.get(details__list="new_case")
    assert (looked.verb, looked.case_id, looked.user) == ("read", known.public_id, cast.anne.user)
    assert anne.post(PAGE, body | {"is_another": "on"}).status_code == 302
    assert Case.objects.count() == 2


def test_a_protected_address_is_confirmed_by_no_hit_and_shown_to_nobody(cast, anne):
    known = CaseFactory(tenancy=home_of(cast, address_protected=True))
    answer = anne.post(PAGE, told(anne, street="Et andet sted 4"))
    page = answer.content.decode()
    assert (answer.status_code, known.reference in page, "Fjordparken 17" in page) == (422, True, False)
    assert anne.post(PAGE, told(anne, tenant_name="Ib Dam")).status_code == 302


def test_each_of_a_household_has_a_number_of_their_own(cast, anne):
    case = came(home_of(cast), cast.anne)
    other = Tenant.objects.create(case=case, name="Jonas Holm")
    facts = f"/sager/{case.public_id}/oplysninger/"
    page = anne.get(facts)
    assert f'name="phone_{other.public_id}"' in page.content.decode()
    anne.post(facts, filled(page, household="none", **{f"phone_{other.public_id}": "20 00 00 09"}))
    assert sorted(tenant.phone for tenant in case.tenants.all()) == ["", "20 00 00 09"]


def test_the_landlord_is_said_later_corrected_with_a_reason_and_stands_once_told(cast, anne):
    case = came(home_of(cast), cast.anne)
    facts = f"/sager/{case.public_id}/oplysninger/"
    fjordparken, lindehoej = cast.fjordparken_clerk.agency, cast.lindehoej_clerk.agency
    assert 'name="landlord_why"' not in anne.get(facts).content.decode()
    anne.post(facts, filled(anne.get(facts), landlord=lindehoej.pk, household="none"))
    wrong = anne.post(facts, filled(anne.get(facts), landlord=fjordparken.pk))
    assert list(wrong.context["form"].errors) == ["landlord_why"]
    assert Case.objects.get().landlord == lindehoej
    for landlord, why in ((fjordparken, "Hun sagde forkert."), (None, "Ingen ved det."), (fjordparken, "")):
        given = {"landlord": landlord.pk if landlord else "", "landlord_why": why}
        assert anne.post(facts, filled(anne.get(facts), **given)).status_code == 302
        assert Case.objects.get().landlord == landlord
    page = anne.get(f"/sager/{case.public_id}/").content.decode()
    assert "Udlejer rettet fra Boligforeningen Lindehøj til Boligforeningen Fjordparken: Hun sagde forkert." in page
    assert "Udlejer rettet fra Boligforeningen Fjordparken til ikke oplyst: Ingen ved det." in page
    PartFactory(case=Case.objects.get(), agency=fjordparken)
    assert 'name="landlord"' not in anne.get(facts).content.decode()
