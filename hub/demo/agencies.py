"""The agencies of Nordby Kommune."""

from dataclasses import dataclass

from hub.accounts.kinds import AgencyKind as K
from hub.accounts.models import Agency
from hub.accounts.organise import create_agency


@dataclass(frozen=True)
class Office:
    """An agency as its partners see it: a name, and how to reach it."""

    slug: str
    name: str
    kind: K
    phone: str = ""
    hours: str = ""


DROP_IN = "Mandag–fredag 9–14. Åben henvendelse i Borgerservice onsdag 10–13"
TOWN_HALL = "Mandag–onsdag 9–15, torsdag 9–17, fredag 9–12"

AGENCIES = (
    Office("boligsocial-enhed", "Boligsocial enhed", K.HOUSING_SUPPORT_UNIT, "20 00 10 00", DROP_IN),
    Office("fjordparken", "Fjordparken", K.HOUSING_ASSOCIATION, "20 00 20 00", "Mandag–fredag 10–14"),
    Office("lindehoej", "Lindehøj", K.HOUSING_ASSOCIATION, "20 00 21 00", "Mandag–torsdag 9–13"),
    Office("kmp-udlejning", "KMP Udlejning ApS", K.PRIVATE_LANDLORD, "20 00 22 00"),
    Office("kjeldsmark", "Inger og Bent Kjeldsmark", K.PRIVATE_LANDLORD, "20 00 23 00"),
    Office("borgerservice", "Borgerservice", K.CITIZEN_SERVICE, "20 00 11 00", TOWN_HALL),
    Office("ydelseskontoret", "Ydelseskontoret", K.BENEFITS_OFFICE, "20 00 12 00", TOWN_HALL),
    Office("myndighedscentret", "Myndighedscentret", K.AUTHORITY_CENTRE, "20 00 13 00", TOWN_HALL),
    Office("betalingskontoret", "Betalingskontoret", K.PAYMENTS_OFFICE, "20 00 14 00", TOWN_HALL),
    Office("familieafdelingen", "Familieafdelingen", K.CHILD_WELFARE_OFFICE, "20 00 15 00", TOWN_HALL),
    Office("advokaterne-torvet-4", "Advokaterne Torvet 4", K.LANDLORD_LAWYER, "20 00 24 00"),
    Office("raadet-for-socialt-udsatte", "Rådet for Socialt Udsatte", K.VULNERABLE_CITIZENS_COUNCIL, "20 00 16 00"),
    Office("kommunikation", "Kommunikation", K.EDITORIAL_OFFICE, "20 00 17 00", TOWN_HALL),
    Office("databeskyttelse", "Databeskyttelsesrådgiver", K.DATA_PROTECTION_OFFICE, "20 00 18 00", TOWN_HALL),
)


def make_agencies() -> dict[str, Agency]:
    """All of them, by slug."""
    return {
        office.slug: create_agency(
            name=office.name,
            slug=office.slug,
            kind=office.kind,
            phone=office.phone,
            email=f"{office.slug}@example.invalid",
            opening_hours=office.hours,
        )
        for office in AGENCIES
    }
