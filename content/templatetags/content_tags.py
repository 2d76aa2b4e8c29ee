"""What content's templates, and a case that wants its guidance, ask for. `context["membership"]` is the reader."""

from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.rich_text import RichText, expand_db_html

from content.audiences import Audience
from content.links import resolve
from content.models import HubPage
from content.reader import reader_of

register = template.Library()
SHOWN_BY_A_CASE = 3


@register.simple_tag(takes_context=True)
def rich_text(context: template.Context, value: RichText | str) -> SafeString:
    """Rich text as this reader may see it; Wagtail's own filter would show the address of every linked page."""
    source = value.source if isinstance(value, RichText) else value
    # What editors write passes Wagtail's white list when it is stored.
    html: str = expand_db_html(resolve(source, context.get("page_links") or {}))
    return SafeString(html)


@register.simple_tag(takes_context=True)
def guide(context: template.Context, steps: Any) -> list[dict[str, Any]]:
    """A block of steps in the form that the component draws."""
    return [{"title": step["title"], "html": rich_text(context, step["text"])} for step in steps]


@register.simple_tag(takes_context=True)
def crumbs(context: template.Context, page: HubPage) -> list[dict[str, str]]:
    """The way to the page, over what the reader may read."""
    request = context["request"]
    above = HubPage.objects.ancestor_of(page).readable_by(reader_of(request)).order_by("depth")
    way = [{"label": _("Front page") if p.depth == 2 else p.title, "url": p.get_url(request) or "/"} for p in above]
    return [*way, {"label": page.title, "url": ""}]


@register.filter
def page_kind(page: HubPage) -> str:
    """What sort of page it is, in a word, without fetching it."""
    model = page.cached_content_type.model_class()
    return str(model._meta.verbose_name if model else "")


@register.filter
def audience_words(page: HubPage) -> str:
    """For whom it is; where everybody reads it, nobody else needs a name."""
    named = [Audience.PUBLIC] if Audience.PUBLIC in page.audiences else map(Audience, page.audiences)
    return ", ".join(str(audience.label) for audience in named)


@register.simple_tag(takes_context=True)
def guidance_for(context: template.Context, *topics: str) -> list[HubPage]:
    """The guidance that belongs to a case: the newest pages on these topics that the person may read."""
    from content.models import GuidancePage

    membership = reader_of(context["request"])
    return list(GuidancePage.objects.readable_by(membership).about(*topics).newest_first()[:SHOWN_BY_A_CASE])


@register.simple_tag(takes_context=True)
def page_address(context: template.Context, page: HubPage | None) -> str:
    return (page.get_url(context["request"]) if page else None) or ""
