"""What the pages of a list show, whatever stands in their address."""

import pytest

from coordination.actions.arrears.receiving import GIVEN_UP
from coordination.models import ArrearsList, Fate, ListStatus
from coordination.reading.arrears_lists import PAGE, TEMPLATES, ListPage, steps
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import confirmed, imported, previewed

pytestmark = pytest.mark.django_db
REJECTED = line(Lejemålsnr="1-2", Saldo="ukendt")


@pytest.fixture
def preview(cast):
    return previewed(cast.fjordparken_clerk, line(), REJECTED, line(Lejemålsnr="1-3", Saldo="0,00"))


def test_every_status_has_a_page():
    assert set(TEMPLATES) == set(ListStatus)


def test_the_steps_say_what_is_done_and_where_one_is():
    assert [step["state"] for step in steps(2)] == ["done", "done", "current", "todo"]
    assert [step["state"] for step in steps(0, failed=True)] == ["error", "todo", "todo", "todo"]


def test_a_row_is_shown_with_its_fate_in_danish_amounts_and_dates(preview):
    row = ListPage(preview).rows[0]
    assert row["fate"] == Fate.NEW
    assert row["cells"][:2] == ["012-04-0173-2", "Skovgaard-Holm, Mette"]
    assert row["cells"][2] == {"value": "8.169,00"}
    assert row["cells"][3] == "2/2 2026"


def test_a_rejected_row_shows_what_stood_there_and_why(preview):
    row = ListPage(preview).rows[1]
    assert row["fate"] == Fate.REJECTED
    assert (row["cells"][0], row["cells"][2]) == ("1-2", {"value": "ukendt"})
    assert "ukendt" in row["reason"]


def test_counts_lead_to_the_lines_of_each_fate_until_they_are_imported(cast, preview):
    counts = {count["kind"]: count for count in ListPage(preview).counts}
    assert counts["error"]["value"] == "1"
    assert counts["error"]["url"].endswith("?fate=rejected#lines")
    assert counts["neutral"]["url"] == ""
    done = imported(cast.fjordparken_clerk, line(), REJECTED)
    assert not [count for count in ListPage(done).counts if count["url"]]


def test_the_lines_of_one_fate_are_shown_alone(preview):
    page = ListPage(preview, fate="rejected")
    assert [row["fate"] for row in page.rows] == [Fate.REJECTED]
    assert page.fate_label
    assert ListPage(preview).fate_label == ""


@pytest.mark.parametrize("nonsense", ["", "-1", "x", "²", "9" * 40, "1; DROP TABLE", "٣"])
def test_nonsense_in_the_address_shows_the_beginning(preview, nonsense):
    page = ListPage(preview, fate=nonsense, after=nonsense)
    assert len(page.rows) == 3
    assert page.next_page == ""


def test_a_long_list_is_read_page_by_page_by_its_lines(cast, django_assert_num_queries):
    read = previewed(cast.fjordparken_clerk, *[line(Lejemålsnr=f"1-{number}") for number in range(PAGE + 20)])
    first = ListPage(read, fate="new")
    assert len(first.rows) == PAGE
    assert f"efter={first.rows[-1]['line']}" in first.next_page
    assert "fate=new" in first.next_page
    second = ListPage(read, after=str(first.rows[-1]["line"]))
    with django_assert_num_queries(1):
        assert (len(second.rows), second.next_page) == (20, "")
    assert second.rows[0]["line"] == first.rows[-1]["line"] + 1


def test_a_list_that_was_given_up_says_that_it_was_not_the_landlords_fault():
    refused = ArrearsList(status=ListStatus.REFUSED, findings={"refusal": {"code": GIVEN_UP, "details": {}}})
    other = ArrearsList(status=ListStatus.REFUSED, findings={"refusal": {"code": "empty", "details": {}}})
    assert ListPage(refused).refusal
    assert ListPage(refused).refusal != ListPage(other).refusal
    assert ListPage(refused).steps[0]["state"] == "error"


def test_what_was_not_found_is_named_and_the_sign_not_asked_for_yet(cast):
    page = ListPage(previewed(cast.fjordparken_clerk, line(), header=[*HEADER[:5], "Kolonne F", HEADER[6]]))
    assert len(page.missing) == 1
    assert not page.sign_is_open


def test_an_open_sign_is_asked_for(cast):
    page = ListPage(previewed(cast.fjordparken_clerk, line(), line(Lejemålsnr="1-2", Saldo="-1,00")))
    assert page.sign_is_open
    assert page.missing == []


def test_columns_that_are_dropped_are_named_and_the_kept_ones_stand_in_their_order(cast):
    read = previewed(cast.fjordparken_clerk, [*line(), "x"], header=[*HEADER, "Etnicitet"])
    assert ListPage(read).dropped == ["Etnicitet"]
    assert ListPage(read).kept_headers == HEADER


def test_notes_are_sentences(cast):
    page = ListPage(previewed(cast.fjordparken_clerk, line()[:6], header=HEADER[:6]))
    assert len(page.notes) == 1


def test_progress_is_told_in_rows_while_importing(cast):
    found = confirmed(cast.fjordparken_clerk, line())
    found.progress, found.total = 4200, 10_000
    page = ListPage(found)
    assert page.is_working
    assert "4.200" in page.progress_text
    assert "10.000" in page.progress_text
    found.status = ListStatus.READING
    assert "4.200" not in page.progress_text
