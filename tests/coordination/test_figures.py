"""From what is told of a year, no figure under five can be computed."""

from collections import defaultdict
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coordination.access.letters import Letter
from coordination.access.permissions import OF_KIND, Permission
from coordination.access.visibility import COLUMNS, Item, cell
from coordination.figures import LEAST, RESULT_OF, Result, tellable
from coordination.outcomes import Outcome

COUNTS = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 40), min_size=4)


def test_every_ending_comes_to_something_but_that_of_no_case():
    assert set(Outcome) - RESULT_OF.keys() == {Outcome.OPENED_IN_ERROR}


def test_those_see_figures_whom_the_table_lets():
    """But those who would know cases of their own among the figures."""
    counted_for = {kind for kind in COLUMNS if cell(Item.STATISTICS, kind) in {(Letter.FULL,), (Letter.AGGREGATE,)}}
    assert OF_KIND[Permission.SEE_FIGURES] == counted_for


@pytest.mark.parametrize(
    ("counts", "told", "total"),
    [
        ((9, 7, 5, 6), (9, 7, 5, 6), 27),
        ((9, 7, 0, 6), (9, 7, 0, 6), 22),
        ((9, 7, 6, 3), (9, 7, None, None), 25),
        # Three and five are eight, and so are four and four: a third goes with them.
        ((9, 7, 5, 3), (9, None, None, None), 24),
        ((9, 2, 0, 3), (9, None, 0, None), 14),
        ((9, 1, 0, 1), (None, None, 0, None), 11),
        ((1, 0, 0, 0), (None, None, None, None), None),
        ((0, 0, 0, 0), (0, 0, 0, 0), 0),
    ],
)
def test_a_small_figure_takes_another_with_it(counts, told, total):
    keys = list(Result)
    assert tellable(dict(zip(keys, counts, strict=True))) == (dict(zip(keys, told, strict=True)), total)


def test_whoever_solves_for_what_is_kept_back_recovers_nothing():
    """All years there could be, by what would be told of them: each figure kept back could be one of several."""
    could_be: dict[tuple[int | None, ...], list[tuple[int, ...]]] = defaultdict(list)
    for counts in product(range(12), repeat=4):
        told, total = tellable(dict(zip("abcd", counts, strict=True)))
        could_be[*told.values(), total].append(counts)
    for told, years in could_be.items():
        kept_back = [place for place in range(4) if told[place] is None]
        assert all(len({year[place] for year in years}) > 1 for place in kept_back), (told, years)


@given(COUNTS, st.sets(st.sampled_from("abcdefg"), max_size=2))
def test_what_is_told_is_true_and_no_small_figure_is(counts, hidden):
    told, total = tellable(counts, hidden & counts.keys())
    assert total in {None, sum(counts.values())}
    for key, figure in told.items():
        assert figure is None or (figure == counts[key] and (figure == 0 or figure >= LEAST))
    assert all(told[key] is None for key in hidden & counts.keys())
