"""S1 on a screen and on a phone: a line on the landlord's list, her own call to the unit, help, paid, closed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.browser.main_job import (
    ask_benefits_office,
    ask_landlord,
    decide,
    open_tenancy,
    record_demand,
    take_over,
)
from tests.browser.walking import PHONE, WIDE, follow, no_sideways_scroll, submit


@dataclass(frozen=True)
class Line:
    """Of Fjordparken's list: the number, and who lives where, in her own words."""

    number: str
    tenant: str
    street: str


LINES = {
    WIDE: Line("035-04-0015-3", "Yasmin Ellegaard", "Nørre Alle 22A, 2. mf."),
    PHONE: Line("010-09-0027-2", "Sigrún Krogh", "Møllevænget 134B, 1. th."),
}


@pytest.fixture(params=LINES, ids=lambda width: f"{width}px")
def at_width(request, visit, imported, unseen) -> Iterator:
    """The line of the list for this width, and how to visit at it. The municipality has seen nothing of the list."""
    line = LINES[request.param]
    assert line.street not in unseen
    return line, lambda who: visit(who, width=request.param)


def open_from_tenant(page: Page, line: Line) -> str:
    """She has called: two children, and whose tenancy it is."""
    page.goto("/sager/")
    follow(page, page.locator("main a[href='/sager/ny/']"))
    page.locator("[name=way_in][value=called]").check()
    page.locator("[name=received_on]").fill(timezone.localdate().isoformat())
    for name, value in (("tenant_name", line.tenant), ("street", line.street), ("postcode", "9999"),
                        ("city", "Nordby"), ("phone", "20 00 00 01"), ("ages", "4, 9")):  # fmt: skip
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=landlord]").select_option(label="Fjordparken")
    page.locator("[name=household][value=some]").check()
    assert no_sideways_scroll(page)
    submit(page)
    page.wait_for_url(re.compile(r"/sager/[0-9a-f-]{36}/$"))
    take_over(page)
    return page.url


def pass_on_consent(page: Page, line: Line) -> None:
    """Arrears and telephone; and that Fjordparken is told what comes."""
    open_tenancy(page, line.number)
    follow(page, page.locator("a[href$='/samtykke/']").first)
    page.locator("[name=tenant_name]").fill(line.tenant)
    for category in ("contact", "arrears"):
        page.locator(f"[name=categories][value={category}]").check()
    page.locator("[name=agreed_back]").check()
    page.locator("[name=method][value=digital]").check()
    assert no_sideways_scroll(page)
    submit(page)
    page.locator(".hub-receipt").wait_for()


def plan(page: Page, line: Line, case: str) -> tuple[str, str]:
    """The landlord's word has made no second case; the demand came two days ago, and two are asked."""
    page.goto("/sager/")
    assert page.locator(".hub-row").filter(has_text=line.street).count() == 1
    today = timezone.localdate()
    record_demand(page, case, today - timedelta(days=2))
    assert "Straks: børn" in page.locator("body").inner_text()
    assert no_sideways_scroll(page)
    benefits = ask_benefits_office(page, case, today + timedelta(days=9))
    return benefits, ask_landlord(page, case, today + timedelta(days=11))


def close(page: Page, case: str) -> str:
    """Paid in time; answers what the course of the case says in the end."""
    page.goto(f"{case}haendelse/")
    page.locator("[name=kind]").select_option("payment_received")
    page.locator("[name=on]").fill(timezone.localdate().isoformat())
    submit(page)
    page.goto(f"{case}luk/")
    page.locator("[name=outcome]").select_option("paid_by_municipal_help")
    page.locator("[name=primary_cause]").select_option("income_loss")
    assert no_sideways_scroll(page)
    submit(page)
    page.goto(f"{case}forloeb/")
    assert no_sideways_scroll(page)
    return page.locator("main").inner_text()


def test_found_by_her_own_call_she_is_helped_before_the_demand_expires(at_width):
    line, visit = at_width
    with visit("anne") as page:
        case = open_from_tenant(page, line)
    with visit("rikke") as page:
        assert page.goto(case).status == 404
        pass_on_consent(page, line)
    with visit("anne") as page:
        benefits, landlords = plan(page, line, case)
    with visit("yusuf") as page:
        page.goto(benefits)
        follow(page, page.locator("form[action$='/accepter/'] button"))
        decide(page, benefits, timezone.localdate() + timedelta(days=9))
        assert no_sideways_scroll(page)
    with visit("rikke") as page:
        page.goto(landlords)
        seen = page.content()
        assert line.street in seen
        assert "børn" not in seen
        assert no_sideways_scroll(page)
    with visit("anne") as page:
        assert "Betalt med hjælp fra kommunen" in close(page, case)
    with visit("rikke") as page:
        page.goto(case)
        assert "Betalt med hjælp" not in page.locator("main").inner_text()
