"""What stands around every page: language, filters in the address, signing out."""

from tests.browser.walking import PHONE, follow, sign_in


def test_another_language_keeps_the_page_and_the_query(visit):
    with visit(None) as page:
        sign_in(page, "ditte")
        page.goto("/sager/?ulaest=1")
        address, danish = page.url, page.locator("h1").inner_text()
        for value, tongue in (("en", "en"), ("da", "da")):
            page.locator(".hub-account summary").click()
            follow(page, page.locator(f".hub-account button[name=language][value={value}]"))
            assert page.url == address
            assert page.locator("html").get_attribute("lang") == tongue
            assert (page.locator("h1").inner_text() == danish) == (tongue == "da")


def test_filters_stand_in_the_address_and_back_brings_them_back(visit):
    with visit("anne") as page:
        page.goto("/sager/")
        chips = page.locator(".hub-chips a.hub-chip")
        follow(page, chips.nth(0))
        follow(page, chips.nth(1))
        both = page.url
        assert both.count("=") == 2
        follow(page, page.locator(".hub-nav__link[href='/vejledning/']"))
        page.go_back()
        assert page.url == both
        assert page.locator(".hub-chip--on").count() == 2
        follow(page, page.locator(".hub-chip--on").first)
        assert page.locator(".hub-chip--on").count() == 1


def test_what_was_read_is_gone_after_signing_out(visit):
    with visit(None, width=PHONE) as page:
        sign_in(page, "helle")
        page.goto("/sager/")
        assert page.locator(".hub-row").count() >= 1
        page.locator(".hub-account summary").click()
        follow(page, page.locator(".hub-account__out"))
        page.go_back()
        page.wait_for_url("**/konto/login/**")
        assert page.locator(".hub-row").count() == 0
