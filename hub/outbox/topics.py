"""What a notice can be about. The words hold no personal data: they are what leaves the hub by mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    NEW_CASE = "new_case", _("A new case has been opened")
    PART_ASKED = "part_asked", _("Your agency is asked to do a part of a plan")
    PART_ANSWERED = "part_answered", _("An agency has answered its part of a plan")
    PART_CHANGED = "part_changed", _("A part of a plan has been changed")
    NEW_ENTRY = "new_entry", _("There is a new message in a thread")
    PART_SHARED = "part_shared", _("A part of a plan has been shared with your agency")
    CONSENT_WITHDRAWN = "consent_withdrawn", _("A tenant has withdrawn a consent")
    CASE_CLOSED = "case_closed", _("A case has been closed")
    CASE_HANDED_OVER = "case_handed_over", _("A case has been handed over to you")
    CASE_REOPENED = "case_reopened", _("A case has been opened again")
    LEDGER_DIFFERS = "ledger_differs", _("Access and the ledger of sharing do not agree: have it looked at")
    ERASURE_FAILED = "erasure_failed", _("Something could not be erased on its day: have it looked at")
    INVITED = "invited", _("You have been given access to the hub")
    ACCESS_ASKED = "access_asked", _("An office asks for access to a case")
    ACCESS_ANSWERED = "access_answered", _("Your request for access has been answered")
    EMERGENCY = "emergency", _("A case has been opened in an emergency")
    MANY_REVEALS = "many_reveals", _("Somebody sees much that is protected")
    MANY_LOOK_UPS = "many_look_ups", _("Somebody looks up many people")
    ODD_LOOK = "odd_look", _("Somebody has been looked up in an unusual way: have it looked at")
    VISIT_OVERDUE = "visit_overdue", _("Somebody has not checked out from a visit")
    TALK_BOOKED = "talk_booked", _("A talk has been booked at the front desk")
    IMPORT_FINISHED = "import_finished", _("Your arrears list has been read")


# What also leaves by mail. The rest waits in the hub, so that mail keeps its meaning.
BY_MAIL = frozenset(
    {
        Topic.NEW_CASE,
        Topic.CASE_HANDED_OVER,
        Topic.PART_ASKED,
        Topic.PART_ANSWERED,
        Topic.PART_SHARED,
        Topic.NEW_ENTRY,
        Topic.INVITED,
        Topic.ACCESS_ASKED,
        Topic.ACCESS_ANSWERED,
        Topic.EMERGENCY,
        Topic.MANY_REVEALS,
        Topic.MANY_LOOK_UPS,
        Topic.ODD_LOOK,
        Topic.VISIT_OVERDUE,
        Topic.TALK_BOOKED,
    }
)
