"""A private landlord without lists reports one tenancy; the tenant's consent decides who is told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.main_job import path_of
from tests.browser.walking import PHONE, WIDE, follow, no_sideways_scroll, read_through, submit

MOST_FIELDS = 12


def fill(page, street: str, consent: str) -> None:
    page.goto("/indberet/")
    page.locator("[name=tenant_name]").fill("Gudrun Halkjær Test")
    page.locator("[name=street]").fill(street)
    page.locator("[name=postcode]").fill("9999")
    page.locator("[name=city]").fill("Nordby")
    page.locator("[name=arrears]").fill("6.200,00")
    page.locator(f"[name=has_consent][value={consent}]").check()
    if consent == "yes":
        page.locator("[name=given_on]").fill((timezone.localdate() - timedelta(days=1)).isoformat())
        page.locator("[name=method]").select_option(index=1)


def inbox_of_the_unit(visit) -> str:
    with visit("anne") as page:
        return read_through(page, "/sager/")


def test_the_form_is_short_and_says_what_is_voluntary_and_what_never_to_write(visit):
    with visit("kim", width=PHONE) as page:
        page.goto("/")
        page.locator("main a[href='/indberet/'], header a[href='/indberet/']").first.wait_for(state="attached")
        page.goto("/indberet/")
        fields = page.locator("main form :is(input, select, textarea):not([type=hidden])")
        names = set(fields.evaluate_all("fields => fields.map(field => field.name)"))
        assert 4 < len(names) <= MOST_FIELDS
        words = page.locator("main").inner_text()
        assert "CPR" in words
        assert "frivillig" in words.lower()
        assert no_sideways_scroll(page)


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_without_consent_the_report_stays_the_landlords_own(visit, width):
    street = f"Granly {width}, st."
    with visit("kim", width=width) as page:
        fill(page, street, "no")
        submit(page)
        page.wait_for_url("**/gemt/")
        kept = path_of(page.url)
        page.goto("/restancer/")
        assert street in page.locator("main").inner_text()
    assert street not in inbox_of_the_unit(visit)
    with visit("inger") as page:
        assert page.goto(kept).status == 404


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_with_consent_it_ends_in_a_receipt_and_opens_a_case(visit, width):
    street = f"Birkely {width}, st."
    with visit("kim", width=width) as page:
        fill(page, street, "yes")
        submit(page)
        page.locator(".hub-receipt").wait_for()
        assert street in page.locator(".hub-receipt").inner_text()
    assert street in inbox_of_the_unit(visit)


def test_a_report_with_mistakes_keeps_what_was_written_and_points_at_the_fields(visit):
    with visit("kim") as page:
        fill(page, "Elmely 4", "yes")
        page.locator("[name=postcode]").fill("99")
        page.locator("[name=tenant_name]").fill("Gudrun 010190-1234")
        submit(page)
        summary = page.locator("[data-hub-errors]")
        assert summary.locator("a").count() == 2
        assert page.locator("[name=street]").input_value() == "Elmely 4"
        summary.locator("a").first.click()
        assert page.locator("[name=tenant_name]").evaluate("field => field === document.activeElement")
        assert page.locator("[name=tenant_name]").get_attribute("aria-invalid") == "true"


def test_an_association_passes_on_a_consent_and_early_help_begins(visit, imported):
    with visit("rikke") as page:
        page.goto("/restancer/?q=032-02-0017-2")
        follow(page, page.locator("main").get_by_role("link", name="032-02-0017-2", exact=True))
        follow(page, page.locator("a[href$='/samtykke/']"))
        page.locator("[name=categories]").first.check()
        page.locator("[name=method]").first.check()
        submit(page)
        page.locator(".hub-receipt").wait_for()
    assert "Havnegade 19B" in inbox_of_the_unit(visit)
