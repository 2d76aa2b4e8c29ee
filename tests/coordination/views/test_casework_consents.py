"""Consents of a case: written down, refused when general, agreed anew, and taken back after saying what that closes."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.lifecycle import DataCategory, Measure, PartStatus
from coordination.models import Consent, Disclosure, PlanPart
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.legal_ground import ground
from tests.factories.part import PartFactory

TODAY = timezone.localdate


def told(**changed):
    return {
        "from_agency": "boligsocial-enhed",
        "to_agency": "fjordparken",
        "purpose": "Udlejer skal vide, at en betaling er på vej",
        "categories": [DataCategory.DECISION],
        "given_on": TODAY().isoformat(),
        "method": "written",
        **changed,
    }


@pytest.fixture
def rests(stage):
    """A part of Fjordparken's that was asked on a consent, with a post and a file in it."""
    consent = ConsentFactory(case=stage.case, to_agency=stage.cast.fjordparken_clerk.agency)
    part = PartFactory(
        case=stage.case,
        agency=consent.to_agency,
        measure=Measure.RESPITE,
        ground=ground("tenant_consent"),
        consent=consent,
    )
    EntryFactory(part=part, by=stage.cast.fjordparken_clerk, with_file=True)
    return part


def url_of(stage, consent, page="traek/"):
    return stage.url(f"samtykker/{consent.public_id}/{page}")


def test_a_consent_is_written_down_for_half_a_year_and_opens_nothing(stage, client_of):
    grants = Disclosure.objects.count()
    answer = client_of(stage.cast.anne).post(stage.url("samtykker/nyt/"), told())
    assert answer.status_code == 302
    stored = Consent.objects.get(purpose="Udlejer skal vide, at en betaling er på vej")
    assert 180 <= (stored.expires_on - stored.given_on).days <= 184
    assert Disclosure.objects.count() == grants


def test_where_the_proof_is_kept_is_shown_to_the_unit_on_the_page_of_consents_alone(stage, client_of):
    ConsentFactory(case=stage.case, to_agency=stage.cast.ydelse.agency, evidence="Underskrevet blanket i skab 4")
    browser = client_of(stage.cast.anne)
    assert "Underskrevet blanket i skab 4" in browser.get(stage.url("samtykker/")).content.decode()
    assert "skab 4" not in browser.get(stage.url()).content.decode()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"purpose": "alt"}, "purpose"),
        ({"purpose": "Generelt samtykke til alle oplysninger"}, "purpose"),
        ({"purpose": "Betaling"}, "purpose"),
        ({"purpose": "Hjælp til 010190-1234"}, "purpose"),
        ({"categories": []}, "categories"),
        ({"categories": DataCategory.values}, "categories"),
        ({"to_agency": "lindehoej"}, "to_agency"),
        ({"to_agency": "boligsocial-enhed"}, "to_agency"),
        ({"from_agency": "ydelseskontoret"}, "to_agency"),
        ({"expires_on": (TODAY() + timedelta(days=400)).isoformat()}, "expires_on"),
        ({"method": ""}, "method"),
        ({"given_on": ""}, "given_on"),
    ],
)
def test_what_is_no_specific_consent_is_refused_at_its_field(stage, client_of, changed, field):
    before = Consent.objects.count()
    answer = client_of(stage.cast.anne).post(stage.url("samtykker/nyt/"), told(**changed))
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Consent.objects.count() == before


def test_before_it_is_withdrawn_the_page_says_what_closes_what_goes_on_and_what_is_kept(stage, rests, client_of):
    answer = client_of(stage.cast.anne).get(url_of(stage, rests.consent))
    assert len(answer.context["closes"]) == 3
    assert "offentlighedsloven § 13" in answer.content.decode()
    rests.consent.refresh_from_db()
    assert rests.consent.withdrawn_at is None


def test_who_signed_in_hours_ago_proves_it_once_more_before_withdrawing(stage, rests, client_of):
    answer = client_of(stage.cast.anne, stale=True).post(url_of(stage, rests.consent))
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    rests.consent.refresh_from_db()
    assert rests.consent.withdrawn_at is None


def test_withdrawn_the_agency_gets_404_everywhere_at_its_next_request(stage, rests, client_of):
    browser = client_of(stage.cast.fjordparken_clerk)
    file_url = f"/filer/{rests.entries.get(kind='message').attachments.get().public_id}/"
    pages = [stage.part_url(rests), file_url, stage.part_url(rests, "afvis/")]
    assert [browser.get(page).status_code for page in pages] == [200, 200, 200]
    assert client_of(stage.cast.anne).post(url_of(stage, rests.consent)).status_code == 302
    assert [browser.get(page).status_code for page in pages] == [404, 404, 404]
    before = rests.entries.count()
    assert browser.post(stage.part_url(rests), {"body": "Nå", "audience": "part"}).status_code == 404
    assert browser.post(stage.part_url(rests, "accepter/"), {"version": rests.version}).status_code == 404
    assert browser.get(stage.part_url(rests), headers={"HX-Request": "true"}).status_code == 404
    assert rests.entries.count() == before
    assert str(rests.public_id) not in browser.get("/sager/").content.decode()
    assert PlanPart.objects.get(pk=rests.pk).status == PartStatus.WITHDRAWN


def test_agreed_anew_the_agency_reads_on_until_the_new_day(stage, rests, client_of, travel):
    old = rests.consent
    later = {"given_on": TODAY().isoformat(), "method": "oral", "expires_on": (TODAY() + timedelta(300)).isoformat()}
    assert client_of(stage.cast.anne).post(url_of(stage, old, "forny/"), later).status_code == 302
    assert set(Consent.objects.get(replaces=old).categories) == set(old.categories)
    assert client_of(stage.cast.anne).get(url_of(stage, old)).status_code == 404
    travel(TODAY() + timedelta(days=250))
    assert client_of(stage.cast.fjordparken_clerk).get(stage.part_url(rests)).status_code == 200


def test_only_the_unit_has_the_consents_of_a_case(stage, rests, client_of):
    for person, status in ((stage.cast.fjordparken_clerk, 403), (stage.cast.ydelse, 403), (stage.cast.kmp, 404)):
        for page in (stage.url("samtykker/"), stage.url("samtykker/nyt/"), url_of(stage, rests.consent)):
            assert client_of(person).get(page).status_code == status
    assert client_of(stage.cast.anne).get(stage.url("samtykker/")).status_code == 200
