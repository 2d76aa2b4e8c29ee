from decimal import Decimal

import factory

from coordination.actions.cases import CaseFacts, update_facts
from coordination.actions.closing import close_case
from coordination.actions.notices import SharedFacts, pass_on_consent, send_statutory_notice
from coordination.causes import Cause
from coordination.lifecycle import PlanStatus
from coordination.models import Case
from hub.accounts.kinds import AgencyKind
from tests.factories.agency import the_unit
from tests.factories.closing import MOVED
from tests.factories.consent import consent_given
from tests.factories.membership import member_of
from tests.factories.tenancy import TenancyFactory, address_of


class CaseFactory(factory.django.DjangoModelFactory):
    """A case as it comes to the unit: by the statutory notice, or by consent (always, from a private landlord).

    What the coordinator has learnt follows from traits: `CaseFactory(with_children=True)`.
    """

    class Meta:
        model = Case

    class Params:
        with_children = factory.Trait(children=[4, 9])
        with_known_need = factory.Trait(causes=[Cause.DEMENTIA])

    tenancy = factory.SubFactory(TenancyFactory)
    tenant_name = "Mette Skovgaard-Holm"
    by_consent = False
    shared = SharedFacts()
    children = None
    causes: list[Cause] = []
    arrears = None
    phone = ""
    closed = False

    @classmethod
    def _create(cls, model_class: type[Case], *args: object, **given) -> Case:
        the_unit()
        case = _open(given)
        case.refresh_from_db()
        if given["children"] is not None or given["causes"] or given["arrears"] or given["phone"]:
            _learn(case, given)
        if given["closed"]:
            close_case(ending=MOVED, case=case, by=member_of(case.unit))
        case.refresh_from_db()
        return case


def _open(given: dict) -> Case:
    tenancy = given["tenancy"]
    by = member_of(tenancy.landlord)
    signal = {"tenancy": tenancy, "tenant_name": given["tenant_name"], "address": address_of(tenancy), "by": by}
    if given["by_consent"] or tenancy.landlord.kind == AgencyKind.PRIVATE_LANDLORD:
        return pass_on_consent(consent=consent_given(), facts=given["shared"], **signal).case
    return send_statutory_notice(**signal).case


def _learn(case: Case, given: dict) -> None:
    arrears = None if given["arrears"] is None else Decimal(given["arrears"])
    facts = CaseFacts(arrears, given["children"], given["causes"], given["phone"], "", PlanStatus.ASSESSING)
    update_facts(case=case, facts=facts, version=case.version, by=member_of(case.unit))
