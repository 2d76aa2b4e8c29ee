"""Which kind of agency can be asked for what (`domain.md` 3.5). Pure data: the offices change names, not tasks."""

from coordination.lifecycle import Measure
from hub.accounts.kinds import AgencyKind as K

_OF_LANDLORDS = (Measure.PAYMENT_EXPECTED, Measure.INSTALMENT_PLAN, Measure.RESPITE, Measure.WITHDRAW_CASE)

OF_KIND: dict[K, tuple[Measure, ...]] = {
    K.HOUSING_SUPPORT_UNIT: (Measure.OUTREACH_VISIT,),
    K.HOUSING_ASSOCIATION: (*_OF_LANDLORDS, Measure.INTERNAL_MOVE),
    K.PRIVATE_LANDLORD: _OF_LANDLORDS,
    K.CITIZEN_SERVICE: (Measure.DEPOSIT_LOAN, Measure.HOUSING_BENEFIT, Measure.DIGITAL_POST_EXEMPTION),
    K.BENEFITS_OFFICE: (Measure.TEMPORARY_RENT_HELP, Measure.ONE_OFF_BENEFIT, Measure.PAYMENT_ADMINISTRATION),
    K.AUTHORITY_CENTRE: (
        Measure.ASSESSMENT_5A,
        Measure.HOME_SUPPORT,
        Measure.HOUSING_FIRST_SUPPORT,
        Measure.EMERGENCY_HOUSING,
        Measure.ACTION_PLAN,
    ),
    K.PAYMENTS_OFFICE: (Measure.PAY_OUT, Measure.GUARANTEE),
    K.CHILD_WELFARE_OFFICE: (Measure.CHILD_ASSESSMENT,),
}


def measures_of(kind: str) -> list[Measure]:
    """What an agency of this kind can be asked for; empty for one that takes no part in plans."""
    own = OF_KIND.get(K(kind), ())
    return [*own, Measure.OTHER] if own else []
