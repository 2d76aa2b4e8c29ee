"""Who has gone from a household, and who may speak for it, as data."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Gone(TextChoices):
    """Why somebody of a household lives there no more."""

    MOVED_OUT = "moved_out", _("moved out")
    DECEASED = "deceased", _("has died")
    MISTAKE = "mistake", _("was written down by mistake")


class Relation(TextChoices):
    """What somebody who may speak for the tenant is to the tenant."""

    FAMILY = "family", _("family")
    FRIEND = "friend", _("friend or neighbour")
    GUARDIAN = "guardian", _("guardian, appointed")
    LAWYER = "lawyer", _("lawyer or legal aid")
    PROFESSIONAL = "professional", _("support or contact person")


class Mandate(TextChoices):
    """What a power of attorney covers. There is no «everything»."""

    HOUSING = "housing", _("the tenancy and the landlord")
    ECONOMY = "economy", _("rent, debt and benefits")
    MAIL = "mail", _("letters and Digital Post")
    MEETINGS = "meetings", _("meetings and visits")
