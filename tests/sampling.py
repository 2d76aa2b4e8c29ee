"""`--sample`: of every table of cases one case, so that the everyday subset stays short.

The case is drawn by its own name: the same one in every process and on every day, and not the first line of each table.
"""

from zlib import crc32

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--sample", action="store_true", help="one case of each parametrized test")


@pytest.hookimpl(trylast=True)  # of what the marks have left
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("sample"):
        kept = set(drawn([item.nodeid for item in items]))
        config.hook.pytest_deselected(items=[item for item in items if item.nodeid not in kept])
        items[:] = [item for item in items if item.nodeid in kept]


def drawn(names: list[str]) -> list[str]:
    """One name of each test, whatever its parameters."""
    of_test: dict[str, list[str]] = {}
    for name in names:
        of_test.setdefault(name.partition("[")[0], []).append(name)
    return [min(cases, key=lambda name: crc32(name.encode())) for cases in of_test.values()]
