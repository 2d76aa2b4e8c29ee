"""A token in every protected field of every model of casework, and where it came from.

Found by reflection: a text or number field that is neither marked nor exempt fails (test_canary_fields).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import models

from tests.access.matrix.world import NUMBERS, World

# Model.field -> how its token is written.
MARKED = {
    "AccessRequest.reason": "text",
    "AccessRequest.refusal": "text",
    "Application.amount_asked": "amount",
    "Application.missing_note": "text",
    "ArrearsLine.values": "cells",
    "ArrearsList.file_name": "text",
    "ArrearsRecord.balance": "amount",
    "ArrearsRecord.email": "text",
    "ArrearsRecord.phone": "text",
    "ArrearsRecord.tenants": "list",
    "Attachment.name": "text",
    "Booking.about": "text",
    "Booking.name": "text",
    "Booking.phone": "text",
    "Case.arrears_amount": "amount",
    "Case.city": "text",
    "Case.postcode": "text",
    "Case.street": "text",
    "ClockChange.reason": "text",
    "Closing.moved_to": "text",
    "Consent.evidence": "text",
    "Consent.purpose": "words",
    "ContactAttempt.met_whom": "text",
    "ContactAttempt.note": "text",
    "Emergency.reason": "text",
    "Entry.body": "text",
    "Handover.note": "text",
    "LandlordNotice.city": "text",
    "LandlordNotice.postcode": "text",
    "LandlordNotice.street": "text",
    "LandlordNotice.tenant_name": "text",
    "Pause.note": "text",
    "HousingOffer.dwelling": "text",
    "HousingOffer.landlord": "text",
    "RehousingNeed.area": "text",
    "RehousingNeed.max_rent": "amount",
    "Guarantee.ceiling": "amount",
    "GuaranteeEntry.amount": "amount",
    "Instalment.amount": "amount",
    "InstalmentPlan.total": "amount",
    "Representative.name": "text",
    "Representative.phone": "text",
    "PlanPart.amount": "amount",
    "PlanPart.asked": "text",
    "PlanPart.decline_note": "text",
    "PlanPart.result_note": "text",
    "SavedFilter.name": "text",
    "Tenancy.care_of": "text",
    "Tenancy.city": "text",
    "Tenancy.number": "text",
    "Tenancy.postcode": "text",
    "Tenancy.street": "text",
    "Tenant.email": "text",
    "Tenant.name": "text",
    "Tenant.phone": "text",
    "Visit.cancel_reason": "text",
    "Visit.outcome": "text",
    "Visit.safety_note": "text",
}
_COUNT = "A count, or a number of the hub's own: too short to be told from others; twin worlds look for those."
_INNER = "Made by the hub, never shown; holds nothing that could be read back."
_LAW = "The wording of a law, which everybody may read."
_CODE = "A code of a rule or a key, the same for everybody."
EXEMPT = {
    "Application.version": _COUNT,
    "ArrearsLine.line": _COUNT,
    "ArrearsLine.problems": _CODE,
    "ArrearsList.columns": "Headings that the landlord has corrected, from a fixed list.",
    "ArrearsList.counts": _COUNT,
    "ArrearsList.cpr_removed": _COUNT,
    "ArrearsList.findings": "Headings and counts, never a cell (tests of intake); the landlord's own.",
    "ArrearsList.progress": _COUNT,
    "ArrearsList.stored_as": _INNER,
    "ArrearsList.total": _COUNT,
    "ArrearsRecord.fingerprint": _INNER,
    "ArrearsRecord.months": _COUNT,
    "Attachment.content_type": _CODE,
    "Attachment.sha256": _INNER,
    "Attachment.size": _COUNT,
    "Attachment.stored_as": _INNER,
    "Case.children": _COUNT,
    "Case.reference": "The case's number, made to be said aloud by whoever sees the case.",
    "Case.version": _COUNT,
    "ClockChange.code": _CODE,
    "Deadline.code": _CODE,
    **dict.fromkeys(
        [f"DeadlineRule.{name}" for name in ("code", "label_da", "label_en", "law", "note_da", "note_en", "variant")],
        _LAW,
    ),
    **dict.fromkeys(
        [f"DeadlineRule.{name}" for name in ("count", "safe_count", "variant_count", "remind_days_before")], _COUNT
    ),
    "ProcessingTime.days": _COUNT,
    **dict.fromkeys(
        [f"NextStepRule.{name}" for name in ("code", "text_da", "text_en", "why_da", "why_en", "source")], _LAW
    ),
    **dict.fromkeys(["NextStepRule.number", "NextStepRule.priority"], _COUNT),
    "ProcessingTime.source": _LAW,
    "ImportProfile.columns": "Headings that the landlord has corrected, from a fixed list.",
    "InboxRow.due_code": _CODE,
    "InboxRow.rank": _COUNT,
    "InboxRow.tries": _COUNT,
    "HousingOffer.version": _COUNT,
    "RehousingNeed.rooms": _COUNT,
    "RehousingNeed.version": _COUNT,
    "Instalment.number": _COUNT,
    "LegalGround.code": _LAW,
    "LegalGround.label_da": _LAW,
    "LegalGround.label_en": _LAW,
    "LegalGround.law": _LAW,
    "LegalGround.recipients": _LAW,
    "LegalGround.source": _LAW,
    "PlanPart.version": _COUNT,
    "SavedFilter.chosen": "Names of filters, from a fixed list.",
    "Tenancy.compact": "Computed from the number, for finding it.",
    "Tenancy.key": "Computed from the number, for finding it.",
    "Visit.place": _COUNT,
    "Visit.version": _COUNT,
    **dict.fromkeys([f"YearlyFigure.{name}" for name in ("year", "families", "children")], _COUNT),
    "TenantNumber.digest": _INNER,
    "TenantNumber.index_key": _INNER,
    "TenantNumber.sealed": "Sealed: what is under the seal is looked for as a token of its own (NUMBERS).",
}
_FREE = (models.CharField, models.TextField, models.DecimalField, models.IntegerField, models.JSONField,
         models.BinaryField, ArrayField)  # fmt: skip


def free_fields() -> Iterator[str]:
    """Model.field of every text and number of casework that is no choice from a list and no key of the database."""
    for model in apps.get_app_config("coordination").get_models():
        for each in model._meta.concrete_fields:
            base = each.base_field if isinstance(each, ArrayField) else each
            if isinstance(each, _FREE) and not each.primary_key and not base.choices:
                yield f"{model.__name__}.{each.name}"


TEXT = re.compile(r"zq\d{5}")
# As written, with the language's separators: 712.345,31 and 712345.31.
AMOUNT = re.compile(r"7(\d{2})[.,\s\xa0]?(\d{3})[.,]31\b")


@dataclass(frozen=True)
class Origin:
    """Where a token stands: `field`, and of which thing, by the name that `facts` gives it ("" for no name)."""

    field: str
    thing: str


@dataclass
class Canaries:
    """The tokens by their text."""

    origins: dict[str, Origin] = field(default_factory=dict)

    def new(self, origin: Origin) -> int:
        number = len(self.origins)
        self.origins[f"zq{number:05d}"] = origin
        return number

    def found_in(self, text: str) -> set[Origin]:
        """The origins of all tokens in a text."""
        text = text.casefold()
        words = set(TEXT.findall(text)) | {f"zq{a}{b}" for a, b in AMOUNT.findall(text)}
        found = {self.origins[word] for word in words if word in self.origins}
        plain = text.replace("-", "")
        return found | {Origin("TenantNumber", name) for name, number in NUMBERS.items() if number in plain}


def mark(world: World) -> Canaries:
    """Put one in every row, as the owner of the tables."""
    canaries = Canaries()
    for name, how in MARKED.items():
        model = apps.get_model("coordination", name.partition(".")[0])
        for row in model.objects.all():
            _put(canaries, row, name, how, _thing(world, row))
    for entry, thing in world.things["file"].items():
        number = canaries.new(Origin("Attachment.content", entry))
        storages["vault"].delete(thing.stored_as)
        storages["vault"].save(thing.stored_as, ContentFile(f"%PDF-1.4 zq{number:05d}".encode()))
    return canaries


def _put(canaries: Canaries, row: Any, name: str, how: str, thing: str) -> None:
    attribute = name.partition(".")[2]
    number = canaries.new(Origin(name, thing))
    token = f"zq{number:05d}"
    value: Any = {
        "text": token,
        "words": f"At prøve {token}",
        "list": [token],
        "amount": Decimal(f"7{number:05d}.31"),
    }.get(how)
    if how == "cells":
        value = {key: ([token] if isinstance(old, list) else token) for key, old in row.values.items() if _is_cell(old)}
        value = {**row.values, **value}
    if row._meta.model_name == "entry" and row.kind == "system":
        return
    type(row).objects.filter(pk=row.pk).update(**{attribute: value})


def _is_cell(old: Any) -> bool:
    return isinstance(old, str | list) and not re.fullmatch(r"[\d.,-]*", str(old))


# Model -> what its row belongs to, and the kind of thing that names it.
_OF: dict[str, tuple[str, str]] = {
    "case": ("", "case"),
    "tenant": ("case_id", "case"),
    "booking": ("", "booking"),
    "clockchange": ("case_id", "case"),
    "closing": ("case_id", "case"),
    "consent": ("", "consent"),
    "contactattempt": ("case_id", "case"),
    "visit": ("case_id", "case"),
    "accessrequest": ("", "request"),
    "emergency": ("", "emergency"),
    "pause": ("case_id", "case"),
    "savedfilter": ("", "view"),
    "planpart": ("", "part"),
    "application": ("part_id", "part"),
    "instalmentplan": ("part_id", "part"),
    "instalment": ("", "instalment"),
    "rehousingneed": ("case_id", "case"),
    "housingoffer": ("case_id", "case"),
    "guarantee": ("case_id", "case"),
    "guaranteeentry": ("", "line"),
    "entry": ("", "post"),
    "handover": ("case_id", "case"),
    "representative": ("case_id", "case"),
    "attachment": ("", "file"),
    "landlordnotice": ("", "notice"),
    "tenancy": ("", "tenancy"),
    "arrearsrecord": ("tenancy_id", "tenancy"),
    "arrearslist": ("", "list"),
    "arrearsline": ("arrears_list_id", "list"),
}


def _thing(world: World, row: Any) -> str:
    attribute, kind = _OF[row._meta.model_name]
    key = getattr(row, attribute or "pk")
    return next((name for name, thing in world.things[kind].items() if thing.pk == key), "")
