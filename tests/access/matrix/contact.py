"""The oracle's rules of contact with a tenant: attempts, visits, and talks booked at the front desk."""

from tests.access.matrix import facts
from tests.access.matrix.facts import Persona
from tests.access.matrix.oracle import ABSENT, GRANTED, REFUSED, Rule, Target, case_kept, case_planned, keeps, works


def of_contact(kind: str) -> Rule:
    """An attempt or a visit, by the case that it is named after: there for the unit that keeps the case."""
    return lambda who, at: case_planned(who, {"case": at[kind]}) if keeps(who, at[kind]) else ABSENT


def of_visit_kept(who: Persona, at: Target) -> str:
    """As before, closed case or not: whoever is at a door can always check out."""
    return case_kept(who, {"case": at["visit"]}) if keeps(who, at["visit"]) else ABSENT


def visit_moved(who: Persona, at: Target) -> str:
    """Each moves on one's own tour alone."""
    planned = of_contact("visit")(who, at)
    return REFUSED if planned == GRANTED and who.name != facts.GOES[at["visit"]] else planned


def hears(who: Persona, talk: str) -> bool:
    """What was booked at the front desk is for the unit that it was booked with."""
    return works(who, facts.UNIT) and facts.TALKS.get(talk) == who.agency


def talk_handled(who: Persona, at: Target) -> str:
    return GRANTED if hears(who, at["booking"]) else ABSENT
