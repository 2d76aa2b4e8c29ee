"""The people of the demo. They share one password, which the sign-in page of the demo tells."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from hub.accounts.kinds import Role
from hub.accounts.models import Agency, Membership, User
from hub.accounts.organise import join

PASSWORD = "nordby-demo-2026"  # noqa: S105  # everybody may know it: it opens fictional data only
EXPERIENCE = timedelta(days=400)


@dataclass(frozen=True)
class Person:
    """`key` is how the stories call the person."""

    key: str
    name: str
    agency: str
    role: Role

    @property
    def email(self) -> str:
        letters = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
        return self.name.lower().translate(letters).replace(" ", ".") + "@example.invalid"


PEOPLE = (
    Person("anne", "Anne Vestergaard", "boligsocial-enhed", Role.COORDINATOR),
    Person("mikkel", "Mikkel Sandholt", "boligsocial-enhed", Role.COORDINATOR),
    Person("jonna", "Jonna Krag", "boligsocial-enhed", Role.LEAD),
    Person("rikke", "Rikke Bundgaard", "fjordparken", Role.CLERK),
    Person("preben", "Preben Toftlund", "fjordparken", Role.LEAD),
    Person("sanne", "Sanne Lykkegaard", "lindehoej", Role.CLERK),
    Person("torben", "Torben Kvistgaard", "lindehoej", Role.LEAD),
    Person("kim", "Kim Mark Pihl", "kmp-udlejning", Role.LEAD),
    Person("inger", "Inger Kjeldsmark", "kjeldsmark", Role.LEAD),
    Person("bent", "Bent Kjeldsmark", "kjeldsmark", Role.CLERK),
    Person("helle", "Helle Bachmann", "borgerservice", Role.CASEWORKER),
    Person("ditte", "Ditte Munkebo", "borgerservice", Role.LEAD),
    Person("yusuf", "Yusuf Demirel", "ydelseskontoret", Role.CASEWORKER),
    Person("karen", "Karen Løvgreen", "ydelseskontoret", Role.CASEWORKER),
    Person("lone", "Lone Fiskbæk", "ydelseskontoret", Role.LEAD),
    Person("mona", "Mona Frostholm", "myndighedscentret", Role.CASEWORKER),
    Person("jens", "Jens Aagesø", "myndighedscentret", Role.LEAD),
    Person("bjarke", "Bjarke Wintherby", "betalingskontoret", Role.CASEWORKER),
    Person("frida", "Frida Holstebæk", "familieafdelingen", Role.CASEWORKER),
    Person("lars", "Lars Adelborg", "advokaterne-torvet-4", Role.LAWYER),
    Person("ulla", "Ulla Ravnsborg", "raadet-for-socialt-udsatte", Role.COUNCIL_MEMBER),
    Person("orla", "Orla Stenkilde", "raadet-for-socialt-udsatte", Role.LEAD),
    Person("emil", "Emil Kjærulf", "kommunikation", Role.EDITOR),
    Person("dorthe", "Dorthe Raaberg", "databeskyttelse", Role.DATA_PROTECTION_OFFICER),
)


def make_people(agencies: dict[str, Agency], today: date) -> dict[str, Membership]:
    """Each with a membership since last year, by the name the stories use."""
    memberships = {
        person.key: join(
            email=person.email,
            name=person.name,
            agency=agencies[person.agency],
            role=person.role,
            since=today - EXPERIENCE,
        )
        for person in PEOPLE
    }
    # One hash for all: hashing is slow on purpose, and here everybody has the same password anyway.
    User.objects.filter(memberships__in=list(memberships.values())).update(password=make_password(PASSWORD))
    return memberships
