"""A clerk uploads the list that the association's system exports; the municipality sees nothing of it."""

import csv
import re

import pytest

from tests.browser.main_job import FJORDPARKENS_LIST, HOME, confirm, counts, upload
from tests.browser.walking import LISTS, PHONE, no_sideways_scroll, submit

LINES, REJECTED, CPR_NUMBERS = 120, 4, 15


@pytest.fixture(scope="module")
def sample() -> list[dict[str, str]]:
    """The lines of the file, by column name."""
    text = FJORDPARKENS_LIST.read_text(encoding="cp1252").splitlines()[2:]
    return [line for line in csv.DictReader(text, delimiter=";") if line["Lejemålsnr"] and line["Navn"]]


def test_the_preview_tells_the_fate_of_every_line(imported):
    assert sum(imported.preview.values()) == LINES
    assert imported.preview["rejected"] == REJECTED
    assert imported.preview["new"] > 100


def test_the_receipt_says_what_was_done_and_how_many_cpr_numbers_were_removed(imported):
    assert imported.receipt == imported.preview
    assert re.search(rf"\b{CPR_NUMBERS} CPR", imported.said)
    assert "31-11-2026" in imported.said


def test_no_cpr_number_and_no_remark_of_the_file_stands_on_any_page(visit, imported):
    with visit("rikke") as page:
        page.goto("/restancer/?q=Tariq")
        assert page.locator("main table tbody tr").count() >= 1
        for address in (imported.address, "/restancer/?q=Tariq", "/restancer/"):
            page.goto(address)
            assert not re.search(r"\b\d{6}-?\d{4}\b", page.locator("main").inner_text())
            assert "psykisk" not in page.content()


def test_the_same_list_again_changes_nothing(visit, imported):
    with visit("rikke") as page:
        page.goto("/restancer/?vis=betalt")
        before = page.locator("main table").inner_text()
        upload(page, FJORDPARKENS_LIST)
        again = counts(page)
        confirm(page)
        assert counts(page) == again
        page.goto("/restancer/?vis=betalt")
        assert page.locator("main table").inner_text() == before
    assert (again["new"], again["changed"], again["rejected"]) == (0, 0, REJECTED)
    assert again["unchanged"] + again["paid"] == LINES - REJECTED


def test_the_municipality_reads_nothing_of_the_list(unseen, sample):
    assert "Fjordparken" in unseen
    leaked = [line["Navn"] for line in sample if line["Lejemålsnr"] in unseen or _told(line, unseen)]
    assert leaked == []


def _told(line: dict[str, str], text: str) -> bool:
    last, _, first = line["Navn"].partition(", ")
    return line["Navn"] in text or f"{first} {last}" in text or f"{line['Adresse']}," in text


@pytest.mark.parametrize("who", ["anne", "yusuf", "sanne", "ulla", "lars"])
def test_the_list_and_a_tenancy_on_it_do_not_exist_for_anybody_else(visit, imported, who):
    with visit("rikke") as page:
        page.goto(f"/restancer/?q={HOME.number}")
        tenancy = page.locator("main").get_by_role("link", name=HOME.number, exact=True).get_attribute("href")
    with visit(who) as page:
        for address in (imported.address, f"{imported.address}afviste/", tenancy, f"{tenancy}underretning/"):
            assert page.goto(address).status == 404
            assert HOME.street not in page.content()


def test_a_file_that_cannot_be_read_is_refused_with_what_helps(visit):
    with visit("rikke", width=PHONE) as page:
        page.goto("/restancer/import/")
        page.locator("main input[type=file]").set_input_files(LISTS / "tom.csv")
        submit(page)
        summary = page.locator("[data-hub-errors]")
        assert len(summary.inner_text()) > 20
        assert summary.evaluate("box => box.contains(document.activeElement)")
        assert no_sideways_scroll(page)
