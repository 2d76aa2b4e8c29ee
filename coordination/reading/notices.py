"""What a landlord sees of what it has told the municipality."""

from django.utils import timezone

from coordination.lifecycle import DataCategory
from coordination.models import Consent, LandlordNotice


def passed_on(notice: LandlordNotice) -> list[str]:
    """The kinds of data that the landlord's own consents on this tenancy name; none for the statutory notice."""
    if not notice.ground.needs_consent:
        return []
    # A receipt says what was passed on then, also when the tenant has thought better of it since.
    consents = Consent.objects.filter(
        case=notice.case_id, from_agency=notice.landlord_id, given_on__lte=timezone.localdate(notice.sent_at)
    )
    named = {category for consent in consents for category in consent.categories}
    return [str(category.label) for category in DataCategory if category in named]
