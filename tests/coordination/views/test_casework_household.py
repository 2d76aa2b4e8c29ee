"""Several tenants, who of them has agreed, and who may speak for them: the unit's own page."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.access.permissions import Level
from coordination.models import Case, Consent, Representative, Tenant
from hub.audit.models import AuditEvent

DAUGHTER = {"name": "Karin Rosendal", "phone": "20 00 00 77", "relation": "family", "mandate": ["mail", "economy"]}


def day(offset: int = 0) -> str:
    return (timezone.localdate() + timedelta(days=offset)).isoformat()


@pytest.fixture
def anne(stage, client_of):
    return client_of(stage.cast.anne)


@pytest.fixture
def jens(stage, anne):
    anne.post(stage.url("husstand/lejer/"), {"name": "Jens Holm", "phone": "20 00 00 66", "email": ""})
    return Tenant.objects.get(name="Jens Holm")


def test_a_second_tenant_is_added_once_and_seen_as_far_as_the_first(stage, anne, jens, client_of):
    for _ in range(2):
        assert anne.post(stage.url("husstand/lejer/"), {"name": "jens holm"}).status_code == 302
    assert stage.case.tenants.count() == 2
    facts = str(client_of(stage.cast.ydelse).get(stage.url()).context["facts"])
    assert "Jens Holm" in facts
    for who in (stage.cast.ydelse, stage.cast.fjordparken_clerk):
        assert client_of(who).get(stage.url("husstand/")).status_code in {403, 404}


def test_a_new_number_for_a_name_that_is_known_is_written_down_and_an_empty_one_wipes_nothing(stage, anne, jens):
    shown = Case.objects.get(pk=stage.case.pk).version
    for phone, email in (("20 00 00 67", ""), ("", "jens@example.invalid"), ("20 00 00 67", "")):
        anne.post(stage.url("husstand/lejer/"), {"name": "Jens Holm", "phone": phone, "email": email})
    jens.refresh_from_db()
    assert (jens.phone, jens.email) == ("20 00 00 67", "jens@example.invalid")
    assert Case.objects.get(pk=stage.case.pk).version == shown + 2
    changes = AuditEvent.objects.filter(object_id=jens.public_id, verb="change").order_by("pk")
    assert [row.details for row in changes] == [{"fields": ["phone"]}, {"fields": ["email"]}]


def test_who_has_gone_is_offered_no_contact_and_the_last_one_stays(stage, anne, jens):
    sent = {"tenant": str(jens.public_id), "why": "moved_out", "on": day()}
    for _ in range(2):
        answer = anne.post(stage.url("husstand/fraflyttet/"), sent)
    assert answer.status_code == 422  # one is left, and stays
    page = anne.get(stage.url("husstand/")).content.decode()
    assert "Jens Holm" in page
    assert "20 00 00 66" not in page
    assert "20 00 00 66" not in anne.get(stage.url()).content.decode()


def test_which_of_two_has_agreed_is_asked_and_told(stage, anne, jens):
    unit, landlord = stage.case.unit.slug, stage.case.landlord.slug
    given = {"from_agency": unit, "to_agency": landlord, "purpose": "At holde udlejer orienteret",
             "categories": ["contact"], "given_on": day(), "method": "written", "expires_on": day(90)}  # fmt: skip
    assert "tenant" in anne.post(stage.url("samtykker/nyt/"), given).context["form"].errors
    assert anne.post(stage.url("samtykker/nyt/"), given | {"tenant": str(jens.public_id)}).status_code == 302
    assert Consent.objects.latest("pk").tenant == jens
    (first, second) = anne.get(stage.url("husstand/")).context["tenants"]
    assert (bool(first["agreed"]), bool(second["agreed"])) == (False, True)


@pytest.mark.parametrize("page", ["ny-del/fjordparken/", "del"])
def test_a_consent_taken_while_asking_or_sharing_says_which_of_two(stage, anne, jens, page):
    url = stage.part_url(stage.benefits, "del/fjordparken/") if page == "del" else stage.url(page)
    sent = {"ground": "tenant_consent", "consent": "new", "purpose": "Aftale om betalingen", "given_on": day(),
            "categories": ["plan_part", "shared_part"], "method": "oral", "step": "send", "level": Level.SUMMARY.value,
            "measure": "other", "asked": "Vil I vente?", "due_on": day(3)}  # fmt: skip
    assert list(anne.post(url, sent).context["form"].errors) == ["tenant"]
    answer = anne.post(url, sent | {"tenant": str(jens.public_id)})
    assert answer.status_code == 302, answer.context["form"].errors
    assert Consent.objects.get(case=stage.case).tenant == jens


def test_a_representative_is_called_while_the_power_lasts_and_not_a_day_longer(stage, anne, travel, client_of):
    power = DAUGHTER | {"from_on": day(-3), "until_on": day(30)}
    for _ in range(2):
        assert anne.post(stage.url("husstand/fuldmagt/"), power).status_code == 302
    assert Representative.objects.count() == 1
    assert "20 00 00 77" in anne.get(stage.url("husstand/")).content.decode()
    for who in (stage.cast.ydelse, stage.cast.fjordparken_clerk):
        assert "Rosendal" not in client_of(who).get(stage.url()).content.decode()
    Representative.objects.update(from_on=day(-40), until_on=day(-1))
    page = anne.get(stage.url("husstand/")).content.decode()
    assert "Karin Rosendal" in page
    assert "20 00 00 77" not in page
    assert "Ring ikke til personen" in page


def test_a_power_of_attorney_is_ended_by_hand_once(stage, anne):
    anne.post(stage.url("husstand/fuldmagt/"), DAUGHTER | {"from_on": day()})
    who = Representative.objects.get()
    sent = {"representative": str(who.public_id)}
    assert anne.post(stage.url("husstand/fuldmagt/slut/"), sent).status_code == 302
    assert anne.post(stage.url("husstand/fuldmagt/slut/"), sent).status_code == 422
    assert "20 00 00 77" not in anne.get(stage.url("husstand/")).content.decode()


@pytest.mark.parametrize(
    ("changed", "wrong"),
    [
        ({"name": ""}, "name"),
        ({"name": "010101-0000"}, "name"),
        ({"name": "x" * 161}, "name"),
        ({"phone": "ring!"}, "phone"),
        ({"phone": "010101-0000"}, "phone"),
        ({"relation": "boss"}, "relation"),
        ({"mandate": []}, "mandate"),
        ({"from_on": "1926-01-01"}, "from_on"),
        ({"until_on": "2026-02-31"}, "until_on"),
        ({"until_on": day(-1)}, "until_on"),
    ],
)
def test_a_power_of_attorney_that_cannot_be_is_refused_at_its_field(stage, anne, changed, wrong):
    answer = anne.post(stage.url("husstand/fuldmagt/"), DAUGHTER | {"from_on": day(-9), "until_on": ""} | changed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert not Representative.objects.exists()


def test_after_a_death_nobody_is_to_be_called(stage, anne):
    anne.post(stage.url("husstand/fuldmagt/"), DAUGHTER | {"from_on": day()})
    assert "20 00 00 01" in anne.get(stage.url()).content.decode()
    anne.post(stage.url("luk/"), {"outcome": "deceased"})
    assert Case.objects.get(pk=stage.case.pk).closed_at is not None
    for page in ("", "husstand/", "forloeb/"):
        text = anne.get(stage.url(page)).content.decode()
        assert "20 00 00 01" not in text
        assert "20 00 00 77" not in text
    assert stage.case.tenants.get().name in anne.get(stage.url()).content.decode()
