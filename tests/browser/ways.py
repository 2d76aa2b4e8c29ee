"""How each page or state is come to: what a person clicks and fills in on the way."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Page

from hub.demo.people import PASSWORD
from hub.demo.protected import NUMBERS
from tests.browser.main_job import HOME, Imported, Noticed, Opened, Planned, open_tenancy, upload
from tests.browser.walking import LISTS, follow, submit

# A part of the demo that the benefits office has accepted and not yet decided.
OPEN_PART = ".hub-row:has-text('Fjordparken 17')"
NOBODY_KNOWS = "/sager/00000000-0000-4000-8000-000000000000/"


@dataclass(frozen=True)
class Stages:
    """How far the main job has come: the addresses that pages need."""

    imported: Imported
    noticed: Noticed
    opened: Opened
    planned: Planned


Way = Callable[[Page, Stages], object]


@dataclass(frozen=True)
class State:
    """`has`: what stands on the page when it is the state it is meant to be."""

    name: str
    who: str | None
    open: Way
    has: str = "h1"

    def __str__(self) -> str:
        return self.name


def at(address: str) -> Way:
    return lambda page, stages: page.goto(address)


def sent_empty(way: Way) -> Way:
    def go(page: Page, stages: Stages) -> None:
        way(page, stages)
        submit(page)

    return go


def case(below: str = "") -> Way:
    return lambda page, stages: page.goto(stages.planned.case + below)


def closed(below: str = "") -> Way:
    """The first of those that are closed."""

    def go(page: Page, stages: Stages) -> None:
        page.goto("/sager/?vis=afsluttede")
        page.goto((page.locator("a.hub-row__link:not([href*='/dele/'])").first.get_attribute("href") or "") + below)

    return go


def kept_longer(page: Page, stages: Stages) -> None:
    """By a year more than the rule says."""
    closed("bevar/")(page, stages)
    page.locator("[name=because]").select_option(index=1)
    page.locator("[name=until]").fill((date.today() + timedelta(days=6 * 366)).isoformat())
    submit(page)


def told_reached(page: Page, stages: Stages) -> None:
    page.goto("/tur/")
    follow(page, page.locator(".hub-stop__results a").nth(1))


def linked(ending: str) -> Way:
    def go(page: Page, stages: Stages) -> None:
        page.goto(stages.planned.case)
        page.goto(page.locator(f"main a[href$='{ending}']").first.get_attribute("href") or "")

    return go


def visit_to_change(page: Page, stages: Stages) -> None:
    """Of the first case on one's own tour."""
    page.goto("/tur/")
    follow(page, page.locator(".hub-stop__title a").first)
    page.goto(page.locator("main a[href$='/aendr/']").first.get_attribute("href") or "")


def part(below: str = "") -> Way:
    return lambda page, stages: page.goto(stages.planned.benefits + below)


def open_part(below: str = "") -> Way:
    def go(page: Page, stages: Stages) -> None:
        page.goto("/sager/")
        follow(page, page.locator(f"{OPEN_PART} a.hub-row__link"))
        if below:
            page.goto(page.url + below)

    return go


def landlords_part(below: str) -> Way:
    """Nobody answers it while the pages are walked, so that it can be shared."""
    return lambda page, stages: page.goto(f"{stages.planned.landlord}{below}")


def share_review(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.landlord}del/betalingskontoret/")
    page.locator("[name=level][value=read_planpart]").check()
    page.locator("[name=ground][value=aktivloven_81a]").check()
    submit(page)


def withdrawal(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.landlord}tilbagetraek/")


def number(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.case}cpr/")
    page.locator("[name=number]").fill("0505050000")
    submit(page)
    page.goto(f"{stages.planned.case}vis/cpr/")


def number_shown(page: Page, stages: Stages) -> None:
    number(page, stages)
    page.locator("[name=reason]").first.check()
    submit(page)


def looked_up(then: str = "") -> Way:
    """Mette of the demo, by her made-up number."""

    def go(page: Page, stages: Stages) -> None:
        page.goto("/opslag/")
        page.locator("[name=field][value=cpr]").check()
        page.locator("[name=number]").fill(NUMBERS["Mette Skovgaard-Holm"])
        page.locator("[name=reason]").first.check()
        submit(page)
        if then:
            follow(page, page.locator(f"a[href$='{then}']"))

    return go


def emergency_sent_empty(page: Page, stages: Stages) -> None:
    looked_up("/noedadgang/")(page, stages)
    follow(page, page.locator("main form button.button-warning"))


def asked_for(page: Page, stages: Stages) -> None:
    page.goto("/beskeder/")
    follow(page, page.locator("a[href*='/opslag/anmodninger/']").first)


def wrong_facts(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.case}oplysninger/")
    page.locator("[name=household][value=some]").check()
    page.locator("[name=ages]").fill("mange")
    submit(page)


def ask_review(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.case}ny-del/myndighedscentret/")
    page.locator("[name=asked]").fill("Vil I vurdere behovet for støtte?")
    page.locator("[name=due_on]").fill(stages.planned.landlord_due.isoformat())
    page.locator("[name=ground]").first.check()
    submit(page)
    if page.locator("[data-hub-errors]").count():  # the first ground may be the one that needs a consent
        page.locator("[name=ground]").nth(1).check()
        submit(page)


def tenancy(below: str = "") -> Way:
    def go(page: Page, stages: Stages) -> None:
        open_tenancy(page, HOME.number)
        if below:
            page.goto(page.url + below)

    return go


def preview(page: Page, stages: Stages) -> None:
    upload(page, LISTS / "udtraek_parkkvarteret.csv")


def columns(page: Page, stages: Stages) -> None:
    preview(page, stages)
    page.goto(f"{page.url}kolonner/")


def refused_list(page: Page, stages: Stages) -> None:
    page.goto("/restancer/import/")
    page.locator("main input[type=file]").set_input_files(LISTS / "tom.csv")
    submit(page)


def kept_report(page: Page, stages: Stages) -> None:
    page.goto("/indberet/")
    told = {"tenant_name": "Kaja Test", "street": "Solbakken 1", "postcode": "9999", "city": "Nordby"}
    for name, value in told.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=has_consent][value=no]").check()
    submit(page)


def wrong_sign_in(page: Page, stages: Stages) -> None:
    page.goto("/konto/login/")
    follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))


def proved(address: str, then: str = "") -> Way:
    """A page for which one proves once more who it is, when the sign-in is not fresh any more."""

    def go(page: Page, stages: Stages) -> None:
        page.goto(address)
        if then:
            follow(page, page.locator(then).first)
        password = page.locator("main [name=password]")
        if password.count():
            password.fill(PASSWORD)
            submit(page)

    return go


def first(listing: str) -> Way:
    def go(page: Page, stages: Stages) -> None:
        page.goto(listing)
        follow(page, page.locator(".hub-pages a").first)

    return go
