"""What was written without a network and the hub does not store: told at the record, to mend, try again or discard."""

from tests.browser.tour import note, shown_well
from tests.browser.walking import follow, submit


def test_a_visit_that_was_cancelled_meanwhile_is_told_with_what_was_written(phone, somewhere, visit):
    case, at, address = somewhere
    page, written = phone.page, note("aflyst")
    phone.lose_network()
    page.goto("/tur/")
    phone.write(at, written)
    with visit("anne") as hers:
        hers.goto(address.replace("/tur/", "/sager/besoeg/").replace("/kontakt/", "/aflys/"))
        hers.locator("[name=reason]").fill("Lejeren er rejst.")
        submit(hers)
    phone.find_network()
    page.locator("[data-hub-tour-said]", has_text="1 kunne ikke gemmes").wait_for()
    follow(page, page.locator("[data-hub-tour-state] a"))
    record = page.locator("[data-hub-queue] .hub-stop", has_text=written)
    assert "Ikke gemt: Besøget er aflyst." in record.inner_text()
    assert shown_well(page)
    save = record.get_by_role("button", name="Gem det på sagen")
    save.click()
    save.wait_for(state="hidden")
    page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert phone.stored(case, written) == 1


def test_what_the_hub_fails_to_store_stops_nothing_else_and_is_tried_again_or_discarded(phone, somewhere):
    case, at, _ = somewhere
    page, (first, second) = phone.page, (note("fejl"), note("næste"))
    phone.lose_network()
    page.goto("/tur/")
    phone.write(at, first)
    phone.write(at, second)
    phone.line.fail = 1
    phone.find_network()
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt · 1 kunne ikke gemmes").wait_for()
    page.goto("/tur/uden-net/")
    record = page.locator("[data-hub-queue] .hub-stop", has_text=first)
    assert "ved ikke hvorfor" in record.inner_text()
    assert record.get_by_role("button", name="Kassér").is_visible()
    again = record.get_by_role("button", name="Prøv igen")
    again.click()
    again.wait_for(state="hidden")
    page.goto("/tur/")
    page.locator("[data-hub-tour-said]", has_text="1 er sendt og gemt").wait_for()
    assert [phone.stored(case, each) for each in (first, second)] == [1, 1]


def test_what_is_refused_for_a_wrong_day_is_corrected_or_discarded(phone, somewhere):
    case, at, _ = somewhere
    page, written = phone.page, note("forkert dag")
    phone.lose_network()
    page.goto("/tur/")
    phone.write(at, written)
    record = page.locator("[data-hub-queue] .hub-stop", has_text=written)
    record.get_by_role("button", name="Ret").click()
    page.locator("[name=on]").fill("2020-01-01")
    page.locator("[data-hub-write] [type=submit]").click()
    page.locator("[data-hub-write]").wait_for(state="hidden")
    phone.find_network()
    page.locator("[data-hub-tour-said]", has_text="1 kunne ikke gemmes").wait_for()
    page.goto("/tur/uden-net/")
    record.wait_for()
    record.get_by_role("button", name="Kassér").click()
    page.locator("[data-hub-queue]").wait_for(state="hidden")
    assert phone.said == ["Vil du kassere det, du har skrevet? Det er ikke gemt andre steder."]
    assert phone.stored(case, written) == 0
