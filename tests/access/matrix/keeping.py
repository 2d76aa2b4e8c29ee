"""Who keeps a closed case longer than the rule says. Imports nothing of the program."""

from tests.access.matrix.facts import Persona
from tests.access.matrix.oracle import GRANTED, REFUSED, Target, case_reopened


def case_kept_longer(who: Persona, at: Target) -> str:
    """The lead of the unit that kept it, once it is closed."""
    said = case_reopened(who, at)
    return REFUSED if said == GRANTED and who.role != "lead" else said
