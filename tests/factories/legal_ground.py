from coordination.models import LegalGround
from hub.accounts.kinds import AgencyKind as K

# A ground that needs no consent and reaches this kind of agency.
_USUAL = {
    K.HOUSING_SUPPORT_UNIT: "coordination",
    K.HOUSING_ASSOCIATION: "payment_itself",
    K.PRIVATE_LANDLORD: "payment_itself",
    K.CITIZEN_SERVICE: "boligstoetteloven_10",
    K.BENEFITS_OFFICE: "aktivloven_81a",
    K.AUTHORITY_CENTRE: "serviceloven_85",
    K.PAYMENTS_OFFICE: "kommunal_garanti",
    K.CHILD_WELFARE_OFFICE: "barnets_lov",
}


def ground(code: str) -> LegalGround:
    """One of the grounds the hub begins with (coordination/migrations/0002)."""
    return LegalGround.objects.get(code=code)


def usual_ground(kind: str) -> LegalGround:
    """A ground on which this kind of agency can be asked without a consent."""
    return ground(_USUAL[K(kind)])
