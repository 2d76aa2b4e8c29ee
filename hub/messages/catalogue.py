"""The Danish catalogue: read, written, renewed from the sources, merged, compiled, and found wanting."""

import re
from collections import Counter
from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po, write_po

LANGUAGE = "da"
WIDTH = 110
# Our own header: Babel's carries dates and its version, and would change with every run.
HEADER = f"""\
msgid ""
msgstr ""
"Language: {LANGUAGE}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

# %(name)s, %d and {name}; a lone percent sign, as in "25 % of", is no placeholder.
PLACEHOLDER = re.compile(r"%%|%(?:\(\w+\))?[#0\-+]*\d*(?:\.\d+)?[diouxXeEfFgGcrs]|\{\w*(?:[.\[!:][^{}]*)?\}")

# Babel takes a line without its closing quotation mark for one, and drops the last letter.
LINE = re.compile(r'|#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) )?"(?:[^"\\]|\\.)*"')

Key = tuple[str, str]


class UnreadableCatalogueError(ValueError):
    """A .po file that is no catalogue; says which and why."""


def po_path(locale_path: Path) -> Path:
    """Where the Danish catalogue stands in a folder of `LOCALE_PATHS`."""
    return Path(locale_path) / LANGUAGE / "LC_MESSAGES" / "django.po"


def read(path: Path, *, required: bool = False) -> Catalog:
    """The catalogue in a .po file, with or without a header; empty when an optional file is not there."""
    if not (required or path.exists()):
        return Catalog(locale=LANGUAGE, charset="utf-8")
    try:
        text = path.read_text(encoding="utf-8-sig")
        for number, line in enumerate(text.split("\n"), start=1):
            if not LINE.fullmatch(line.strip()):
                raise UnreadableCatalogueError(f"{path}, line {number}: {line}")
        return read_po(StringIO(text), locale=LANGUAGE, charset="utf-8", abort_invalid=True)
    except (OSError, PoFileError, UnicodeDecodeError) as error:
        raise UnreadableCatalogueError(f"{path}: {error}") from error


def write(path: Path, catalogue: Catalog) -> None:
    """Write sorted, without places or dates: the same texts always give the same bytes."""
    body = BytesIO()
    write_po(body, catalogue, width=WIDTH, no_location=True, omit_header=True, sort_output=True)
    _replace(path, HEADER.encode() + body.getvalue().rstrip(b"\n") + b"\n")


def compile_mo(path: Path) -> Path:
    """Write the .mo file beside a .po file, as Django reads it; fuzzy translations stay out."""
    body = BytesIO()
    write_mo(body, read(path))
    target = path.with_suffix(".mo")
    _replace(target, body.getvalue())
    return target


def _replace(path: Path, content: bytes) -> None:
    """A running server may read this file: it is there whole, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.draft")
    draft.write_bytes(content)
    draft.replace(path)


def key(message: Message) -> Key:
    text = message.id if isinstance(message.id, str) else message.id[0]
    return text, message.context or ""


def named(message: Message) -> str:
    """A message as a person would look for it."""
    text, context = key(message)
    return f"{text!r} ({context})" if context else repr(text)


def texts(catalogue: Catalog) -> list[Message]:
    """The messages without the header."""
    return [message for message in catalogue if message.id]


def _forms(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or ())


def is_translated(message: Message) -> bool:
    """Whether every form the text needs has a translation."""
    needed = 2 if message.pluralizable else 1
    return len([form for form in _forms(message) if form]) >= needed


def _string_for(message: Message, old: Message | None) -> str | tuple[str, ...]:
    """The old translation in the shape the text needs now; a plural form it never had stays empty."""
    forms = _forms(old) if old else []
    if not message.pluralizable:
        return forms[0] if forms else ""
    return (*forms, "", "")[:2]


def renewed(old: Catalog, found: Catalog) -> Catalog:
    """The catalogue for the texts that stand in the sources now.

    Translations are kept. Those nothing asks for any more are set aside as obsolete, and come back with
    their text. No translation is guessed from a similar text.
    """
    known = {key(each): each for each in (*old.obsolete.values(), *texts(old))}
    new = Catalog(locale=LANGUAGE, charset="utf-8")
    for message in texts(found):
        before = known.pop(key(message), None)
        new.add(
            message.id,
            _string_for(message, before),
            flags=message.flags | ({"fuzzy"} if before and before.fuzzy else set()),
            auto_comments=message.auto_comments,
            user_comments=before.user_comments if before else (),
            context=message.context,
        )
    new.obsolete.update({each: message for each, message in sorted(known.items()) if any(_forms(message))})
    return new


def merge(into: Catalog, other: Catalog, *, theirs: bool) -> list[Message]:
    """Take another catalogue's translations.

    Returns those that contradict ours, which stay unless `theirs`.
    """
    known = {key(each): each for each in texts(into)}
    contradicting = []
    for message in texts(other):
        if message.fuzzy or not is_translated(message):
            continue
        ours = known.get(key(message))
        if ours and is_translated(ours) and not ours.fuzzy and _contradict(ours, message):
            contradicting.append(message)
            if not theirs:
                continue
        into.obsolete = {name: old for name, old in into.obsolete.items() if key(old) != key(message)}
        _take(into, ours, message)
    return contradicting


def _contradict(ours: Message, message: Message) -> bool:
    return any(mine != other for mine, other in zip(_forms(ours), _forms(message), strict=False))


def _take(into: Catalog, ours: Message | None, message: Message) -> None:
    """A plural is never narrowed to the singular here: only the sources may say that none is needed."""
    if ours is None:
        into.add(message.id, message.string, context=message.context, user_comments=message.user_comments)
    elif message.pluralizable or not ours.pluralizable:
        ours.id, ours.string = message.id, message.string
        ours.flags.discard("fuzzy")
    else:
        ours.string = (*_forms(message), *_forms(ours)[1:])


def _placeholders(text: str) -> tuple[set[str], Counter[str]]:
    """The named placeholders, which may be repeated or moved, and the bare ones, whose number counts."""
    everything = PLACEHOLDER.findall(text)
    bare = Counter(each for each in everything if each == "{}" or (each[0] == "%" and each[1] not in "(%"))
    return {each for each in everything if each not in bare}, bare


def placeholders_agree(message: Message) -> bool:
    """Whether a translation fills the same placeholders. A singular may show its number or spell it out."""
    ids = [message.id] if isinstance(message.id, str) else message.id
    asked = [_placeholders(text) for text in ids]
    one, *many = (_placeholders(form) for form in _forms(message))
    return one in asked and all(each == asked[-1] for each in many)


def faults(catalogue: Catalog, found: Catalog | None = None) -> Iterator[tuple[str, Message]]:
    """What keeps a catalogue from being complete: (missing | fuzzy | placeholders, the message).

    With `found`, its texts are what must be translated; without, the catalogue's own.
    """
    known = {key(each): each for each in texts(catalogue)}
    for message in texts(found if found is not None else catalogue):
        answer = known.get(key(message))
        if answer is None or not is_translated(answer) or answer.pluralizable < message.pluralizable:
            yield "missing", message
        elif answer.fuzzy:
            yield "fuzzy", message
        elif not placeholders_agree(answer):
            yield "placeholders", message
