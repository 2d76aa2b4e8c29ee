"""Every kind of page and state that somebody meets: its name, who opens it, and how."""

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

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


def _sent_empty(way: Way) -> Way:
    def go(page: Page, stages: Stages) -> None:
        way(page, stages)
        submit(page)

    return go


def _case(below: str = "") -> Way:
    return lambda page, stages: page.goto(stages.planned.case + below)


def _part(below: str = "") -> Way:
    return lambda page, stages: page.goto(stages.planned.benefits + below)


def _open_part(below: str = "") -> Way:
    def go(page: Page, stages: Stages) -> None:
        page.goto("/sager/")
        follow(page, page.locator(f"{OPEN_PART} a.hub-row__link"))
        if below:
            page.goto(page.url + below)

    return go


def _withdrawal(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.landlord}tilbagetraek/")


def _wrong_facts(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.case}oplysninger/")
    page.locator("[name=ages]").fill("mange")
    submit(page)


def _ask_review(page: Page, stages: Stages) -> None:
    page.goto(f"{stages.planned.case}ny-del/myndighedscentret/")
    page.locator("[name=asked]").fill("Vil I vurdere behovet for støtte?")
    page.locator("[name=due_on]").fill(stages.planned.landlord_due.isoformat())
    page.locator("[name=ground]").first.check()
    submit(page)
    if page.locator("[data-hub-errors]").count():  # the first ground may be the one that needs a consent
        page.locator("[name=ground]").nth(1).check()
        submit(page)


def _tenancy(below: str = "") -> Way:
    def go(page: Page, stages: Stages) -> None:
        open_tenancy(page, HOME.number)
        if below:
            page.goto(page.url + below)

    return go


def _preview(page: Page, stages: Stages) -> None:
    upload(page, LISTS / "udtraek_parkkvarteret.csv")


def _columns(page: Page, stages: Stages) -> None:
    _preview(page, stages)
    page.goto(f"{page.url}kolonner/")


def _refused_list(page: Page, stages: Stages) -> None:
    page.goto("/restancer/import/")
    page.locator("main input[type=file]").set_input_files(LISTS / "tom.csv")
    submit(page)


def _kept_report(page: Page, stages: Stages) -> None:
    page.goto("/indberet/")
    told = {"tenant_name": "Kaja Test", "street": "Solbakken 1", "postcode": "9999", "city": "Nordby"}
    for name, value in told.items():
        page.locator(f"[name={name}]").fill(value)
    page.locator("[name=has_consent][value=no]").check()
    submit(page)


def _wrong_sign_in(page: Page, stages: Stages) -> None:
    page.goto("/konto/login/")
    follow(page, page.locator("form[action='/konto/login/'] button[type=submit]"))


def _first(listing: str) -> Way:
    def go(page: Page, stages: Stages) -> None:
        page.goto(listing)
        follow(page, page.locator(".hub-pages a").first)

    return go


ERRORS = "[data-hub-errors]"
STATES = (
    State("front page of a stranger", None, at("/")),
    State("guidance of a stranger", None, at("/vejledning/")),
    State("sign-in", None, at("/konto/login/"), ".hub-person"),
    State("sign-in with errors", None, _wrong_sign_in, ERRORS),
    State("style guide", None, at("/styleguide/"), ".hub-thread"),
    *(State(f"front page of {who}", who, at("/"), "#hub-news")
      for who in ("anne", "yusuf", "rikke", "kim", "ulla", "emil", "lars")),
    State("inbox", "anne", at("/sager/"), ".hub-row"),
    State("inbox of an office", "yusuf", at("/sager/"), ".hub-row"),
    State("inbox with filters that leave nothing", "yusuf", at("/sager/?frist=uge&venter=1&ulaest=1"), ".hub-empty"),
    State("inbox that is empty", "inger", at("/sager/"), ".hub-empty"),
    State("case", "anne", _case(), ".hub-clock"),
    State("case of a partner", "yusuf", _case(), ".hub-plan"),
    State("case of a landlord", "rikke", _case(), ".hub-plan"),
    State("part with its thread", "yusuf", _open_part(), ".hub-entry"),
    State("part of the coordinator", "anne", _part(), ".hub-entry"),
    State("part of a landlord", "rikke", lambda page, stages: page.goto(stages.planned.landlord), ".hub-asked"),
    State("empty post", "yusuf", _sent_empty(_open_part()), ERRORS),
    State("whom to ask", "anne", _case("ny-del/"), ".hub-choices"),
    State("asking", "anne", _case("ny-del/ydelseskontoret/"), "[name=asked]"),
    State("asking with errors", "anne", _sent_empty(_case("ny-del/ydelseskontoret/")), ERRORS),
    State("last look before asking", "anne", _ask_review, "button[value=send]"),
    State("decision with errors", "yusuf", _sent_empty(_open_part("afgoerelse/")), ERRORS),
    State("decline with errors", "yusuf", _sent_empty(_open_part("afvis/")), ERRORS),
    State("withdrawal", "anne", _withdrawal, ".hub-confirm"),
    State("event with errors", "anne", _sent_empty(_case("haendelse/")), ERRORS),
    State("facts with errors", "anne", _wrong_facts, ERRORS),
    State("arrears", "rikke", at("/restancer/"), "table"),
    State("arrears where nothing is found", "rikke", at("/restancer/?q=findesikke"), ".hub-empty"),
    State("upload", "rikke", at("/restancer/import/"), "[type=file]"),
    State("upload of an empty file", "rikke", _refused_list, ERRORS),
    State("columns of a list", "torben", _columns, "select"),
    State("preview of a list", "torben", _preview, ".hub-counts"),
    State("receipt of a list", "rikke", lambda page, stages: page.goto(stages.imported.address), ".hub-receipt"),
    State("tenancy", "rikke", _tenancy(), "a[href$='/underretning/']"),
    State("notice", "rikke", _tenancy("underretning/"), "[name=tenant_name]"),
    State("receipt of a notice", "rikke", lambda page, stages: page.goto(stages.noticed.receipt), ".hub-receipt"),
    State("consent with errors", "rikke", _sent_empty(_tenancy("samtykke/")), ERRORS),
    State("report with errors", "kim", _sent_empty(at("/indberet/")), ERRORS),
    State("report that was kept", "kim", _kept_report, "a[href$='/samtykke/']"),
    State("guidance", "anne", at("/vejledning/"), ".hub-pages"),
    State("guidance page", "anne", _first("/vejledning/"), ".hub-feedback"),
    State("council", "ulla", at("/raadet/"), ".hub-pages"),
    State("policy update", "rikke", _first("/raadet/"), ".hub-feedback"),
    State("contacts", "anne", at("/kontakter/"), ".hub-contact"),
    State("search", "anne", at("/soeg/?q=udsættelse"), ".hub-pages"),
    State("search that finds nothing", "anne", at("/soeg/?q=findesikke"), ".hub-empty"),
    State("notices", "anne", at("/beskeder/"), ".hub-notices"),
    State("change of password", "anne", at("/konto/password/change/"), "[type=password]"),
    State("page that does not exist", "anne", at(NOBODY_KNOWS), ".hub-error-page"),
)  # fmt: skip
