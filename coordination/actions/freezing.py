"""What eviction ends: from then on it is about where the tenant is to live, and that is no matter of the landlord's."""

from coordination.access.grants import wind_down
from coordination.models import Case, Ended
from hub.accounts.kinds import SIDE_OF_LANDLORD
from hub.accounts.models import Membership


def freeze_landlords(case: Case, by: Membership | None) -> None:
    """The landlord and its lawyer read for a while what they had, and write no more (`domain.md` 1.1, row 10).

    What is still to be agreed with them, as the old debt, the unit asks for anew.
    """
    for part in case.parts.all():
        part.case = case
        wind_down(part=part, why=Ended.EVICTED, by=by, kinds=SIDE_OF_LANDLORD)
