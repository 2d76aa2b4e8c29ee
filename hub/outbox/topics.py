"""What a notice can be about. The words hold no personal data: they are what leaves the hub by mail."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Topic(TextChoices):
    NEW_CASE = "new_case", _("A new case has been opened")
    PART_ASKED = "part_asked", _("Your agency is asked to do a part of a plan")
    PART_ANSWERED = "part_answered", _("An agency has answered its part of a plan")
    PART_CHANGED = "part_changed", _("A part of a plan has been changed")
    NEW_ENTRY = "new_entry", _("There is a new message in a thread")
    IMPORT_FINISHED = "import_finished", _("Your arrears list has been read")


# What also leaves by mail. The rest waits in the hub, so that mail keeps its meaning.
BY_MAIL = frozenset({Topic.NEW_CASE, Topic.PART_ASKED, Topic.PART_ANSWERED, Topic.NEW_ENTRY})
