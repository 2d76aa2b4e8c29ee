"""An answer as bytes to compare: everything but what is drawn anew for each answer, whoever asks."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpResponseBase

# All that is taken out: the form's token, the policy's nonce, what a cookie is signed with, until when it keeps, and
# when somebody last read, which is the record's and so the database's own: they say which second it is.
DRAWN: tuple[tuple[str, str], ...] = (
    (r'name="csrfmiddlewaretoken" value="\w+"', "token"),
    (r"\bcsrftoken=\w+", "token"),
    (r'"CSRF_TOKEN": "\w+"', "token"),
    (r"\bsessionid=\w+", "session"),
    (r"'nonce-[\w+/=-]+'", "nonce"),
    (r'\bnonce="[\w+/=-]+"', "nonce"),
    (r":\w{6}:[\w-]{43}(?=[\";])", "signature"),
    (r"(?<=>)\d\d?/\d\d? kl\. \d\d\.\d\d(?=\s*<)", "moment"),
    (r'(?<=name="at" value=")\d\d:\d\d(?=")', "now"),
    (r"(?i)\bexpires[=:][^;\n]+", "expires"),
)
_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


@dataclass(frozen=True)
class Answer:
    """One answer: what was asked, its status, headers and body, and how often the database was asked for it."""

    asked: str
    status: int
    headers: str
    body: str
    queries: int = 0


def answer_of(asked: str, response: HttpResponseBase, known: Iterable[str], queries: int = 0) -> Answer:
    """`known`: ids of rows that stand there before; any other was drawn for this answer, and is called by its turn."""
    streamed = getattr(response, "streaming_content", None)
    body = b"".join(streamed) if streamed is not None else response.content
    cookies = [morsel.OutputString() for _, morsel in sorted(response.cookies.items())]
    headers = [f"{name}: {value}" for name, value in sorted(response.items())]
    text, keep = body.decode("utf-8", "surrogateescape"), frozenset(known)
    return Answer(
        asked=asked,
        status=response.status_code,
        headers=_calm("\n".join([*headers, *cookies]), keep),
        body=_calm(text, keep),
        queries=queries,
    )


def _calm(text: str, known: frozenset[str]) -> str:
    for pattern, word in DRAWN:
        text = re.sub(pattern, word, text)
    drawn: dict[str, str] = {}

    def by_turn(match: re.Match[str]) -> str:
        found = match.group()
        return found if found in known else drawn.setdefault(found, f"drawn-{len(drawn) + 1}")

    return _UUID.sub(by_turn, text)


def differences(one: list[Answer], other: list[Answer], without_count: Iterable[str] = ()) -> list[str]:
    """Where two walks were answered differently, in words; empty when nothing can be told.

    `without_count`: beginnings of what was asked where the number of statements may differ.
    """
    assert [answer.asked for answer in one] == [answer.asked for answer in other]
    found = []
    for left, right in zip(one, other, strict=True):
        names = ("status", "headers", "body", "queries")
        if left.asked.startswith(tuple(without_count)):
            names = names[:3]
        told = [name for name in names if getattr(left, name) != getattr(right, name)]
        if told:
            found.append("\n".join([f"{left.asked}: {', '.join(told)}", *(_where(left, right, name) for name in told)]))
    return found


def _where(left: Answer, right: Answer, name: str) -> str:
    """The first lines that differ."""
    lines = [str(getattr(answer, name)).splitlines() for answer in (left, right)]
    unlike = [(a, b) for a, b in zip(*lines, strict=False) if a != b]
    lone = max(lines, key=len)[min(map(len, lines)) :]
    return "\n".join(
        [f"    - {a.strip()}\n    + {b.strip()}" for a, b in unlike[:3]] or [f"    ± {x}" for x in lone[:3]]
    )
