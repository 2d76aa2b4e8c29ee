"""What a page shows around its text, and how lists are narrowed."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.template import Context
from django.utils import timezone

from content.audiences import AUDIENCES_OF, Audience, audiences_of, own_audience_of
from content.blocks import CONTACT_KINDS
from content.links import resolve
from content.models import Feedback, GuidancePage
from content.templatetags.content_tags import guidance_for
from hub.accounts.kinds import LANDLORDS, AgencyKind
from hub.accounts.models import Agency
from tests.content.conftest import NOBODY, guidance, policy_update, text


def test_a_guidance_page_says_who_answers_for_it_and_how_fresh_it_is(sign_in, people):
    page = guidance(
        "Satser", Audience.PUBLIC, contact=people["caseworker"].agency, law="aktivloven § 81\n\naktivloven § 81 a",
        office="Ydelseskontoret", change_note="ny satstabel",
    )  # fmt: skip
    page.save_revision(user=people["editor"].user).publish(user=people["editor"].user)

    html = sign_in("association").get(page.url).content.decode()

    for shown in ["Ydelseskontoret", "ny satstabel", "Kontor editor", "aktivloven § 81 a", 'href="tel:70102030"']:
        assert shown in html
    assert people["editor"].user.name not in html


@pytest.mark.parametrize(("days", "is_warned"), [(-1, True), (0, False), (30, False)])
def test_a_page_past_its_review_says_so(sign_in, days, is_warned):
    page = guidance("Gammel", Audience.PUBLIC, review_next_on=timezone.localdate() + timedelta(days=days))

    assert ("alert-warning" in sign_in("association").get(page.url).content.decode()) == is_warned


@pytest.mark.parametrize(("count", "shown"), [(2, 0), (3, 3)])
def test_a_long_page_has_a_table_of_contents(db, count, shown):
    body = [{"type": "heading", "value": f"Afsnit {n}"} for n in range(count)]

    assert len(GuidancePage(body=body).contents) == shown


def test_contents_lead_to_the_headings(sign_in):
    body = [{"type": "heading", "value": f"Første hjælp {n}"} for n in range(3)]
    html = sign_in("association").get(guidance("Lang", Audience.PUBLIC, body=body).url).content.decode()

    assert 'href="#første-hjælp-2"' in html
    assert 'id="første-hjælp-2"' in html


def test_every_kind_of_block_is_drawn(sign_in, people):
    agency = people["coordinator"].agency
    columns, rows = [{"type": "text", "heading": "Frist"}], [{"values": ["<p>14</p>"]}]
    table = {"columns": columns, "rows": rows, "caption": "Frister"}
    body = [
        {"type": "steps", "value": [{"type": "item", "id": "a", "value": {"title": "Ring op", "text": "<p>nu</p>"}}]},
        {"type": "callout", "value": {"kind": "never", "title": "Skriv aldrig", "text": "<p>CPR</p>"}},
        {"type": "table", "value": table},
        {"type": "contact", "value": agency.pk},
    ]  # fmt: skip
    html = sign_in("association").get(guidance("Alt", Audience.PUBLIC, body=body).url).content.decode()

    for drawn in [
        "<h3>Ring op</h3>",
        "hub-callout--never",
        '<th scope="col">Frist</th>',
        "<caption>Frister</caption>",
        agency.name,
    ]:
        assert drawn in html


def test_a_contact_that_is_gone_leaves_no_empty_box(sign_in):
    page = guidance("Alt", Audience.PUBLIC, body=[{"type": "contact", "value": 999999}])

    assert sign_in("association").get(page.url).status_code == 200


@pytest.mark.parametrize("address", ["/kontakter/", "/"])
def test_no_landlord_or_lawyer_is_in_the_directory(sign_in, address):
    html = sign_in("association").get(address).content.decode().split('id="main-content"')[1]

    assert "Kontor coordinator" in html
    for private in ["Kontor landlord", "Kontor lawyer", "Kontor court"]:
        assert private not in html


def test_offices_to_call_are_no_landlords():
    assert not CONTACT_KINDS & (LANDLORDS | {AgencyKind.LANDLORD_LAWYER})


def test_lists_are_narrowed_by_topic_and_page(sign_in):
    for number in range(25):
        guidance(f"Samtykke {number}", Audience.PUBLIC, topics=["consent"])
    guidance("Foged", Audience.PUBLIC, topics=["court_case"])
    client = sign_in("association")

    first, last = (
        client.get("/vejledning/?emne=consent").content.decode(),
        client.get("/vejledning/?emne=consent&side=2"),
    )

    assert "Foged</a></h2>" not in first
    assert "emne=consent&amp;side=2" in first
    assert len(last.context["listing"].page.object_list) == 5
    assert last.context["listing"].previous_url == "?emne=consent&side=1"


def test_topics_of_hidden_pages_are_not_offered(sign_in):
    guidance("Skjult", Audience.MUNICIPAL_STAFF, topics=["eviction_day"])
    guidance("Åben", Audience.PUBLIC, topics=["consent"])

    offered = sign_in("association").get("/vejledning/").context["listing"].topics

    assert [option.url for option in offered] == ["?emne=consent"]


@pytest.mark.parametrize("who", ["association", NOBODY])
@pytest.mark.parametrize(
    "address", ["/vejledning/", "/vejledning/?emne=consent", "/raadet/?type=hearing_reply", "/raadet/"]
)
def test_an_empty_list_says_what_to_do(sign_in, who, address):
    assert "hub-empty" in sign_in(who).get(address).content.decode()


def test_a_plain_page_lists_those_below_it(sign_in):
    policy_update("Uvedkommende", Audience.PUBLIC)

    assert sign_in("association").get("/om/").status_code == 200


def test_a_case_finds_its_guidance_by_topic(people):
    guidance("Samtykke i praksis", Audience.MUNICIPAL_STAFF, topics=["consent"])

    def found(who: str) -> list[str]:
        request = SimpleNamespace(membership=people[who])
        return [page.title for page in guidance_for(Context({"request": request}), "consent", "confidentiality")]

    assert found("caseworker") == ["Samtykke i praksis"]
    assert found("association") == []


def test_a_section_keeps_its_address(db):
    from content.models import StandardPage

    section = StandardPage.objects.get(slug="om")
    section.slug = "andet"
    section.full_clean()

    assert section.slug == "om"


def test_a_link_the_editor_could_not_have_written_is_no_link():
    assert 'linktype="page"' not in resolve('<a linktype="page" id="x">t</a>', {})
    assert resolve('<a id="7" linktype="page">t</a>', {7: "/syv/"}) == '<a href="/syv/">t</a>'


def test_every_kind_of_agency_reads_what_the_public_reads():
    for kind in [None, *AgencyKind]:
        assert Audience.PUBLIC in audiences_of(kind)
    assert audiences_of(AgencyKind.BAILIFF_COURT) == {Audience.PUBLIC}
    assert own_audience_of(None) == Audience.PUBLIC
    assert set(AUDIENCES_OF) == set(AgencyKind) - {AgencyKind.BAILIFF_COURT}


def test_no_template_shows_rich_text_past_the_readers_rights():
    """Wagtail's own filter and tag expand every link."""
    templates = list(Path(settings.BASE_DIR, "templates").rglob("*.html"))

    assert len(templates) > 20
    assert [t.name for t in templates if "|richtext" in t.read_text() or "{% richtext" in t.read_text()] == []


def test_feedback_belongs_to_the_page_and_goes_with_it(db):
    page = guidance("Hjælp", Audience.PUBLIC, body=text("<p>x</p>"))
    Feedback.objects.create(page=page, helped=True)

    page.delete()

    assert not Feedback.objects.exists()
    assert not Agency.objects.filter(name="x").exists()
