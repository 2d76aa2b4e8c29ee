"""Every field of the case side has a line that governs it, and pages read governed fields through the views alone."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings

from coordination.access.fields import (
    DECISION_OF,
    ELSEWHERE,
    FIELDS,
    decision_item,
    item_of_cause,
    item_of_event,
    note_item,
)
from coordination.access.governors import Gate
from coordination.access.visibility import Item
from coordination.causes import Cause
from coordination.lifecycle import LegalEventKind, Measure
from coordination.reading.labels import ITEM_LABELS

CASE_SIDE = (
    "Case",
    "Tenant",
    "TenantNumber",
    "LegalEvent",
    "Deadline",
    "Pause",
    "ClockChange",
    "PlanPart",
    "Application",
    "InstalmentPlan",
    "Instalment",
    "Guarantee",
    "GuaranteeEntry",
    "RehousingNeed",
    "HousingOffer",
    "Consent",
    "Disclosure",
    "Entry",
    "Attachment",
    "ContactAttempt",
    "Visit",
    "StageMove",
    "Representative",
    "CaseLink",
    "Signal",
    "Handover",
    "Closing",
    "FollowUp",
)
# What the hub has no field for yet. A line that leaves this list has been given one, and a page that shows it.
NOT_YET_HELD = {
    Item.IN_CONTACT,
    Item.BUDGET,
}


def test_every_field_of_the_case_side_is_governed_and_nothing_else_is():
    """A new field fails here until somebody has said who may see it."""
    models = [apps.get_model("coordination", name) for name in CASE_SIDE]
    fields = {f"{model.__name__}.{field.name}" for model in models for field in model._meta.local_fields}
    assert set(FIELDS) == fields


def test_each_line_governs_a_field_or_waits_for_one():
    governed = {governor for governors in FIELDS.values() for governor in governors if isinstance(governor, Item)}
    assert set(Item) - governed - set(ELSEWHERE) == NOT_YET_HELD


def test_what_decides_by_kind_names_only_lines_that_the_fields_name():
    assert {decision_item(measure) for measure in Measure} == set(FIELDS["PlanPart.result"])
    assert {note_item(measure) for measure in Measure} == set(FIELDS["PlanPart.result_note"])
    assert {item_of_event(kind) for kind in LegalEventKind} == set(FIELDS["LegalEvent.kind"])
    assert {item_of_cause(cause) for cause in Cause} == set(FIELDS["Case.causes"])


def test_every_measure_that_somebody_decides_has_a_line_of_its_own():
    others = {
        Measure.COORDINATION,
        Measure.EMERGENCY_ACCESS,
        Measure.HOUSING_BENEFIT,
        Measure.DIGITAL_POST_EXEMPTION,
        Measure.OTHER,
    }
    assert set(Measure) - set(DECISION_OF) == others


def governed(model: str) -> str:
    """The fields of the model that not everybody who sees a row of it may see, as a pattern."""
    open_to_all = {(Gate.SUMMARY,), (Gate.INNER,)}
    of_model = {field.partition(".")[2]: by for field, by in FIELDS.items() if field.startswith(f"{model}.")}
    names = [name for name, governors in of_model.items() if governors not in open_to_all]
    return rf"({'|'.join(names)}|get_({'|'.join(names)})_display)\b"


READING = sorted((settings.BASE_DIR / "coordination" / "reading").glob("*.py"))
TEMPLATES = sorted((settings.BASE_DIR / "templates" / "coordination" / "casework").rglob("*.html"))


@pytest.mark.parametrize("path", [*READING, *TEMPLATES], ids=lambda path: Path(path).name)
def test_pages_read_a_case_and_its_parts_through_the_views_alone(path):
    """`case.` and `part.` are the rows themselves; `view.` is what the reader may know of them."""
    text = path.read_text(encoding="utf-8")
    raw = rf"\b(case|found)\.(?!case\b){governed('Case')}|\b(row\.part|view\.part|part\.part)\.{governed('PlanPart')}"
    if path.suffix == ".html":
        raw += rf"|\bpart\.{governed('PlanPart')}"
    assert [match[0] for match in re.finditer(raw, text)] == []


def test_the_screen_that_shares_names_every_line_that_a_page_of_the_case_shows():
    """A protected address has its own click; what was decided on a part is shown on the part."""
    models = ("Case", "Tenant", "LegalEvent", "Deadline", "Consent", "Disclosure", "Guarantee",
              "HousingOffer")  # fmt: skip
    shown = {by for field, governors in FIELDS.items() if field.startswith(models) for by in governors}
    assert set(ITEM_LABELS) == {by for by in shown if isinstance(by, Item)}
