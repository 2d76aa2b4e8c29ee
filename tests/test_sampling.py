"""The everyday subset takes one case of each table, and the same one every time."""

from tests.sampling import drawn

NAMES = [
    "a.py::test_days[1-2]",
    "a.py::test_days[2-3]",
    "a.py::test_alone",
    "b.py::test_days[1-2]",
    "b.py::test_days[[]",
]


def test_one_case_of_each_test_is_drawn_whatever_the_order():
    kept = drawn(NAMES)
    assert sorted(name.partition("[")[0] for name in kept) == ["a.py::test_alone", "a.py::test_days", "b.py::test_days"]
    assert set(kept) == set(drawn(NAMES[::-1])) < set(NAMES)
