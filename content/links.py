"""Links between pages, as the reader may see them: a link to a page that is not for the reader is plain text."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

_ANCHOR = re.compile(r'<a\b(?=[^>]*\blinktype="page")(?=[^>]*\bid="(?P<id>\d+)")[^>]*>(?P<text>.*?)</a>', re.DOTALL)
_PAGE_LINK = re.compile(r'<a\b[^>]*\blinktype="page"')

PageLinks = Mapping[int, str]


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)


def linked_ids(stream: Any) -> set[int]:
    """The pages that a body points to, in whichever block."""
    return {int(match["id"]) for text in _strings(stream) for match in _ANCHOR.finditer(text)}


def resolve(html: str, links: PageLinks) -> str:
    """Rich text as stored, with links to readable pages made real and all other page links taken away."""

    def replace(match: re.Match[str]) -> str:
        url = links.get(int(match["id"]))
        return f'<a href="{url}">{match["text"]}</a>' if url else match["text"]

    resolved = _ANCHOR.sub(replace, html)
    # What does not look as the editor writes it is not given the benefit of the doubt.
    return _PAGE_LINK.sub("<a", resolved)
