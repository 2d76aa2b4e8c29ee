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

CODE = _("Fixed: the program knows the rule by it. Nobody but the administration sees it.")
MARK = _("What the value rests on. A default can be changed: write where the new value comes from.")
# What an editor is to know of a field before changing it.
HELP = {
    "label_da": _("As it stands on cases and in the calculator."),
    "trigger": _("Fixed: the event that the program starts the clock with."),
    "unit": _("Weeks, months and years run to the same day; the day itself is not counted."),
    "variant": _("Fixed: in which cases another number counts, for example with children in the home."),
    "variant_count": _("Only for the rules that have a variant."),
    "remind_days_before": _("0: nobody is reminded."),
    "moves_strict": _("When the last day is a day off: the earliest reading of the law. The unit prepares for it."),
    "moves_safe": _("The same, as landlords are shown it, so that nobody acts too early."),
    "start_moves_strict": _("When the day it is counted from is a day off."),
    "start_moves_safe": _("The same, as landlords are shown it."),
    "law": _("For example: almenlejeloven § 90, stk. 1, nr. 1."),
    "responsible": _("Whoever must have acted by the day."),
    "note_da": _("Shown under “why” beside the deadline."),
    "measure": _("The step is to ask for it, and stands until somebody has been asked. Empty: no more than words."),
    "condition": _("What must hold of the case. Some conditions need the number or the cause below."),
    "number": _("Days or tries, for the conditions that name a number."),
    "cause": _("For the condition that names a cause."),
    "text_da": _("One sentence, to the caseworker: what to do."),
    "why_da": _("One sentence: why just now. It is shown when somebody asks."),
    "priority": _("The lowest number is suggested first; three are shown."),
    "days": _("From an application to the money, as it usually goes. The landlord's clock is held against it."),
    "source": _("Where it stands, or who has said so and when."),
}


class YesNoColumn(BooleanColumn):
    """Wagtail's own says "True" and "False" to a screen reader."""

    cell_template_name = "coordination/admin/yes_no_cell.html"


def field(name: str) -> FieldPanel:
    """The field with its help."""
    return FieldPanel(name, help_text=HELP.get(name, ""))


def fixed(name: str) -> FieldPanel:
    """What the program names: read, and not changed."""
    return FieldPanel(name, read_only=True, help_text=HELP.get(name, CODE))


def mark(name: str) -> FieldPanel:
    return FieldPanel(name, help_text=MARK)


class LegalGroundViewSet(SnippetViewSet):
    """Wording, source and status of a ground. Its code is fixed: the program names it."""

    model = LegalGround
    icon = "list-ul"
    add_to_admin_menu = True
    list_display: ClassVar = [
        "__str__",
        "law",
        "mark",
        YesNoColumn("needs_consent", label=_("Needs the tenant's consent")),
        YesNoColumn("in_use", label=_("In use")),
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
    list_display: ClassVar = ["__str__", "trigger", "law", "mark", "move_mark"]
    search_fields: ClassVar = ["code", "label_da", "label_en", "law"]
    list_per_page = 50
    panels: ClassVar = [
        HelpPanel(content=_("Deadlines on cases stand until they are counted anew (manage.py deadlines --recount).")),
        MultiFieldPanel([fixed("code"), field("label_da"), field("label_en")], heading=_("Name")),
        MultiFieldPanel(
            [
                fixed("trigger"),
                field("count"),
                field("unit"),
                field("safe_count"),
                fixed("variant"),
                field("variant_count"),
                field("remind_days_before"),
            ],
            heading=_("How it is counted"),
        ),
        MultiFieldPanel(
            [
                field("moves_strict"),
                field("moves_safe"),
                field("start_moves_strict"),
                field("start_moves_safe"),
                field("skips_bank_closed"),
            ],
            heading=_("Days off"),
        ),
        MultiFieldPanel(
            [field("law"), mark("mark"), mark("move_mark"), field("responsible")],
            heading=_("Law"),
        ),
        MultiFieldPanel([field("note_da"), field("note_en")], heading=_("Note")),
    ]


class ProcessingTimeViewSet(SnippetViewSet):
    """How long offices usually take."""

    model = ProcessingTime
    icon = "time"
    add_to_admin_menu = True
    list_display: ClassVar = ["__str__", "days", "source", "mark"]
    panels: ClassVar = [
        fixed("measure"),
        field("days"),
        field("source"),
        mark("mark"),
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
        YesNoColumn("is_active", label=_("In use")),
    ]
    panels: ClassVar = [
        fixed("code"),
        MultiFieldPanel(
            [field("condition"), field("number"), field("cause"), field("measure")],
            heading=_("When, and what to ask for"),
        ),
        MultiFieldPanel(
            [field("text_da"), field("text_en"), field("why_da"), field("why_en")],
            heading=_("In words"),
        ),
        field("priority"),
        field("is_active"),
        field("source"),
    ]


register_snippet(LegalGroundViewSet)
register_snippet(NextStepRuleViewSet)
register_snippet(DeadlineRuleViewSet)
register_snippet(ProcessingTimeViewSet)
