"""The page on which the lead keeps a closed case longer, and what the case's page says of it."""

from datetime import date

import pytest

from coordination.actions.closing import close_case
from coordination.models import Case
from tests.factories.closing import MOVED
from tests.factories.guarantee import GuaranteeEntryFactory
from tests.factories.part import PartFactory

SENT = {"because": "complaint", "until": "2032-03-01"}
BY_RULE = "Sagen slettes den 1/10 2031."
KEPT = "Sagen slettes den 1/3 2032. Den bevares længere, fordi en klage er under behandling."


@pytest.fixture
def closed(stage, travel):
    travel(date(2026, 10, 1))
    close_case(case=stage.case, ending=MOVED, by=stage.cast.anne)
    return stage


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def test_the_lead_keeps_it_everybody_of_the_unit_reads_so_and_it_is_taken_back(closed, client_of):
    lead, anne = client_of(closed.cast.unit_lead), client_of(closed.cast.anne)
    assert BY_RULE in words(lead.get(closed.url()))
    assert closed.url("bevar/") in words(lead.get(closed.url()))
    assert lead.post(closed.url("bevar/"), SENT).status_code == 302
    assert KEPT in words(lead.get(closed.url()))
    assert KEPT in words(anne.get(closed.url()))
    form = lead.get(closed.url("bevar/")).context["form"]
    assert (form["because"].value(), form["until"].value()) == ("complaint", date(2032, 3, 1))
    assert lead.post(closed.url("bevar/slut/")).status_code == 302
    assert BY_RULE in words(anne.get(closed.url()))


def test_who_signed_in_hours_ago_proves_it_once_more_before_a_hold_is_let_go(closed, client_of):
    """Where the rule's day has passed, the next night erases."""
    client_of(closed.cast.unit_lead).post(closed.url("bevar/"), SENT)
    answer = client_of(closed.cast.unit_lead, stale=True).post(closed.url("bevar/slut/"))
    assert answer.status_code == 302
    assert "reauthenticate" in answer["Location"]
    assert Case.objects.get(pk=closed.case.pk).kept_until == date(2032, 3, 1)


def test_nobody_else_does_and_no_partner_reads_of_it(closed, client_of):
    client_of(closed.cast.unit_lead).post(closed.url("bevar/"), SENT)
    assert closed.url("bevar/") not in words(client_of(closed.cast.anne).get(closed.url()))
    for name in ("anne", "ydelse", "fjordparken_clerk"):
        browser = client_of(closed.cast.person(name))
        assert browser.get(closed.url("bevar/")).status_code == 403
        assert browser.post(closed.url("bevar/slut/")).status_code == 403
        if name != "anne":
            page = words(browser.get(closed.url()))
            assert "klage" not in page
            assert "Sagen slettes" not in page
    assert Case.objects.get(pk=closed.case.pk).kept_until == date(2032, 3, 1)


def test_an_open_case_has_no_such_page(stage, client_of):
    lead = client_of(stage.cast.unit_lead)
    assert lead.get(stage.url("bevar/")).status_code == 403
    assert stage.url("bevar/") not in words(lead.get(stage.url()))


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({**SENT, "until": "2031-10-01"}, "until"),
        ({**SENT, "until": "2033-10-02"}, "until"),
        ({**SENT, "until": "2032-02-31"}, "until"),
        ({**SENT, "because": "x"}, "because"),
        ({}, "because"),
    ],
)
def test_what_cannot_be_comes_back_with_its_reason(closed, client_of, given, field):
    answer = client_of(closed.cast.unit_lead).post(closed.url("bevar/"), given)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Case.objects.get(pk=closed.case.pk).kept_until is None


def test_while_its_guarantee_runs_no_day_is_named(stage, travel, client_of):
    travel(date(2026, 10, 1))
    GuaranteeEntryFactory(guarantee__part=PartFactory(case=stage.case))
    close_case(case=stage.case, ending=MOVED, by=stage.cast.anne)
    lead = client_of(stage.cast.unit_lead)
    assert "Sagen slettes den" not in words(lead.get(stage.url()))
    assert "Sagen slettes ikke, så længe dens garanti løber." in words(lead.get(stage.url("bevar/")))
