"""An editor and a council member publish, each in their own place; partners read what is theirs and no more."""

import pytest

from tests.browser import publishing
from tests.browser.walking import NARROW, PHONE, WIDE, no_sideways_scroll

GUIDE = "Vinterens huslejer: hvornår ringer I til os"
WORD = "skorstensfejerbrev"
POLICY = "Rådet anbefaler en fast kontaktperson ved fogeden"
READERS = ("rikke", "sanne")
OUTSIDERS = ("kim", "ulla", "anne", "yusuf", "lars")


def _guide_address(page) -> str:
    page.goto("/vejledning/")
    return page.locator("main").get_by_role("link", name=GUIDE).get_attribute("href")


@pytest.fixture(scope="module")
def guide(visit) -> str:
    """The address of a page for housing associations alone, published in the admin."""
    with visit("emil") as page:
        publishing.open_form(page, "vejledning")
        publishing.fill(
            page, title=GUIDE, intro="For udlejere med mange lejemål.", body=f"Send et {WORD}.",
            audiences=["housing_association"],
        )  # fmt: skip
        publishing.fill_ownership(page)
        publishing.publish(page)
        return _guide_address(page)


@pytest.fixture(scope="module")
def policy(visit) -> str:
    """The address of a policy update for municipal staff and associations."""
    with visit("ulla") as page:
        publishing.open_form(page, "raadet")
        publishing.fill(
            page, title=POLICY, intro="Borgere skal møde den samme person.", body="Vi anbefaler det.",
            audiences=["municipal_staff", "housing_association", "council"],
        )  # fmt: skip
        publishing.publish(page)
        page.goto("/raadet/")
        return page.locator("main").get_by_role("link", name=POLICY).get_attribute("href")


@pytest.mark.parametrize("who", READERS)
def test_those_it_is_written_for_find_it_in_the_list_in_search_and_on_the_front_page(visit, guide, who):
    with visit(who) as page:
        assert _guide_address(page) == guide
        page.goto(f"/soeg/?q={WORD}")
        assert page.locator(f"main a[href='{guide}']").count() >= 1
        page.goto("/")
        assert GUIDE in page.locator("section:has(#hub-news)").inner_text()
        assert page.goto(guide).status == 200
        assert WORD in page.locator("main").inner_text()
        assert "Boligsocial enhed" in page.locator("main").inner_text()


@pytest.mark.parametrize("who", OUTSIDERS)
def test_for_everybody_else_it_is_in_no_list_no_search_and_at_no_address(visit, guide, who):
    with visit(who) as page:
        for address in ("/", "/vejledning/", f"/soeg/?q={WORD}"):
            page.goto(address)
            assert GUIDE not in page.content()
        assert page.goto(guide).status == 404
        assert WORD not in page.content()


def test_a_stranger_is_asked_to_sign_in_there_as_at_any_address_that_leads_nowhere(visit, guide):
    with visit(None) as page:
        for address in (guide, "/vejledning/findes-ikke/"):
            page.goto(address)
            assert page.url.endswith(f"/konto/login/?next={address}")
        page.goto("/vejledning/")
        assert GUIDE not in page.content()


@pytest.mark.parametrize("who", ["anne", "rikke"])
def test_a_policy_update_is_new_on_its_readers_front_page(visit, policy, who):
    with visit(who) as page:
        page.goto("/")
        news = page.locator("section:has(#hub-news)")
        assert news.locator(f"a[href='{policy}']").inner_text() == POLICY
        assert page.goto(policy).status == 200


def test_a_policy_update_is_hidden_from_those_it_is_not_for(visit, policy):
    with visit("kim") as page:
        page.goto("/raadet/")
        assert POLICY not in page.content()
        assert page.goto(policy).status == 404


def test_a_council_member_is_refused_everywhere_else_in_the_admin(visit, guide):
    with visit("emil") as page:
        page.goto("/admin/pages/")
        section = page.locator("tr:has(a[href$='/vejledning/']) a[href$='/edit/']").first.get_attribute("href")
        page.goto(section.replace("edit/", ""))
        guidance = page.locator("tr a[href$='/edit/']").first.get_attribute("href")
    with visit("ulla") as page:
        elsewhere = (section, section.replace("edit/", "add_subpage/"), guidance, "/admin/users/", "/admin/settings/")
        for address in elsewhere:
            assert page.goto(address).status == 404, address


@pytest.mark.parametrize("who", ["rikke", "kim", "anne", "yusuf", "lars"])
def test_for_those_who_do_not_write_the_admin_does_not_exist(visit, who):
    with visit(who) as page:
        page.goto("/")
        assert page.locator("a[href^='/admin']").count() == 0
        assert page.goto("/admin/").status == 404


@pytest.mark.parametrize("width", [WIDE, PHONE, NARROW])
def test_what_was_published_fits_the_screen(visit, guide, policy, width):
    with visit("rikke", width=width) as page:
        for address in (guide, policy):
            page.goto(address)
            assert no_sideways_scroll(page)
