"""The lines of the ledger that let somebody into one part today, for a part that the asker reads."""

from coordination.models import Disclosure, PlanPart
from hub.accounts.identity import the_hub_itself


def lines_in_force(part: PlanPart) -> list[Disclosure]:
    """Who reads or follows the part now. Whoever writes in it is told so, and no more of the ledger than that."""
    with the_hub_itself():
        lines = Disclosure.objects.in_force().filter(part=part)
        return list(lines.select_related("agency", "ground", "consent", "member__user").order_by("valid_from", "pk"))
