"""What an agency is for, and what a person is to it.

Names of agencies are data; these kinds are code (`LOV 1750/2025`).
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class AgencyKind(TextChoices):
    """The functions that meet in an eviction case. Offices change names; what they decide does not."""

    HOUSING_SUPPORT_UNIT = "housing_support_unit", _("housing support unit")
    HOUSING_ASSOCIATION = "housing_association", _("housing association")
    PRIVATE_LANDLORD = "private_landlord", _("private landlord")
    CITIZEN_SERVICE = "citizen_service", _("citizen service")
    BENEFITS_OFFICE = "benefits_office", _("benefits office")
    AUTHORITY_CENTRE = "authority_centre", _("authority centre")
    PAYMENTS_OFFICE = "payments_office", _("payments office")
    CHILD_WELFARE_OFFICE = "child_welfare_office", _("child welfare office")
    BAILIFF_COURT = "bailiff_court", _("bailiff court")
    LANDLORD_LAWYER = "landlord_lawyer", _("landlord's lawyer")
    VULNERABLE_CITIZENS_COUNCIL = "vulnerable_citizens_council", _("council for vulnerable citizens")
    EDITORIAL_OFFICE = "editorial_office", _("editorial office")
    DATA_PROTECTION_OFFICE = "data_protection_office", _("data protection office")


LANDLORDS = frozenset({AgencyKind.HOUSING_ASSOCIATION, AgencyKind.PRIVATE_LANDLORD})
# Whoever lets the dwelling, and who acts for them.
SIDE_OF_LANDLORD = LANDLORDS | {AgencyKind.LANDLORD_LAWYER}
MUNICIPAL_OFFICES = frozenset(
    {
        AgencyKind.CITIZEN_SERVICE,
        AgencyKind.BENEFITS_OFFICE,
        AgencyKind.AUTHORITY_CENTRE,
        AgencyKind.PAYMENTS_OFFICE,
        AgencyKind.CHILD_WELFARE_OFFICE,
    }
)


class Role(TextChoices):
    """What a person is in an agency."""

    LEAD = "lead", _("lead")
    COORDINATOR = "coordinator", _("coordinator")
    CASEWORKER = "caseworker", _("caseworker")
    CLERK = "clerk", _("clerk")
    LAWYER = "lawyer", _("lawyer")
    COUNCIL_MEMBER = "council_member", _("council member")
    EDITOR = "editor", _("editor")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("data protection officer")
