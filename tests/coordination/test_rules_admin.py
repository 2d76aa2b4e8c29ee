"""Whoever edits a rule is told what each field does."""

import pytest
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from coordination.models.deadline_rule import MARKS
from coordination.wagtail_hooks import DeadlineRuleViewSet, NextStepRuleViewSet, ProcessingTimeViewSet

# Said by their own names.
PLAIN = {"label_en", "count", "safe_count", "skips_bank_closed", "note_en", "text_en", "why_en", "is_active"}


def fields(panels):
    for panel in panels:
        yield from fields(panel.children) if isinstance(panel, MultiFieldPanel) else [panel]


@pytest.mark.parametrize("rules", [DeadlineRuleViewSet, NextStepRuleViewSet, ProcessingTimeViewSet])
def test_every_field_says_what_it_does(rules):
    panels = [panel for panel in fields(rules.panels) if isinstance(panel, FieldPanel)]
    unsaid = {panel.field_name for panel in panels if not panel.help_text}
    assert unsaid <= PLAIN


def test_a_default_is_called_one():
    assert "standardværdi, kan ændres" in str(dict(MARKS)["K"])
