"""Which browser the tests marked `browser` walk in, and what happens where there is none.

On a developer's machine they are skipped with a sentence that says how to get one. With HUB_NO_SKIPS=1, as in CI, any
skipped test fails the run: a suite that quietly tests less looks the same as one that passes.
"""

import os
import shutil
from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

WALKS = "tests/browser/"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
HOW_TO_GET_ONE = (
    "no Chromium is found: `apt-get install chromium`, or `.venv/bin/playwright install chromium`, "
    "or name one in CHROMIUM"
)
# No sandbox inside containers that run as root; no errands on the network.
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip

# Playwright's loop runs in the thread of the test, which also prepares its rows.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def chromium() -> str | None:
    """The Chromium to use: the one named, the system's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return named
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return installed or _playwrights_own()


def _playwrights_own() -> str | None:
    folder = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or "~/.cache/ms-playwright"
    found = sorted(Path(folder).expanduser().glob("chromium-*/chrome-linux*/chrome"))
    return str(found[-1]) if found else None


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": chromium(), "args": ARGUMENTS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {**browser_context_args, "locale": "da-DK", "timezone_id": "Europe/Copenhagen"}


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The walks go first, being the longest; pytest-django has put what has real transactions after all other rows."""
    items.sort(key=lambda item: not item.nodeid.startswith(WALKS))
    if chromium() is None:
        for item in items:
            if item.get_closest_marker("browser"):
                item.add_marker(pytest.mark.skip(reason=HOW_TO_GET_ONE))


def skipped_in_vain(config: pytest.Config) -> list[pytest.TestReport]:
    """The skipped tests, where none may be."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None or not os.environ.get("HUB_NO_SKIPS"):
        return []
    return list(reporter.stats.get("skipped", []))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if skipped_in_vain(session.config) and session.exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    for report in skipped_in_vain(config):
        terminalreporter.line(f"HUB_NO_SKIPS: {report.nodeid} was skipped, so this run fails.", red=True)


class OneHub(LoadScopeScheduling):
    """Browser tests in one worker of pytest-xdist, since they share a hub that is slow to start; others by file."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", maxsplit=1)[0]
        return WALKS if file.startswith(WALKS) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> OneHub:
    # In the order of collection, not the largest file first: a test with real transactions empties every table behind
    # it, also of what migrations have laid down, so no test that needs those rows may come after it.
    config.option.loadscopereorder = False
    return OneHub(config, log)
