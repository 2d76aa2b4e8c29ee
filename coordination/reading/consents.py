"""The tenant's consents in words, and what happens when one is withdrawn."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from coordination.lifecycle import OPEN_PART, DataCategory
from coordination.models import Case, Consent, Disclosure, PlanPart
from coordination.reading.labels import LEVEL_LABELS, sentence


def consent_rows(case: Case) -> list[dict[str, Any]]:
    """Newest first, with what can be done about each."""
    consents = case.consents.select_related("from_agency", "to_agency", "replaced_by", "tenant")
    today = timezone.localdate()
    return [
        {
            "purpose": consent.purpose,
            "way": way_of(consent),
            "data": data_of(consent),
            "who": consent.tenant.name if consent.tenant else "",
            "evidence": consent.evidence,
            "given_on": consent.given_on,
            "expires_on": consent.expires_on,
            "withdrawn_on": consent.withdrawn_at,
            "in_force": consent.is_in_force,
            "is_renewed": hasattr(consent, "replaced_by"),
            "withdraw_url": reverse("coordination:withdraw_consent", args=[case.public_id, consent.public_id])
            if consent.withdrawn_at is None and consent.expires_on >= today
            else "",
            "renew_url": reverse("coordination:renew_consent", args=[case.public_id, consent.public_id])
            if consent.withdrawn_at is None and case.closed_at is None
            else "",
        }
        for consent in consents
    ]


def way_of(consent: Consent) -> str:
    return _("%(giver)s may tell %(taker)s") % {"giver": consent.from_agency, "taker": consent.to_agency}


def data_of(consent: Consent) -> str:
    return ", ".join(str(DataCategory(category).label) for category in consent.categories)


def what_closes(consent: Consent) -> list[str]:
    """What the agency no longer sees once the consent is withdrawn, a sentence each."""
    lines = Disclosure.objects.filter(consent=consent, withdrawn_at__isnull=True).select_related("part", "agency")
    found = [
        _("%(agency)s no longer sees “%(part)s” (%(level)s).")
        % {"agency": line.agency, "part": sentence(line.part.get_measure_display()), "level": LEVEL_LABELS[line.level]}
        for line in lines
        if line.ends_at is None or line.ends_at > timezone.now()
    ]
    asked = PlanPart.objects.filter(consent=consent, status__in=OPEN_PART, case__closed_at__isnull=True)
    found += [
        _("“%(part)s” is taken back: it was asked on this consent.") % {"part": sentence(part.get_measure_display())}
        for part in asked
    ]
    told = _("%(taker)s is no longer told: %(data)s.") % {"taker": consent.to_agency, "data": data_of(consent)}
    return [*found, str(capfirst(told))]
