"""Every address of Wagtail's admin, with real objects in it: what the access tests walk over."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.urls.resolvers import RegexPattern


def admin_patterns() -> Iterator[tuple[str, URLPattern]]:
    """Each named pattern below /admin/, with its full name."""
    for entry in get_resolver().url_patterns:
        if isinstance(entry, URLResolver) and str(entry.pattern) == "admin/":
            yield from _named(entry, "")


def _named(resolver: URLResolver, namespace: str) -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _named(entry, f"{namespace}{entry.namespace}:" if entry.namespace else namespace)
        elif entry.name:
            yield f"{namespace}{entry.name}", entry


def address(name: str, pattern: URLPattern, values: Mapping[str, Any]) -> str | None:
    """The pattern's address with the given objects in it; `None` where it takes none of them."""
    needed = pattern.pattern.converters
    if isinstance(pattern.pattern, RegexPattern):
        return reverse(name, args=[values["page_id"], "live", "latest"]) if name.endswith("compare") else None
    try:
        return reverse(name, kwargs={key: values[key] for key in needed})
    except (KeyError, NoReverseMatch):
        return None
