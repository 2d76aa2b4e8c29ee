"""Reads the small Markdown our texts are written in, into blocks of a page's body.

Known: `## heading`, paragraphs, `###`, bullets, numbered steps (`1. **Title** – text`), tables, callouts
(`> [!note|warning|never] Title`), `**bold**`, `*italic*`, links `[t](side:slug)`, `[t](hub:name)`,
`[t](https:…|mailto:…|tel:…)`.
Anything else stands as the text it is.
"""

import re
import uuid
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import groupby
from typing import Any

Block = dict[str, Any]
LinkTo = Callable[[str], str]
"""Turns a link's target into the attributes of an `<a>`; raises for a target that leads nowhere."""

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_ITALIC = re.compile(r"(?<![*\w])\*(?! )([^*]+?)(?<! )\*(?![*\w])")
_CALLOUT = re.compile(r"^> \[!(note|warning|never)\]\s*(.*)$")
_STEP = re.compile(r"^\d+\.\s+(?:\*\*(?P<title>.+?)\*\*\s*[–:-]?\s*)?(?P<text>.*)$")
_BULLET = re.compile(r"^[-*]\s+(.*)$")


def inline(text: str, link_to: LinkTo) -> str:
    """A line of rich text as Wagtail stores it."""

    def link(match: re.Match[str]) -> str:
        return f"<a {link_to(match[2])}>{match[1]}</a>"

    html = _LINK.sub(link, escape(text, quote=False))
    return _ITALIC.sub(r"<i>\1</i>", _BOLD.sub(r"<b>\1</b>", html))


def read(source: str, link_to: LinkTo, name: str) -> list[Block]:
    """The blocks of a body. Their ids follow from `name` and place, so that reading twice gives the same."""
    return _numbered(_joined(_blocks(source, link_to)), name)


def _numbered(blocks: Iterable[Block], name: str) -> list[Block]:
    """Blocks with ids, those inside a list of steps too: without one Wagtail takes an item for an older format."""
    numbered = []
    for place, block in enumerate(blocks):
        here = f"{name}#{place}"
        value = _numbered(block["value"], here) if block["type"] == "steps" else block["value"]
        numbered.append({**block, "value": value, "id": str(uuid.uuid5(uuid.NAMESPACE_URL, here))})
    return numbered


def _blocks(source: str, link_to: LinkTo) -> Iterator[Block]:
    for lines in _paragraphs(source):
        first = lines[0]
        if first.startswith("## "):
            yield {"type": "heading", "value": first[3:].strip()}
            if lines[1:]:
                yield from _blocks("\n".join(lines[1:]), link_to)
        elif callout := _CALLOUT.match(first):
            yield _callout(callout, lines[1:], link_to)
        elif first.startswith("|"):
            yield _table(lines, link_to)
        elif _STEP.match(first):
            yield _steps(lines, link_to)
        else:
            yield {"type": "text", "value": "".join(_text(lines, link_to))}


def _paragraphs(source: str) -> Iterator[list[str]]:
    for blank, lines in groupby(source.splitlines(), key=lambda line: not line.strip()):
        if not blank:
            yield [line.rstrip() for line in lines]


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Neighbouring text is one block, as an editor would write it; so are steps with blank lines between."""
    for kind, run in groupby(blocks, key=lambda block: block["type"]):
        parts = list(run)
        if kind == "text":
            yield {"type": kind, "value": "".join(part["value"] for part in parts)}
        elif kind == "steps":
            yield {"type": kind, "value": [step for part in parts for step in part["value"]]}
        else:
            yield from parts


def _text(lines: list[str], link_to: LinkTo) -> Iterator[str]:
    for is_list, run in groupby(lines, key=lambda line: bool(_BULLET.match(line))):
        if is_list:
            yield _list("ul", [_BULLET.sub(r"\1", line) for line in run], link_to)
            continue
        for is_heading, part in groupby(run, key=lambda line: line.startswith("### ")):
            joined = " ".join(line.removeprefix("### ").strip() for line in part)
            tag = "h3" if is_heading else "p"
            yield f"<{tag}>{inline(joined, link_to)}</{tag}>"


def _list(tag: str, items: list[str], link_to: LinkTo) -> str:
    return f"<{tag}>" + "".join(f"<li>{inline(item, link_to)}</li>" for item in items) + f"</{tag}>"


def _steps(lines: list[str], link_to: LinkTo) -> Block:
    """A guide when each step has a title, else a plain numbered list."""
    steps: list[tuple[str, str]] = []
    for line in lines:
        if match := _STEP.match(line):
            steps.append((match["title"] or "", match["text"]))
        else:
            steps[-1] = (steps[-1][0], f"{steps[-1][1]} {line.strip()}")
    if not all(title for title, _ in steps):
        return {"type": "text", "value": _list("ol", [f"**{t}** {text}" if t else text for t, text in steps], link_to)}
    items = [{"title": title, "text": _paragraph(text.strip(), link_to)} for title, text in steps]
    return {"type": "steps", "value": [{"type": "item", "value": item} for item in items]}


def _paragraph(text: str, link_to: LinkTo) -> str:
    return f"<p>{inline(text, link_to)}</p>" if text else ""


def _callout(match: re.Match[str], lines: list[str], link_to: LinkTo) -> Block:
    text = "".join(_text([line.removeprefix(">").strip() for line in lines], link_to))
    return {"type": "callout", "value": {"kind": match[1], "title": match[2].strip(), "text": text}}


def _table(lines: list[str], link_to: LinkTo) -> Block:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    columns = [{"type": "text", "heading": heading} for heading in rows[0]]
    cells = [{"values": [_paragraph(cell, link_to) for cell in row]} for row in rows[2:]]
    return {"type": "table", "value": {"columns": columns, "rows": cells, "caption": ""}}
