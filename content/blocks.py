"""What a page is put together from. Each block has a template of its own in `templates/content/blocks/`."""

from typing import Any, ClassVar

from django import forms
from django.db.models import TextChoices
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock

from hub.accounts.kinds import MUNICIPAL_OFFICES, AgencyKind
from hub.accounts.models import Agency

INLINE = ["bold", "italic", "link"]
TEXT = ["h3", *INLINE, "ol", "ul", "document-link"]

# Offices anybody may be told to call. Landlords and lawyers are nobody's business (`domain.md` 0.2).
CONTACT_KINDS = MUNICIPAL_OFFICES | {
    AgencyKind.HOUSING_SUPPORT_UNIT,
    AgencyKind.VULNERABLE_CITIZENS_COUNCIL,
    AgencyKind.EDITORIAL_OFFICE,
}


def anchor_of(heading: str) -> str:
    """The name by which a heading is linked to; Danish letters stay."""
    return slugify(heading, allow_unicode=True)


class CalloutKind(TextChoices):
    NOTE = "note", _("Worth knowing")
    WARNING = "warning", _("Take care")
    NEVER = "never", _("Never write …")


class HeadingBlock(blocks.CharBlock):
    """A heading of the second level; the page's table of contents is made of these."""

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "content/blocks/heading.html"

    def get_context(self, value: str, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        return {**super().get_context(value, parent_context), "anchor": anchor_of(value)}


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "content/blocks/text.html"


class StepBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("What to do"), max_length=120)
    text = blocks.RichTextBlock(label=_("How to do it"), features=INLINE, required=False)

    class Meta:
        icon = "list-ol"
        label = _("Step")


class StepsBlock(blocks.ListBlock):
    """A numbered guide."""

    def __init__(self, **options: Any) -> None:
        super().__init__(StepBlock(), **options)

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        template = "content/blocks/steps.html"


class CalloutBlock(blocks.StructBlock):
    """Something that must not be missed: in a box, with its kind said in words."""

    kind = blocks.ChoiceBlock(choices=CalloutKind.choices, default=CalloutKind.NOTE, label=_("Kind"))
    title = blocks.CharBlock(label=_("Title"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=[*INLINE, "ul"])

    class Meta:
        icon = "warning"
        label = _("Callout")
        template = "content/blocks/callout.html"


class TableBlock(TypedTableBlock):
    """A table of words and figures, with headings that a screen reader can tell."""

    def __init__(self, **options: Any) -> None:
        super().__init__([("text", blocks.RichTextBlock(label=_("Text"), features=INLINE))], **options)

    class Meta:
        icon = "table"
        label = _("Table")
        template = "content/blocks/table.html"


class AgencyBlock(blocks.ChooserBlock):
    """One of the offices that may be called."""

    widget: ClassVar = forms.Select

    @cached_property
    def target_model(self) -> type[Agency]:
        return Agency

    @cached_property
    def field(self) -> forms.Field:
        return forms.ModelChoiceField(
            queryset=Agency.objects.filter(kind__in=CONTACT_KINDS), label=self.label, required=self._required
        )

    def get_form_state(self, value: Any) -> Any:
        """The key alone: a plain select asks for no more."""
        return value.pk if isinstance(value, Agency) else value

    class Meta:
        icon = "group"
        label = _("Contact box")
        template = "content/blocks/contact.html"


class BodyBlock(blocks.StreamBlock):
    """The body of guidance, policy updates and plain pages."""

    heading = HeadingBlock(max_length=120)
    text = TextBlock(features=TEXT)
    steps = StepsBlock()
    callout = CalloutBlock()
    table = TableBlock()
    image = ImageBlock(label=_("Image"), template="content/blocks/image.html")
    contact = AgencyBlock()
