"""Sharing an existing part: to whom, how far, on what ground; what becomes visible is said first; and the end of it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coordination.access.permissions import Level
from coordination.lifecycle import DataCategory
from coordination.models import Disclosure, PartGrant
from hub.accounts.kinds import Role
from tests.factories.consent import ConsentFactory
from tests.factories.entry import EntryFactory
from tests.factories.membership import MembershipFactory

SHARE = "del/betalingskontoret/"


def asked(**changed):
    return {"level": Level.READ.value, "ground": "aktivloven_81a", "consent": "", "step": "review", **changed}


@pytest.fixture
def post(stage, client_of):
    """Anne shares Ydelseskontoret's part with Betalingskontoret."""
    browser = client_of(stage.cast.anne)
    return lambda page=SHARE, **changed: browser.post(stage.part_url(stage.benefits, page), asked(**changed))


def line_of(stage, agency="betalingskontoret"):
    return Disclosure.objects.filter(part=stage.benefits, agency__slug=agency, withdrawn_at=None).first()


def test_offices_may_be_let_in_but_neither_the_owner_nor_the_unit_nor_another_landlord(stage, client_of):
    browser = client_of(stage.cast.anne)
    slugs = {agency.slug for agency in browser.get(stage.part_url(stage.benefits, "del/")).context["agencies"]}
    assert {"betalingskontoret", "fjordparken"} <= slugs
    assert not {"ydelseskontoret", "boligsocial-enhed", "lindehoej", "kmp", "torvet-4", "udsatteraadet"} & slugs
    for slug in ("ydelseskontoret", "lindehoej"):
        assert browser.get(stage.part_url(stage.benefits, f"del/{slug}/")).status_code == 404


def test_before_it_is_shared_the_page_says_who_will_see_what_and_since_when(stage, post):
    EntryFactory(part=stage.benefits, with_file=True)
    EntryFactory(part=stage.benefits, internal=True)
    answer = post()
    assert answer.context["shown"].people == ["Bjarke Winther"]
    history = answer.context["history"]
    assert (history.entries, history.files, history.since is not None) == (1, 1, True)
    # It has no part of its own here: of the case it is told nothing but what a payments office guarantees (F).
    assert answer.context["shown"].sees == ["en kommunal garanti: beløb og misligholdelse"]
    assert line_of(stage) is None


def test_widening_is_done_knowingly_and_not_by_accident(stage, post):
    answer = post(step="send")
    assert (answer.status_code, "history_seen" in answer.context["form"].errors) == (422, True)
    assert line_of(stage) is None
    assert post(step="send", level=Level.SUMMARY.value).status_code == 302
    assert line_of(stage).level == Level.SUMMARY.value


def test_shared_the_agency_reads_what_was_written_before_and_writes_nothing(stage, post, client_of):
    EntryFactory(part=stage.benefits, body="Vi mangler budgettet.")
    assert post(step="send", history_seen="on").status_code == 302
    browser, url = client_of(stage.cast.betaling), stage.part_url(stage.benefits)
    html = browser.get(url).content.decode()
    assert "Vi mangler budgettet." in html
    assert browser.post(url, {"body": "Hej", "audience": "part"}).status_code == 403
    assert "Mette Skovgaard-Holm" not in html


def test_a_day_can_be_set_after_which_it_is_over(stage, post, client_of, travel):
    until = timezone.localdate() + timedelta(days=3)
    post(step="send", history_seen="on", until=until.isoformat())
    travel(until)
    assert client_of(stage.cast.betaling).get(stage.part_url(stage.benefits)).status_code == 200
    travel(until + timedelta(days=1))
    assert client_of(stage.cast.betaling).get(stage.part_url(stage.benefits)).status_code == 404


def test_the_level_is_changed_and_the_sharing_ended_from_the_next_request(stage, post, client_of):
    post(step="send", history_seen="on")
    post(step="send", level=Level.SUMMARY.value)
    assert line_of(stage).level == Level.SUMMARY.value
    assert PartGrant.objects.filter(content_object=stage.benefits, group__agency__slug="betalingskontoret").count() == 1
    browser = client_of(stage.cast.anne)
    end = stage.part_url(stage.benefits, f"{SHARE}slut/")
    assert browser.get(end).status_code == 200
    assert browser.post(end).status_code == 302
    assert client_of(stage.cast.betaling).get(stage.part_url(stage.benefits)).status_code == 404
    assert browser.get(end).status_code == 404


def test_a_landlord_is_shown_more_than_status_with_the_tenants_consent_alone(stage, post):
    page = "del/fjordparken/"
    refused = post(page, ground="payment_itself", step="send", history_seen="on")
    assert "level" in refused.context["form"].errors
    own = ConsentFactory(case=stage.case, to_agency=stage.cast.fjordparken_clerk.agency)
    refused = post(page, ground="tenant_consent", consent=own.public_id, step="send", history_seen="on")
    assert "consent" in refused.context["form"].errors
    named = ConsentFactory(case=stage.case, to_agency=own.to_agency, categories=[DataCategory.SHARED_PART])
    post(page, ground="tenant_consent", consent=named.public_id, step="send", history_seen="on")
    assert line_of(stage, "fjordparken").consent == named


def test_a_consent_can_be_written_down_with_the_sharing(stage, post):
    given = {"purpose": "Udlejer skal kende svaret", "categories": [DataCategory.SHARED_PART], "method": "oral"}
    told = {"given_on": timezone.localdate().isoformat(), "ground": "tenant_consent", "consent": "new"}
    post("del/fjordparken/", **given, **told, step="send", history_seen="on")
    assert line_of(stage, "fjordparken").consent.purpose == "Udlejer skal kende svaret"


def test_only_coordinators_and_leads_of_the_unit_share(stage, client_of):
    unit = stage.cast.anne.agency
    people = {
        "lead": (stage.cast.unit_lead, 200),
        "caseworker": (MembershipFactory(agency=unit, role=Role.CASEWORKER), 403),
        "owner": (stage.cast.ydelse, 403),
        "stranger": (stage.cast.betaling, 404),
    }
    for name, (person, status) in people.items():
        assert client_of(person).get(stage.part_url(stage.benefits, "del/")).status_code == status, name


def test_readers_see_who_else_reads_their_part_and_nothing_of_other_parts(stage, post, client_of):
    post(step="send", history_seen="on")
    rows = client_of(stage.cast.ydelse).get(stage.part_url(stage.benefits)).context["readers"]
    names = [row["agency"].slug for row in rows]
    assert sorted(names) == ["betalingskontoret", "boligsocial-enhed", "ydelseskontoret"]
    landlords = client_of(stage.cast.fjordparken_clerk).get(stage.part_url(stage.landlord)).context["readers"]
    assert sorted(row["agency"].slug for row in landlords) == ["boligsocial-enhed", "fjordparken"]
