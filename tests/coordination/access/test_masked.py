"""Masked is masked everywhere: a word in every governed field, looked for in the source of every page of a case.

Who looks, and how the one stands to the case, is a table; what may be found is what the oracle says, no more, no less.
"""

import pytest

from coordination.access.permissions import Level
from coordination.actions.inbox import refresh_case
from coordination.lifecycle import DataCategory, Measure
from coordination.models import Case
from hub.accounts.kinds import AgencyKind as K
from tests.coordination.access.masked import PARTS, Masked, masked_case
from tests.coordination.access.oracle import Stands
from tests.factories.agency import AgencyFactory
from tests.factories.consent import ConsentFactory
from tests.factories.membership import member_of
from tests.factories.part import PartFactory
from tests.personas import Cast

OFFICES = ("borgerservice", "ydelse", "myndighed", "betaling", "familie")
READERS = ("anne", "fjordparken_clerk", "court", "myndighed", "betaling")
ALL_PARTS = tuple(PARTS)
# Where what one sees of others' decisions does not turn on the part, three of them will do.
SOME = (Measure.TEMPORARY_RENT_HELP, Measure.HOME_SUPPORT, Measure.ASSESSMENT_5A)
# How they stand to the case -> who is tried so, whose tenancy it is, what the others' parts are about.
RELATIONS = {
    "reads the others' parts": (READERS, "fjordparken", ALL_PARTS),
    "has a part, and reads": (("fjordparken_clerk", *OFFICES), "fjordparken", ALL_PARTS),
    "has done its part, and reads": (("ydelse", "myndighed"), "fjordparken", SOME),
    "had a part withdrawn, and reads": (("ydelse", "myndighed", "fjordparken_clerk"), "fjordparken", SOME),
    "is let in to a summary": (("fjordparken_clerk", "ydelse", "court"), "fjordparken", SOME),
    "has every consent, and reads": (("fjordparken_clerk", "court", "ydelse"), "fjordparken", SOME),
    "owns the tenancy, and reads": (("kmp", "fjordparken_clerk", "lawyer"), "kmp", SOME),
}


def person(cast: Cast, name: str):
    return member_of(AgencyFactory(kind=K.BAILIFF_COURT)) if name == "court" else cast.person(name)


def put_in(world: Masked, who, relation: str) -> Stands:
    """Make the relation true; answers it for the oracle."""
    parts = {"has a part": {}, "has done": {"done": True}, "had a part": {"withdrawn": True}}
    for beginning, became in parts.items():
        if relation.startswith(beginning):
            PartFactory(case=world.case, agency=who.agency, measure="other", asked="Vil I se på det?", **became)
    agreed = frozenset(DataCategory.values) if "consent" in relation else frozenset()
    if agreed:
        ConsentFactory(case=world.case, to_agency=who.agency, categories=sorted(agreed))
    if who.agency != world.case.unit:
        world.open_to(who, Level.SUMMARY if "summary" in relation else Level.READ)
    return Stands(
        who.agency.kind,
        owns_tenancy=world.case.landlord == who.agency and "summary" not in relation,
        has_part=relation.startswith(("has a part", "has done")),
        consented=agreed,
        is_filed="summary" not in relation,
    )


@pytest.mark.parametrize("relation", RELATIONS)
def test_each_is_shown_exactly_what_the_lawyer_allows(cast, client_of, relation):
    names, landlord, about = RELATIONS[relation]
    world = masked_case(cast.agency(landlord), about)
    people = {name: person(cast, name) for name in names}
    stands = {name: put_in(world, who, relation) for name, who in people.items()}
    refresh_case(Case.objects.get(pk=world.case.pk))
    for name, who in people.items():
        browser = client_of(who)
        source = "\n".join(browser.get(url).content.decode() for url in world.urls()).lower()
        allowed = world.allowed(stands[name], reads="summary" not in relation)
        wrong = {word: may for word, may in allowed.items() if (word.lower() in source) != may}
        assert wrong == {}, f"{name} {relation}"


def test_who_has_nothing_finds_nothing(cast, client_of):
    world = masked_case(cast.agency("fjordparken"), SOME[:1])
    for name, who in cast.active().items():
        if who.agency == world.case.unit:
            continue
        browser = client_of(who)
        answers = [browser.get(url) for url in world.urls()]
        assert {answer.status_code for answer in (answers[0], *answers[3:])} == {404}, name
        source = "\n".join(answer.content.decode() for answer in answers).lower()
        assert not [w for w in world.allowed(Stands(who.agency.kind), reads=False) if w.lower() in source], name


def test_council_and_editors_find_nothing_even_when_something_is_opened_to_them(cast, client_of):
    world = masked_case(cast.agency("fjordparken"), SOME[:1])
    for who in (cast.council_member, cast.editor):
        world.open_to(who, Level.WRITE)
        assert {client_of(who).get(url).status_code for url in world.urls()} == {404}
