"""Editors and council members publish through Wagtail's own forms, each in their own section."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data, streamfield

from content.audiences import Audience
from content.models import ContactsPage, CouncilPage, GuidanceIndexPage, HomePage, PolicyUpdatePage, StandardPage
from content.publisher import publisher_of
from hub.accounts.kinds import AgencyKind, Role
from hub.accounts.organise import create_agency, join
from tests.content.conftest import guidance, policy_update
from tests.signed_in import sign_in


def form(**changes) -> dict[str, object]:
    """A filled-in policy update, as the browser sends it."""
    fields = {
        "title": "Flere billige boliger", "slug": "flere-billige-boliger", "kind": "recommendation",
        "intro": "Kort sagt.", "audiences": ["public"], "topics": ["housing_policy"],
        "news_on": timezone.localdate().isoformat(), "change_note": "",
        "action-publish": "1", **nested_form_data({"body": streamfield([("heading", "Derfor")])}),
    }  # fmt: skip
    return {**fields, **changes}


def add_url(model: str, parent) -> str:
    return reverse("wagtailadmin_pages:add", args=["content", model, parent.pk])


def test_a_council_member_publishes_a_policy_update(sign_in, people):
    answer = sign_in("council").post(add_url("policyupdatepage", CouncilPage.objects.get()), form())

    page = PolicyUpdatePage.objects.get()
    assert answer.status_code == 302
    assert page.live
    assert page.audiences == ["public"]
    assert publisher_of(page) == people["council"].agency


def test_what_the_council_published_stands_on_the_partners_pages(sign_in):
    sign_in("council").post(add_url("policyupdatepage", CouncilPage.objects.get()), form())

    for address in ["/", "/raadet/", "/soeg/?q=boliger", "/raadet/flere-billige-boliger/"]:
        assert "billige" in sign_in("association").get(address).content.decode()


def test_an_editor_publishes_guidance(sign_in):
    filled = form(office="Ydelseskontoret", law="", contact="", reviewed_on="2026-11-20", review_next_on="2027-05-01")

    sign_in("editor").post(add_url("guidancepage", GuidanceIndexPage.objects.get()), filled)

    assert sign_in("association").get("/vejledning/flere-billige-boliger/").status_code == 200


def test_a_page_without_an_audience_is_not_stored(sign_in):
    answer = sign_in("council").post(add_url("policyupdatepage", CouncilPage.objects.get()), form(audiences=[]))

    assert answer.status_code == 200
    assert "audiences" in answer.context["form"].errors
    assert not PolicyUpdatePage.objects.exists()


def _of_others(who: str) -> list[str]:
    """Every address by which somebody could try to write where the other group writes."""
    if who == "council":
        pages = [guidance("Andres", Audience.PUBLIC), GuidanceIndexPage.objects.get(), HomePage.objects.get()]
        pages += [ContactsPage.objects.get(), *StandardPage.objects.all()]
        adds = [
            ("guidancepage", GuidanceIndexPage),
            ("standardpage", HomePage),
            ("policyupdatepage", GuidanceIndexPage),
        ]
    else:
        pages = [policy_update("Andres", Audience.PUBLIC), CouncilPage.objects.get(), HomePage.objects.get()]
        adds = [("policyupdatepage", CouncilPage), ("standardpage", HomePage), ("guidancepage", CouncilPage)]
    names = ["edit", "delete", "unpublish", "copy", "move", "lock", "set_privacy", "preview_on_edit", "history"]
    urls = [reverse(f"wagtailadmin_pages:{name}", args=[page.pk]) for page in pages for name in names]
    return urls + [add_url(model, parent.objects.first()) for model, parent in adds]


@pytest.mark.parametrize("who", ["council", "editor"])
def test_nobody_writes_where_the_others_write(sign_in, who):
    urls, client = _of_others(who), sign_in(who)

    answers = {url: client.post(url, form()).status_code for url in urls}

    # Pages on the way to one's own section are named in the tree; writing in them is refused by sending one back.
    assert set(answers.values()) <= {404, 302, 403}
    assert not PolicyUpdatePage.objects.filter(title="Flere billige boliger").exists()
    assert all(page.title != "Flere billige boliger" for page in HomePage.objects.get().get_descendants())
    assert HomePage.objects.get().get_descendants().filter(title="Andres", live=True).exists()


@pytest.mark.parametrize("who", ["council", "editor"])
@pytest.mark.parametrize("name", ["delete", "unpublish", "copy", "move", "set_privacy"])
def test_a_writer_does_not_take_the_own_section_away(sign_in, who, name):
    section = (CouncilPage if who == "council" else GuidanceIndexPage).objects.get()

    sign_in(who).post(reverse(f"wagtailadmin_pages:{name}", args=[section.pk]), {"next": "/"})

    section.refresh_from_db()
    assert section.live
    assert section.get_parent().specific == HomePage.objects.get()


def test_the_menu_holds_only_what_opens(sign_in):
    html = sign_in("council").get("/admin/").content.decode()

    assert "/admin/images/" in html
    for closed in ["/admin/reports/", "/admin/users/", "/admin/settings/", "/admin/redirects/", "/admin/snippets/"]:
        assert closed not in html


def test_legal_grounds_are_worded_by_editors_alone(sign_in):
    address = reverse("wagtailsnippets_coordination_legalground:list")

    assert sign_in("editor").get(address).status_code == 200
    assert sign_in("council").get(address).status_code == 404
    assert address in sign_in("editor").get("/admin/").content.decode()


def test_a_preview_shows_the_draft_to_its_writer(sign_in):
    page = policy_update("Udkast", Audience.COUNCIL)
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    client = sign_in("council")

    client.post(address, form(title="Ny overskrift"))

    preview = client.get(address)
    assert "Ny overskrift" in preview.content.decode()
    assert "frame-ancestors 'self'" in preview["Content-Security-Policy"]
    assert preview["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'none'" in client.get(page.url)["Content-Security-Policy"]


def test_writers_are_shown_the_way_to_a_new_page_in_their_own_section(sign_in):
    ways = dict.fromkeys(["/raadet/", "/vejledning/"], "/admin/pages/add/content/")

    def shown(who: str) -> set[str]:
        return {address for address, way in ways.items() if way in sign_in(who).get(address).content.decode()}

    assert shown("council") == {"/raadet/"}
    assert shown("editor") == {"/vejledning/"}
    assert shown("caseworker") == set()


def test_ones_account_is_kept_by_the_hub(sign_in):
    assert sign_in("council").get("/admin/account/")["Location"] == reverse("account_change_password")


def test_the_words_of_wagtails_scripts_are_danish(sign_in):
    assert "Sideoversigt" in sign_in("council").get("/admin/jsi18n/").content.decode()


def test_what_a_council_member_meets_is_danish(sign_in):
    """A council member writes once a month and is no web editor: the buttons say what they do."""
    client = sign_in("council")
    add = client.get(add_url("policyupdatepage", CouncilPage.objects.get())).content.decode()

    for danish in ["Gem kladde", "Udgiv", "Sidens titel", "Forhåndsvisning", "Hvem må læse den?"]:
        assert danish in add
    for english in ["Save draft", "Page title", "Choose an image", "Toggle", "Keyboard shortcut", "Insert a"]:
        assert english not in add
    assert "Pages</a>" not in client.get("/admin/").content.decode()


def test_roles_of_other_agencies_make_no_writers(people, client_class):
    """An association's lead may call its own people what it will."""
    agency = create_agency(name="Fjordparken", slug="fjordparken", kind=AgencyKind.HOUSING_ASSOCIATION)
    pretender = join(email="p@example.invalid", name="P", agency=agency, role=Role.EDITOR)
    client = client_class()
    sign_in(client, pretender.user)

    assert client.get("/admin/").status_code == 404


def test_who_acts_for_another_agency_has_left_the_pen_there(people, client_class):
    """One person, two memberships: the admin opens for the one that is acted as."""
    user = people["council"].user
    other = join(email=user.email, name="x", agency=people["association"].agency, role=Role.CLERK)
    client = client_class()
    sign_in(client, user)
    session = client.session
    session["membership"] = other.pk
    session.save()

    assert client.get("/admin/").status_code == 404
