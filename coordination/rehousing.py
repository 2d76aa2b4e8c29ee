"""Finding another home, as data: where an offer comes from and what became of it (`domain.md` 1.1, row 11)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class OfferKind(TextChoices):
    """How a dwelling came to be offered."""

    MUNICIPAL_ALLOCATION = "municipal_allocation", _("municipal allocation, § 59")
    ORDINARY = "ordinary", _("a housing association's waiting list")
    PRIVATE = "private", _("private lease")
    UNCONVENTIONAL = "unconventional", _("unconventional housing")


class OfferAnswer(TextChoices):
    """What became of an offer."""

    WAITING = "waiting", _("not answered yet")
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    LAPSED = "lapsed", _("lapsed")


class OfferRefusal(TextChoices):
    """Why the tenant said no."""

    TOO_EXPENSIVE = "too_expensive", _("too expensive")
    TOO_SMALL = "too_small", _("too small")
    AREA = "area", _("the area")
    SCHOOL = "school", _("too far from school or day care")
    NOT_ACCESSIBLE = "not_accessible", _("not accessible")
    PETS = "pets", _("no pets allowed")
    OTHER = "other", _("another reason")
