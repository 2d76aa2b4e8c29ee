import factory

from hub.accounts.kinds import AgencyKind
from hub.accounts.models import Agency
from hub.accounts.organise import create_agency


class AgencyFactory(factory.django.DjangoModelFactory):
    """An agency with the group that is its own. `AgencyFactory(kind=…)`, or a trait."""

    class Meta:
        model = Agency

    class Params:
        housing_support_unit = factory.Trait(kind=AgencyKind.HOUSING_SUPPORT_UNIT)
        private_landlord = factory.Trait(kind=AgencyKind.PRIVATE_LANDLORD)
        benefits_office = factory.Trait(kind=AgencyKind.BENEFITS_OFFICE)

    name = factory.Sequence(lambda n: f"Boligforening nr. {n}")
    slug = factory.Sequence(lambda n: f"agency-{n}")
    kind = AgencyKind.HOUSING_ASSOCIATION

    @classmethod
    def _create(cls, model_class: type[Agency], *args: object, **fields) -> Agency:
        return create_agency(**fields)


def the_unit() -> Agency:
    """The one unit that coordinates; made when the test has none."""
    known = Agency.objects.filter(kind=AgencyKind.HOUSING_SUPPORT_UNIT).order_by("pk").first()
    return known or AgencyFactory(housing_support_unit=True)
