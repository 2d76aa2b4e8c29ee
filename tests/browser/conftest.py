"""One real hub and one browser for all tests here, and the main job walked once: each stage asks for the one before."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import main_job, stack
from tests.browser.tour import Tour, on_the_way
from tests.browser.walking import PHONE, Visits

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def hub() -> Iterator[stack.Hub]:
    """What `make run` serves, with the demo municipality as it is today."""
    with stack.running() as running:
        yield running


@pytest.fixture(scope="session")
def visit(browser: Browser, hub: stack.Hub) -> Visits:
    """`with visit("rikke") as page:` a browser in which this person of the demo has signed in."""
    return Visits(browser, hub)


@pytest.fixture(scope="session")
def imported(visit: Visits) -> main_job.Imported:
    """Fjordparken's clerk has imported its list."""
    with visit("rikke") as page:
        return main_job.import_list(page, main_job.FJORDPARKENS_LIST)


@pytest.fixture(scope="session")
def unseen(visit: Visits, imported: main_job.Imported) -> str:
    """Everything the coordinator can read anywhere, after the import and before any notice."""
    with visit("anne") as page:
        return main_job.all_that_is_read(page)


@pytest.fixture(scope="session")
def noticed(visit: Visits, unseen: str) -> main_job.Noticed:
    """The clerk has sent the statutory notice of one tenancy."""
    with visit("rikke") as page:
        return main_job.notify(page, main_job.HOME)


@pytest.fixture(scope="session")
def opened(visit: Visits, noticed: main_job.Noticed) -> main_job.Opened:
    """The coordinator has found the case, taken it, and written down the påkrav and a cause."""
    with visit("anne") as page:
        return main_job.open_and_record(page, main_job.HOME)


@pytest.fixture(scope="session")
def planned(visit: Visits, opened: main_job.Opened) -> main_job.Planned:
    """The coordinator has asked the benefits office and the landlord."""
    with visit("anne") as page:
        return main_job.make_plan(page, opened)


@pytest.fixture(scope="session")
def answered(visit: Visits, planned: main_job.Planned, tmp_path_factory: pytest.TempPathFactory) -> main_job.Answered:
    """The benefits office has found its part, accepted it, answered with a file and recorded its decision."""
    with visit("yusuf") as page:
        return main_job.answer(page, planned, main_job.a_pdf(tmp_path_factory.mktemp("files")))


@pytest.fixture(scope="session")
def found_again(visit: Visits, planned: main_job.Planned, answered: main_job.Answered) -> str:
    """The decided part's line among the coordinator's closed ones, before anybody at the unit has opened it."""
    with visit("anne") as page:
        page.goto("/sager/?vis=afsluttede")
        return page.locator(f".hub-row:has(a[href='{main_job.path_of(planned.benefits)}'])").inner_text()


@pytest.fixture
def phone(browser: Browser, hub: stack.Hub) -> Iterator[Tour]:
    with on_the_way(browser, hub, PHONE) as tour:
        yield tour


@pytest.fixture
def somewhere(phone: Tour) -> tuple[str, str, str]:
    """A visit of today, by its hour and case; and the tour lies on the telephone."""
    phone.open()
    case = phone.cases()[0]
    at, address = phone.plan(case)
    phone.open()
    return case, at, address
