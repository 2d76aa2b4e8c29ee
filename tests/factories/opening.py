from typing import Any

from django.utils import timezone

from coordination.actions.cases import Address
from coordination.actions.opening import Opening, open_by_unit
from coordination.models import Case, Tenancy
from coordination.openings import WayIn
from hub.accounts.models import Membership

METTE = "Mette Skovgaard-Holm"


def opening_of(home: Tenancy, **changed: Any) -> Opening:
    """What Mette says of herself when she comes to the unit; whose tenancy it is, only where it is said."""
    told: dict[str, Any] = {
        "way_in": WayIn.CALLED,
        "received_on": timezone.localdate(),
        "tenant_name": METTE,
        "address": Address(home.street, home.postcode, home.city),
    }
    return Opening(**told | changed)


def came(home: Tenancy, by: Membership, **changed: Any) -> Case:
    """The case that Mette has brought to the unit."""
    return open_by_unit(opening=opening_of(home, **changed), by=by)
