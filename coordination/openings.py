"""How a case comes to the unit without its landlord, as data: by which way, and on what ground (`domain.md` 1.1)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from coordination.contact import Channel


class WayIn(TextChoices):
    """Who came to the unit, and how. A colleague's or an office's concern is no ground and stands here not."""

    CALLED = "called", _("the tenant has called")
    CAME = "came", _("the tenant has come to us")
    MET = "met", _("we have met the tenant")
    WROTE = "wrote", _("the tenant has written")
    COURT = "court", _("the bailiff court has notified the municipality")


# The codes of coordination.models.LegalGround.
GROUND_OF: dict[WayIn, str] = {
    **dict.fromkeys((WayIn.CALLED, WayIn.CAME, WayIn.MET, WayIn.WROTE), "tenant_contact"),
    WayIn.COURT: "retssikkerhedsloven_5a",
}
# Where the tenant was spoken with, contact has been made by that way; a letter waits for its answer.
CHANNEL_OF: dict[WayIn, Channel] = {
    WayIn.CALLED: Channel.PHONE,
    WayIn.CAME: Channel.DROP_IN,
    WayIn.MET: Channel.MEETING,
}
