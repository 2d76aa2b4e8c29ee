"""For whom a page is written, and who belongs to whom. Pure: read here, nowhere else."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hub.accounts.kinds import MUNICIPAL_OFFICES, AgencyKind


class Audience(TextChoices):
    """A page names one or more of these. Who is outside all of them does not learn that the page exists."""

    PUBLIC = "public", _("everybody")
    HOUSING_ASSOCIATION = "housing_association", _("housing associations")
    PRIVATE_LANDLORD = "private_landlord", _("private landlords")
    MUNICIPAL_STAFF = "municipal_staff", _("municipal staff")
    COUNCIL = "council", _("the council")
    LAWYER = "lawyer", _("lawyers")


PUBLIC_ONLY = frozenset({Audience.PUBLIC})

# An agency that is not named reads what everybody reads: the bailiff court has no login of its own (`domain.md` 4).
AUDIENCES_OF: dict[str, frozenset[Audience]] = {
    AgencyKind.HOUSING_ASSOCIATION: PUBLIC_ONLY | {Audience.HOUSING_ASSOCIATION},
    AgencyKind.PRIVATE_LANDLORD: PUBLIC_ONLY | {Audience.PRIVATE_LANDLORD},
    AgencyKind.LANDLORD_LAWYER: PUBLIC_ONLY | {Audience.LAWYER},
    AgencyKind.VULNERABLE_CITIZENS_COUNCIL: PUBLIC_ONLY | {Audience.COUNCIL},
    AgencyKind.HOUSING_SUPPORT_UNIT: PUBLIC_ONLY | {Audience.MUNICIPAL_STAFF},
    **{kind: PUBLIC_ONLY | {Audience.MUNICIPAL_STAFF} for kind in MUNICIPAL_OFFICES},
    AgencyKind.DATA_PROTECTION_OFFICE: PUBLIC_ONLY | {Audience.MUNICIPAL_STAFF},
    # Those who publish for all have to read what all read.
    AgencyKind.EDITORIAL_OFFICE: frozenset(Audience),
}


def audiences_of(kind: str | None) -> frozenset[Audience]:
    """The audiences an agency of this kind belongs to; `None` is somebody who has not signed in."""
    return AUDIENCES_OF.get(kind or "", PUBLIC_ONLY)


def own_audience_of(kind: str | None) -> Audience:
    """The audience whose welcome an agency of this kind meets on the front page."""
    if kind == AgencyKind.EDITORIAL_OFFICE:
        return Audience.MUNICIPAL_STAFF
    return next(iter(audiences_of(kind) - PUBLIC_ONLY), Audience.PUBLIC)
