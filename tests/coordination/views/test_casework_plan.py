"""Making the plan: asking an agency, with a last look at who will see what; taking it back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from coordination.lifecycle import DataCategory, PartStatus
from coordination.models import Consent, LegalGround, PlanPart
from tests.factories.consent import ConsentFactory

TODAY = timezone.localdate


def asked(**changed):
    return {
        "measure": "pay_out",
        "asked": "Kan I udbetale 7.840 kr. til udlejer?",
        "due_on": (TODAY() + timedelta(days=3)).isoformat(),
        "ground": "kommunal_garanti",
        "consent": "",
        "step": "review",
        **changed,
    }


def new_consent(**changed):
    return {
        "ground": "tenant_consent",
        "consent": "new",
        "purpose": "Udbetaling til udlejer",
        "categories": [DataCategory.PLAN_PART, DataCategory.ARREARS],
        "given_on": TODAY().isoformat(),
        "method": "oral",
        **changed,
    }


@pytest.fixture
def ask(stage, client_of):
    """Anne asks Betalingskontoret."""
    browser, url = client_of(stage.cast.anne), stage.url("ny-del/betalingskontoret/")
    return lambda **changed: browser.post(url, asked(**changed))


def new_part(stage):
    return PlanPart.objects.filter(case=stage.case, agency=stage.cast.betaling.agency).first()


def test_the_coordinator_may_ask_offices_and_this_landlord_but_no_other(stage, client_of):
    agencies = {agency.slug for agency in client_of(stage.cast.anne).get(stage.url("ny-del/")).context["agencies"]}
    assert {"fjordparken", "ydelseskontoret", "boligsocial-enhed"} <= agencies
    assert not {"lindehoej", "kmp", "udsatteraadet", "torvet-4"} & agencies
    assert client_of(stage.cast.anne).get(stage.url("ny-del/lindehoej/")).status_code == 404


def test_only_measures_and_grounds_of_the_agency_are_offered(stage, client_of):
    LegalGround.objects.filter(code="aktivloven_81").update(in_use=False)
    form = client_of(stage.cast.anne).get(stage.url("ny-del/betalingskontoret/")).context["form"]
    assert [value for value, _ in form.fields["measure"].choices] == ["pay_out", "guarantee", "other"]
    codes = set(form.fields["ground"].queryset.values_list("code", flat=True))
    assert "kommunal_garanti" in codes
    assert not {"aktivloven_81", "serviceloven_85", "payment_itself"} & codes


def test_before_it_is_sent_the_page_says_who_will_see_what(stage, ask):
    answer = ask()
    shown = answer.context["shown"]
    assert shown.people == ["Bjarke Winther"]
    # Name, address, amount, guarantee and moving, and two on a click with a reason, of all a case page can show.
    assert (len(shown.sees), len(shown.never)) == (8, 15)
    assert new_part(stage) is None


def test_sent_the_agency_has_its_part(stage, ask, client_of):
    answer = ask(step="send")
    part = new_part(stage)
    assert answer["Location"] == stage.part_url(part)
    assert client_of(stage.cast.betaling).get(stage.part_url(part)).status_code == 200


def test_corrected_the_form_comes_back_with_its_words(stage, ask):
    answer = ask(step="edit")
    assert "Kan I udbetale 7.840 kr. til udlejer?" in answer.content.decode()
    assert new_part(stage) is None


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"ground": "tenant_consent"}, "consent"),
        ({"ground": "serviceloven_85"}, "ground"),
        ({"measure": "home_support"}, "measure"),
        ({"due_on": "2020-01-01"}, "due_on"),
        ({"asked": ""}, "asked"),
        ({"asked": "CPR 010190-1234"}, "asked"),
        (new_consent(purpose=""), "purpose"),
        (new_consent(categories=[DataCategory.ARREARS]), "categories"),
        (new_consent(given_on="2020-01-01"), "expires_on"),
        (new_consent(given_on="2100-01-01"), "given_on"),
    ],
)
def test_what_cannot_be_sent_is_said_at_its_field(stage, ask, changed, field):
    answer = ask(**{**changed, "step": "send"})
    assert field in answer.context["form"].errors
    assert new_part(stage) is None
    assert not Consent.objects.filter(to_agency=stage.cast.betaling.agency).exists()


def test_what_is_sent_twice_is_one_part_and_one_consent(stage, ask):
    key = uuid4()
    for _ in range(2):
        ask(**new_consent(), key=key, step="send")
    assert PlanPart.objects.get(case=stage.case, agency=stage.cast.betaling.agency).public_id == key
    assert Consent.objects.filter(to_agency=stage.cast.betaling.agency).count() == 1


def test_a_key_copied_from_another_part_makes_a_part_of_its_own(stage, ask):
    copied = PlanPart.objects.exclude(agency=stage.cast.betaling.agency).first().public_id
    ask(key=copied, step="send")
    assert new_part(stage).public_id != copied


def test_a_new_consent_is_stored_with_the_part_and_runs_six_months(stage, ask):
    ask(**new_consent(), step="send")
    consent = new_part(stage).consent
    assert consent.to_agency == stage.cast.betaling.agency
    assert 180 <= (consent.expires_on - consent.given_on).days <= 184


def test_a_consent_in_force_can_be_used_and_one_that_does_not_name_the_part_cannot(stage, ask):
    good = ConsentFactory(case=stage.case, to_agency=stage.cast.betaling.agency)
    poor = ConsentFactory(case=stage.case, to_agency=stage.cast.betaling.agency, categories=[DataCategory.ARREARS])
    refused = ask(ground="tenant_consent", consent=poor.public_id, step="send")
    assert "consent" in refused.context["form"].errors
    ask(ground="tenant_consent", consent=good.public_id, step="send")
    assert new_part(stage).consent == good


def test_a_consent_withdrawn_while_the_page_stood_open_is_refused_at_its_field(stage, ask, monkeypatch):
    consent = ConsentFactory(case=stage.case, to_agency=stage.cast.betaling.agency)
    monkeypatch.setattr("coordination.models.consent.ConsentQuerySet.in_force", lambda all_of_them: all_of_them)
    Consent.objects.update(withdrawn_at=timezone.now())
    answer = ask(ground="tenant_consent", consent=consent.public_id, step="send")
    assert "consent" in answer.context["form"].errors


def test_withdrawn_the_agency_no_longer_sees_the_part_and_the_unit_does(stage, client_of):
    url = stage.part_url(stage.benefits, "tilbagetraek/")
    browser = client_of(stage.cast.anne)
    assert browser.get(url).status_code == 200
    assert browser.post(url, {"version": stage.benefits.version})["Location"] == stage.url()
    assert client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits)).status_code == 404
    assert PlanPart.objects.get(pk=stage.benefits.pk).status == PartStatus.WITHDRAWN


def test_who_was_asked_cannot_withdraw(stage, client_of):
    answer = client_of(stage.cast.ydelse).post(stage.part_url(stage.benefits, "tilbagetraek/"), {"version": 1})
    assert (answer.status_code, bool(answer.context["reason"])) == (403, True)
