"""What the demo shows of protected things: made-up CPR numbers of some tenants, and an office that asks for access."""

from coordination.actions.access_requests import request_access
from coordination.actions.looking_up import Sought, look_up
from coordination.actions.numbers import record_number
from coordination.models import Tenant
from coordination.protection import AccessPurpose, LookUpField, LookUpReason
from hub.demo.stage import Stage

# Days of birth with a serial number of zeros, which nobody has been given.
NUMBERS = {
    "Mette Skovgaard-Holm": "0101010000",
    "Svend Aage Rosendal": "0202020000",
    "Nivi Olsvig": "0303030000",
    "Kurt Dalgas-Friis": "0404040000",
}


def keep_numbers(stage: Stage) -> None:
    """Anne has written the numbers down."""
    with stage.at(stage.workday(-1), "08:30"):
        for tenant in Tenant.objects.filter(name__in=NUMBERS).select_related("case"):
            record_number(tenant=tenant, number=NUMBERS[tenant.name], by=stage.people["anne"])


def ask_for_access(stage: Stage) -> None:
    """Mette has been to Borgerservice about housing benefit, and Helle looks her up."""
    helle = stage.people["helle"]
    with stage.at(stage.workday(0), "09:20"):
        sought = Sought(LookUpField.CPR, number=NUMBERS["Mette Skovgaard-Holm"])
        request_access(
            look_up=look_up(sought=sought, reason=LookUpReason.INQUIRY, by=helle),
            purpose=AccessPurpose.APPLICATION,
            reason="Borgeren var her i morges om boligstøtte og nævnte, at I hjælper hende. Skal vi regne den om?",
            by=helle,
        )
