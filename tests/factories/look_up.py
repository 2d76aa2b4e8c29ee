"""Somebody has looked a case up, and what can follow from it."""

from coordination.actions.access_requests import request_access
from coordination.actions.emergencies import break_glass
from coordination.actions.looking_up import Sought, look_up
from coordination.models import AccessRequest, Case, Emergency, LookUp
from coordination.protection import AccessPurpose, EmergencyPurpose, LookUpField, LookUpReason
from hub.accounts.models import Membership

REASON = "Borgeren har henvendt sig i aften og har brug for hjælp."


def found(case: Case, by: Membership) -> LookUp:
    """The case looked up by its number."""
    sought = Sought(LookUpField.REFERENCE, reference=case.reference)
    return look_up(sought=sought, reason=LookUpReason.INQUIRY, by=by)


def asked(case: Case, by: Membership) -> AccessRequest:
    """An office asks the unit for access."""
    return request_access(look_up=found(case, by), purpose=AccessPurpose.SUPPORT, reason=REASON, by=by)


def broken(case: Case, by: Membership) -> Emergency:
    """The case opened in an emergency."""
    break_glass(look_up=found(case, by), purpose=EmergencyPurpose.EVICTION_NOW, reason=REASON, by=by)
    return Emergency.objects.running().get(member=by, part__case=case)
