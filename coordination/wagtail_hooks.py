"""Law as data: grounds for sharing and rules of deadlines stand in Wagtail's admin, with their history.

Nothing of a case is there.
"""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coordination.models import DeadlineRule, LegalGround, NextStepRule, ProcessingTime


class LegalGroundViewSet(SnippetViewSet):
    """Wording, source and status of a ground. Its code is fixed: the program names it."""

    model = LegalGround
    icon = "list-ul"
    add_to_admin_menu = True
    list_display: ClassVar = [
        "__str__",
        "law",
        "mark",
        BooleanColumn("needs_consent", label=_("needs the tenant's consent")),
        BooleanColumn("in_use", label=_("in use")),
    ]
    panels: ClassVar = [
        FieldPanel("code", read_only=True),
        FieldPanel("label_da"),
        FieldPanel("label_en"),
        FieldPanel("law"),
        FieldPanel("source"),
        FieldPanel("mark"),
        FieldPanel("in_use"),
    ]


class DeadlineRuleViewSet(SnippetViewSet):
    """How a deadline is counted, its source and its status. What the program names in it is fixed."""

    model = DeadlineRule
    icon = "date"
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "code", "law", "mark", "move_mark"]
    search_fields: ClassVar = ["code", "label_da", "label_en", "law"]
    list_per_page = 50
    panels: ClassVar = [
        HelpPanel(content=_("Deadlines on cases stand until they are counted anew (manage.py deadlines --recount).")),
        MultiFieldPanel(
            [FieldPanel("code", read_only=True), FieldPanel("label_da"), FieldPanel("label_en")], heading=_("Name")
        ),
        MultiFieldPanel(
            [
                FieldPanel("trigger", read_only=True),
                FieldPanel("count"),
                FieldPanel("unit"),
                FieldPanel("safe_count"),
                FieldPanel("variant", read_only=True),
                FieldPanel("variant_count"),
                FieldPanel("remind_days_before"),
            ],
            heading=_("How it is counted"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("moves_strict"),
                FieldPanel("moves_safe"),
                FieldPanel("start_moves_strict"),
                FieldPanel("start_moves_safe"),
                FieldPanel("skips_bank_closed"),
            ],
            heading=_("Days off"),
        ),
        MultiFieldPanel(
            [FieldPanel("law"), FieldPanel("mark"), FieldPanel("move_mark"), FieldPanel("responsible")],
            heading=_("Law"),
        ),
        MultiFieldPanel([FieldPanel("note_da"), FieldPanel("note_en")], heading=_("Note")),
    ]


class ProcessingTimeViewSet(SnippetViewSet):
    """How long offices usually take."""

    model = ProcessingTime
    icon = "time"
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "days", "source", "mark"]
    panels: ClassVar = [
        FieldPanel("measure", read_only=True),
        FieldPanel("days"),
        FieldPanel("source"),
        FieldPanel("mark"),
    ]


class NextStepRuleViewSet(SnippetViewSet):
    """What the hub suggests on a case, when and why. Its code is fixed."""

    model = NextStepRule
    icon = "list-ol"
    add_to_admin_menu = True
    list_display: ClassVar = [
        "__str__",
        "condition",
        "measure",
        "priority",
        BooleanColumn("is_active", label=_("in use")),
    ]
    panels: ClassVar = [
        FieldPanel("code", read_only=True),
        MultiFieldPanel(
            [FieldPanel("condition"), FieldPanel("number"), FieldPanel("cause"), FieldPanel("measure")],
            heading=_("When, and what to ask for"),
        ),
        MultiFieldPanel(
            [FieldPanel("text_da"), FieldPanel("text_en"), FieldPanel("why_da"), FieldPanel("why_en")],
            heading=_("In words"),
        ),
        FieldPanel("priority"),
        FieldPanel("is_active"),
        FieldPanel("source"),
    ]


register_snippet(LegalGroundViewSet)
register_snippet(NextStepRuleViewSet)
register_snippet(DeadlineRuleViewSet)
register_snippet(ProcessingTimeViewSet)
