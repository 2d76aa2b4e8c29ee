"""Every text in the sources that is marked for translation."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tokenize import TokenError

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

PACKAGES = ("hub", "coordination", "content")
TEMPLATE_SUFFIXES = {".html", ".txt"}
TRANSLATOR_COMMENT = ("Translators",)

# Django's names, and how their arguments are read: (1, "c") is a context, a pair of numbers a plural.
_PLAIN = ("_", "gettext", "gettext_lazy", "gettext_noop")
KEYWORDS = {
    **dict.fromkeys(_PLAIN),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}


class UnreadableSourceError(ValueError):
    """A source whose marked texts cannot be read; says which file and why."""


@dataclass(frozen=True, slots=True)
class Sources:
    """The files under `root` whose texts are translated: our packages' Python and all our templates."""

    root: Path

    def python(self) -> Iterator[Path]:
        for package in PACKAGES:
            for path in (self.root / package).rglob("*.py"):
                if "migrations" not in path.parts:
                    yield path

    def templates(self) -> Iterator[Path]:
        folders = [self.root / "templates"]
        folders += [found for package in PACKAGES for found in (self.root / package).rglob("templates")]
        for folder in folders:
            yield from (path for path in folder.rglob("*") if path.suffix in TEMPLATE_SUFFIXES)

    def catalogue(self) -> Catalog:
        """All marked texts, untranslated and without places: a line that moves is no change to a text."""
        found = Catalog(charset="utf-8")
        for path in sorted(self.python()):
            code = path.read_bytes()
            _add(found, path, code)
            _forbid_hidden(path, code)
        for path in sorted(self.templates()):
            _add(found, path, _as_python(path))
        return found


def _forbid_hidden(path: Path, code: bytes) -> None:
    """The extractor does not look inside f-strings: a text marked there would never be translated."""
    for text in ast.walk(ast.parse(code)):
        calls = ast.walk(text) if isinstance(text, ast.JoinedStr) else ()
        for call in calls:
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in KEYWORDS:
                raise UnreadableSourceError(f"{path}, line {call.lineno}: a text is marked inside an f-string")


def _as_python(path: Path) -> bytes:
    """A template as calls to gettext, by Django's own reading of trans, blocktranslate and _()."""
    try:
        calls = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    except SyntaxError as error:
        raise UnreadableSourceError(str(error)) from error
    # Python's tokenizer objects to the template's indentation, and only there: texts hold no line break now.
    return "\n".join(line.strip() for line in calls.splitlines()).encode()


def _add(found: Catalog, path: Path, code: bytes) -> None:
    try:
        messages: Iterable[tuple] = list(
            extract("python", BytesIO(code), keywords=KEYWORDS, comment_tags=TRANSLATOR_COMMENT)
        )
    except (SyntaxError, TokenError, UnicodeDecodeError) as error:
        raise UnreadableSourceError(f"{path}: {error}") from error
    for _line, text, comments, context in messages:
        found.add(text, auto_comments=comments, context=context)
