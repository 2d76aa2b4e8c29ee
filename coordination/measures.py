"""Which kind of agency can be asked for what (`domain.md` 3.5). Pure data: the offices change names, not tasks."""

from coordination.lifecycle import Measure
from hub.accounts.kinds import AgencyKind as K

_OF_LANDLORDS = (Measure.PAYMENT_EXPECTED, Measure.INSTALMENT_PLAN, Measure.RESPITE, Measure.WITHDRAW_CASE)

# What a payments office needs the tenant's address for, a protected one too (`domain.md` 4: "if paying").
PAYING = frozenset({Measure.PAY_OUT, Measure.GUARANTEE})

# What an office is applied to for, and decides; the rest is work that somebody does.
APPLIED_FOR = frozenset(
    {
        Measure.ONE_OFF_BENEFIT,
        Measure.TEMPORARY_RENT_HELP,
        Measure.PAYMENT_ADMINISTRATION,
        Measure.DEPOSIT_LOAN,
        Measure.HOUSING_BENEFIT,
        Measure.DIGITAL_POST_EXEMPTION,
        Measure.HOME_SUPPORT,
        Measure.HOUSING_FIRST_SUPPORT,
        Measure.EMERGENCY_HOUSING,
        Measure.GUARANTEE,
        Measure.OTHER,
    }
)

# What is paid in instalments that somebody keeps count of.
IN_INSTALMENTS = frozenset({Measure.INSTALMENT_PLAN, Measure.GUARANTEE})

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
