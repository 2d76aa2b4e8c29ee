"""The tenant's consent, as the coordinator is given it."""

from django.db import transaction

from coordination.access.rules import check_can_plan
from coordination.actions.inbox import refresh_case
from coordination.actions.notices import ConsentGiven, keep_consent
from coordination.models import Case, Consent
from hub.accounts.models import Agency, Membership


@transaction.atomic
def record_consent(
    *, case: Case, given: ConsentGiven, to_agency: Agency, from_agency: Agency | None = None, by: Membership
) -> Consent:
    """Store that the tenant lets `from_agency` (the unit when not given) tell `to_agency` what the consent names.

    By itself it opens no part. NotAConsentError when it is a general one.
    """
    check_can_plan(by, case)
    stored = keep_consent(case, given, given.categories, (from_agency or by.agency, to_agency), by)
    refresh_case(case)
    return stored
