"""Who may read which token: the lawyer's table and the facts, in plain Python."""

from collections.abc import Callable

from tests.access.matrix import contact, facts, oracle
from tests.access.matrix.facts import CASES, PARTS, READ, Persona
from tests.access.matrix.oracle import level, sees
from tests.coordination.access.oracle import ALL, Stands, may_know

Knows = Callable[[Persona, str], bool]


def stands(who: Persona, case: str) -> Stands:
    """How the person's agency stands to the case."""
    own = [name for name, part in PARTS.items() if part.case == case and part.agency == who.agency]
    agreed = {"plan_part"} if (case, who.agency) == ("mine", "fjordparken") else set()
    return Stands(
        who.kind,
        owns_tenancy=CASES[case].landlord == who.agency,
        has_part=any(level(who, name) >= READ for name in own),
        consented=frozenset(agreed),
    )


def of_case(item: str) -> Knows:
    def knows(who: Persona, case: str) -> bool:
        return case in CASES and sees(who, case) and may_know(item, stands(who, case)) == ALL

    return knows


def _address(who: Persona, case: str) -> bool:
    """A protected address is never there before a click with a reason (see REVEALED)."""
    return case in CASES and not CASES[case].protected and of_case("address")(who, case)


def _reads_part(who: Persona, part: str) -> bool:
    return level(who, part) >= READ


def _answered(item: str) -> Knows:
    """What came of a part: its own agency reads it, others as the table says of the item."""

    def knows(who: Persona, part: str) -> bool:
        if not _reads_part(who, part):
            return False
        return PARTS[part].agency == who.agency or may_know(item, stands(who, PARTS[part].case)) == ALL

    return knows


def _of_decision(who: Persona, part: str) -> bool:
    return _answered({"done": "guarantee", "declined": "child_concern"}.get(part, "full_plan"))(who, part)


def _keeps(things: dict[str, tuple[str, str]]) -> Knows:
    return lambda who, name: oracle.keeps(who, things.get(name, ("",))[0])


def _consent(who: Persona, name: str) -> bool:
    """The unit, and the agency whose part rests on it."""
    case, agency = facts.CONSENTS.get(name, ("", ""))
    told = name == "to_landlord" and who.agency == agency and _reads_part(who, "landlords")
    return oracle.keeps(who, case) or told


def _request(who: Persona, name: str) -> bool:
    """The unit that is asked, and whoever asks."""
    case, by = facts.REQUESTS.get(name, ("", ""))
    return oracle.keeps(who, case) or who.name == by


def _emergency(who: Persona, name: str) -> bool:
    return oracle.keeps(who, "mine") or (name == "mine" and who.name == "in_an_emergency")


def _own(things: dict[str, str]) -> Knows:
    return lambda who, name: oracle.works(who, *oracle.LANDLORDS) and things.get(name) == who.agency


_COMPARTMENT = _own(facts.TENANCIES)
# Field, or all of a model's -> who may read it.
KNOWS: dict[str, Knows] = {
    "Case.street": _address,
    "Case.postcode": _address,
    "Case.city": _address,
    "Case.arrears_amount": of_case("arrears"),
    "Tenant.name": of_case("tenant_name"),
    "Tenant.phone": of_case("contact"),
    "Tenant.email": of_case("contact"),
    "Pause": of_case("full_plan"),
    "ClockChange": oracle.keeps,
    "PlanPart.asked": _reads_part,
    "PlanPart.decline_note": _answered("full_plan"),
    "PlanPart.result_note": _of_decision,
    "PlanPart.amount": _of_decision,
    "Application": _answered("full_plan"),
    "InstalmentPlan": _answered("arrears"),
    "Instalment": _answered("arrears"),
    "RehousingNeed": of_case("full_plan"),
    "HousingOffer": of_case("new_dwelling"),
    "Guarantee": of_case("guarantee"),
    # One line there is, in the case called mine.
    "GuaranteeEntry": lambda who, name: of_case("guarantee")(who, "mine"),
    "Entry": oracle.reads_post,
    "Attachment": oracle.reads_post,
    "Closing": oracle.keeps,
    "Handover": oracle.keeps,
    "Representative": oracle.keeps,
    "Consent.purpose": _consent,
    "Consent.evidence": _keeps(facts.CONSENTS),
    "AccessRequest": _request,
    "Booking": contact.hears,
    "ContactAttempt": oracle.keeps,
    "Visit": oracle.keeps,
    "Emergency": _emergency,
    "SavedFilter": oracle.sees_view,
    "LandlordNotice": _own(facts.NOTICES),
    "Tenancy": _COMPARTMENT,
    "ArrearsRecord": _COMPARTMENT,
    "ArrearsList": _own(facts.LISTS),
    "ArrearsLine": _own(facts.LISTS),
    "TenantNumber": lambda who, name: False,
}
# What only the answer to a click with a reason shows: address -> field, and by which rule.
REVEALED = {
    "coordination:reveal_cpr": ({"TenantNumber"}, oracle.revealed("cpr")),
    "coordination:reveal_address": ({"Case.street", "Case.postcode", "Case.city"}, oracle.revealed("address")),
}


def may_read(who: Persona, name: str, thing: str, *, revealing: str = "") -> bool:
    """`revealing`: the address whose click with a reason is being answered."""
    fields, rule = REVEALED.get(revealing, (set(), oracle.nobody))
    if name in fields:
        return rule(who, {"case": thing}) == oracle.GRANTED
    model = name.partition(".")[0]
    return (KNOWS.get(name) or KNOWS[model])(who, thing)
