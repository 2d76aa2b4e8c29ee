"""Law as data: the grounds for sharing stand in Wagtail's admin, with their history. Nothing of a case is there."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from coordination.models import LegalGround


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


register_snippet(LegalGroundViewSet)
