import factory

from coordination.actions.cases import Address
from coordination.models import Tenancy
from tests.factories.agency import AgencyFactory


class TenancyFactory(factory.django.DjangoModelFactory):
    """A dwelling in its landlord's compartment. `address_protected=True` for one whose address is."""

    class Meta:
        model = Tenancy

    landlord = factory.SubFactory(AgencyFactory)
    number = factory.Sequence(lambda n: f"012-04-{n:04}-2")
    street = factory.Sequence(lambda n: f"Fjordparken {n + 1}, 2. tv.")
    postcode = "9999"
    city = "Nordby"


def address_of(tenancy: Tenancy) -> Address:
    """What the landlord would disclose of where the tenant lives."""
    return Address(tenancy.street, tenancy.postcode, tenancy.city, tenancy.address_protected)
