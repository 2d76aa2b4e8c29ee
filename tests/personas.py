"""The cast: the same people in every test, one for each thing that a person can be in the hub.

Use the narrowest relation that shows the rule: the right role in the wrong agency says more than a stranger.
"""

from dataclasses import dataclass, fields
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone

from hub.accounts.kinds import AgencyKind as K
from hub.accounts.kinds import Role
from hub.accounts.models import Agency, Membership, User

PASSWORD = "et-langt-kodeord-til-proever"
LONG_AGO = date(2020, 1, 1)

AGENCIES: dict[str, tuple[str, K]] = {
    "boligsocial-enhed": ("Boligsocial enhed", K.HOUSING_SUPPORT_UNIT),
    "fjordparken": ("Boligforeningen Fjordparken", K.HOUSING_ASSOCIATION),
    "lindehoej": ("Boligforeningen Lindehøj", K.HOUSING_ASSOCIATION),
    "kmp": ("KMP Udlejning ApS", K.PRIVATE_LANDLORD),
    "kjeldsmark": ("Inger og Bent Kjeldsmark", K.PRIVATE_LANDLORD),
    "borgerservice": ("Borgerservice", K.CITIZEN_SERVICE),
    "ydelseskontoret": ("Ydelseskontoret", K.BENEFITS_OFFICE),
    "myndighedscentret": ("Myndighedscentret", K.AUTHORITY_CENTRE),
    "betalingskontoret": ("Betalingskontoret", K.PAYMENTS_OFFICE),
    "familieafdelingen": ("Familieafdelingen", K.CHILD_WELFARE_OFFICE),
    "torvet-4": ("Advokaterne Torvet 4", K.LANDLORD_LAWYER),
    "udsatteraadet": ("Rådet for Socialt Udsatte", K.VULNERABLE_CITIZENS_COUNCIL),
    "kommunikation": ("Kommunikation", K.EDITORIAL_OFFICE),
    "databeskyttelse": ("Databeskyttelsesrådgiver", K.DATA_PROTECTION_OFFICE),
}

# name in the cast -> agency, role, the person's own name
PEOPLE: dict[str, tuple[str, Role, str]] = {
    "anne": ("boligsocial-enhed", Role.COORDINATOR, "Anne Vestergaard"),
    "unit_lead": ("boligsocial-enhed", Role.LEAD, "Jonna Krag"),
    "fjordparken_clerk": ("fjordparken", Role.CLERK, "Rikke Bundgaard"),
    "fjordparken_lead": ("fjordparken", Role.LEAD, "Preben Toft"),
    "lindehoej_clerk": ("lindehoej", Role.CLERK, "Sanne Lykke"),
    "kmp": ("kmp", Role.LEAD, "Kim Mark Pihl"),
    "kjeldsmark": ("kjeldsmark", Role.LEAD, "Inger Kjeldsmark"),
    "borgerservice": ("borgerservice", Role.CASEWORKER, "Helle Bach"),
    "ydelse": ("ydelseskontoret", Role.CASEWORKER, "Yusuf Demir"),
    "myndighed": ("myndighedscentret", Role.CASEWORKER, "Mona Frost"),
    "betaling": ("betalingskontoret", Role.CASEWORKER, "Bjarke Winther"),
    "familie": ("familieafdelingen", Role.CASEWORKER, "Frida Holst"),
    "lawyer": ("torvet-4", Role.LAWYER, "Lars Adelborg"),
    "council_member": ("udsatteraadet", Role.COUNCIL_MEMBER, "Ulla Ravn"),
    "editor": ("kommunikation", Role.EDITOR, "Emil Kjær"),
    "officer": ("databeskyttelse", Role.DATA_PROTECTION_OFFICER, "Dorthe Raaberg"),
    "ended": ("ydelseskontoret", Role.CASEWORKER, "Edith Foged"),
    "inactive": ("fjordparken", Role.CLERK, "Ivan Lund"),
}


@dataclass(frozen=True)
class Cast:
    """Each person as the membership they act as. `no_membership` may sign in and belongs nowhere."""

    anne: Membership
    unit_lead: Membership
    fjordparken_clerk: Membership
    fjordparken_lead: Membership
    lindehoej_clerk: Membership
    kmp: Membership
    kjeldsmark: Membership
    borgerservice: Membership
    ydelse: Membership
    myndighed: Membership
    betaling: Membership
    familie: Membership
    lawyer: Membership
    council_member: Membership
    editor: Membership
    officer: Membership
    ended: Membership
    inactive: Membership
    no_membership: User

    def person(self, name: str) -> Membership:
        """By name, for tables; the names are those of PEOPLE."""
        membership = getattr(self, name)
        assert isinstance(membership, Membership)
        return membership

    def agency(self, slug: str) -> Agency:
        return Agency.objects.get(slug=slug)

    def active(self) -> dict[str, Membership]:
        """Those who may work today, by name."""
        names = [field.name for field in fields(self) if field.name not in {"ended", "inactive", "no_membership"}]
        return {name: self.person(name) for name in names}


def raise_curtain() -> Cast:
    """Put the whole cast in the database, in four statements."""
    groups = {slug: Group(name=f"agency:{slug}") for slug in AGENCIES}
    Group.objects.bulk_create(groups.values())
    agencies = {
        slug: Agency(slug=slug, name=name, kind=kind, group=groups[slug]) for slug, (name, kind) in AGENCIES.items()
    }
    Agency.objects.bulk_create(agencies.values())
    password = make_password(PASSWORD)
    users = {key: _user(key, name, password) for key, (_, _, name) in PEOPLE.items()}
    stranger = _user("no_membership", "Ingen Steder", password)
    User.objects.bulk_create([*users.values(), stranger])
    memberships = {
        key: Membership(user=users[key], agency=agencies[slug], role=role, valid_from=LONG_AGO)
        for key, (slug, role, _) in PEOPLE.items()
    }
    memberships["ended"].valid_until = timezone.localdate() - timedelta(days=1)
    Membership.objects.bulk_create(memberships.values())
    return Cast(**memberships, no_membership=stranger)


def _user(key: str, name: str, password: str) -> User:
    email = f"{key.replace('_', '.')}@example.invalid"
    return User(email=email, name=name, password=password, is_active=key != "inactive")
