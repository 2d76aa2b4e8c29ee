"""Which tests coverage is measured of: the everyday ones, which must reach all branches by themselves.

What walks in a browser or is slow would take half as long again under the tracer, and says nothing that the others do
not say of which lines are tried.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage

UNMEASURED = ("browser", "slow")
# By this a process that is started is measured as well (`patch = subprocess`).
INHERITED = "COVERAGE_PROCESS_CONFIG"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    measured = Coverage.current()
    if measured is None or not any(item.get_closest_marker(name) for name in UNMEASURED):
        return (yield)
    with _paused(measured):
        return (yield)


@contextmanager
def _paused(measured: Coverage) -> Iterator[None]:
    inherited = os.environ.pop(INHERITED, None)
    measured.stop()
    try:
        yield
    finally:
        measured.start()
        if inherited is not None:
            os.environ[INHERITED] = inherited
