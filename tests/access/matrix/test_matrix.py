"""Every address × every persona × what it names × every method, against the oracle.

In the everyday run a sample; all of it in the whole suite. HUB_MATRIX=whole takes every cell there is (walking.cells).
"""

import random

import pytest

from tests.access.matrix.expected import ROWS, Call
from tests.access.matrix.facts import PERSONAS
from tests.access.matrix.listening import Ear
from tests.access.matrix.walking import cells, every_cell, walk

SEED, SAMPLE = 20261127, 160
# Somebody with the right kind of agency and role, whose part in the very case was taken back.
CLOSEST_STRANGER = PERSONAS["part_taken_back"]


def test_a_sample_of_cells_is_as_the_oracle_says(browsers):
    everything = [cell for who in PERSONAS.values() for row in ROWS.values() for cell in every_cell(who, row)]
    assert walk(browsers, random.Random(SEED).sample(everything, SAMPLE)) == []


def test_what_is_hidden_from_the_closest_stranger_is_as_what_is_not_there(browsers):
    whole = [cell for row in ROWS.values() for cell in every_cell(CLOSEST_STRANGER, row)]
    hidden = [cell for cell in whole if cell.is_hidden and cell.call in {Call("GET"), Call("POST")}]
    assert len(hidden) > 100
    assert walk(browsers, hidden) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PERSONAS)
def test_every_address_answers_the_persona_as_the_oracle_says(browsers, canaries, name):
    ear = Ear(canaries)
    faults = walk(browsers, [cell for row in ROWS.values() for cell in cells(PERSONAS[name], row)], ear.hears)
    assert [*faults, *sorted(ear.leaks)] == []
