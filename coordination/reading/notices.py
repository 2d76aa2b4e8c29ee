"""What a landlord's receipt says beside name and address."""

from coordination.lifecycle import DataCategory
from coordination.models import LandlordNotice


def passed_on(notice: LandlordNotice) -> list[str]:
    """The kinds of data that the tenant's consent named; none for the statutory notice."""
    return [str(category.label) for category in DataCategory if category in notice.passed_on]
