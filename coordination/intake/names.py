"""What a column's name says: the name made comparable, and the field it stands for."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache

from coordination.intake.fields import Field
from coordination.intake.vocabulary import CPR_NAME, FREE_TEXT_NAME, NOT_BY_RULE, PERHAPS, RULES, SURE

_FOLD = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ß": "ss", "ð": "d", "þ": "th", "ı": "i"})
_NUMBER_WORDS = frozenset({"nr", "nummer", "nummeret", "number", "no", "num", "numre"})
_DATE = re.compile(r"\b\d{1,2}[-./]\d{1,2}(?:[-./]\d{2,4})?\b|\b\d{4}-\d\d-\d\d\b")  # "Saldo pr. 30-11-2026"
_TRAILERS = frozenset({"pr", "per", "d", "den", "dato", "date", "kr", "dkk", "i", "in"})
_LOST_LETTER = "?\ufffd"  # what is left of æøå after a wrong conversion


class Strength(IntEnum):
    """How sure a name is. Only one column of the highest strength may win a field."""

    LIKELY = 1
    SURE = 2
    CORRECTED = 3


@lru_cache(maxsize=4096)
def words(header: str) -> str:
    """The name in lower case a–z, one space between words: "Påkrav modtaget d." → "paakrav modtaget"."""
    text = unicodedata.normalize("NFKC", header).casefold().translate(_FOLD)
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    text = _DATE.sub(" ", text) if _DATE.sub("", text).strip() else text
    outside = re.sub(r"\([^)]*\)", " ", text)
    tokens = re.findall(rf"[a-z0-9{_LOST_LETTER}]+", outside) or re.findall(r"[a-z0-9]+", text)
    tokens = [
        "nr" if token in _NUMBER_WORDS else re.sub(r"(?<=[a-z])(nummer|number)$", "nr", token) for token in tokens
    ]
    while len(tokens) > 1 and tokens[-1] in _TRAILERS:
        tokens.pop()
    return " ".join(tokens)


def key(header: str) -> str:
    """What two spellings of one name share: "Lejemåls-nr." and "LEJEMAALSNUMMER" are both "lejemaalsnr"."""
    return words(header).replace(" ", "")


def exact(header: str) -> str:
    """The name as a correction remembers it word for word, beside `key`; the sign keeps the two apart."""
    return f"={header.strip().casefold()}"


def correction_of(header: str, corrected: Mapping[str, str]) -> str | None:
    """What the landlord said of a column: of exactly this name, else of this name in another spelling."""
    return corrected.get(exact(header)) or corrected.get(key(header))


def _index(table: Mapping[Field, str]) -> dict[str, Field]:
    return {key(name): field for field, names in table.items() for name in names.split("|")}


_SURE = _index(SURE)
_PERHAPS = _index(PERHAPS)


@lru_cache(maxsize=4096)
def meaning(header: str) -> tuple[Field, Strength] | None:
    """The field a name stands for and how sure that is; None when the name is not on the allow-list."""
    short = key(header)
    if not short or is_cpr_name(header) or is_free_text_name(header):
        return None
    if short in _SURE:
        return _SURE[short], Strength.SURE
    if short in _PERHAPS:
        return _PERHAPS[short], Strength.LIKELY
    repaired = _with_lost_letters(short)
    if repaired is not None:
        return repaired, Strength.SURE
    return _by_rule(words(header))


def _by_rule(spaced: str) -> tuple[Field, Strength] | None:
    if NOT_BY_RULE.search(spaced):
        return None
    return next(((field, Strength.LIKELY) for field, pattern in RULES if pattern.search(spaced)), None)


def _with_lost_letters(short: str) -> Field | None:
    """A name that lost its æøå ("lejem?lsnr") still means a field when it fits the names of exactly one."""
    if not any(letter in short for letter in _LOST_LETTER):
        return None
    pattern = re.compile("".join("[a-z]{1,2}" if c in _LOST_LETTER else re.escape(c) for c in short))
    fields = {field for name, field in _SURE.items() if pattern.fullmatch(name)}
    return fields.pop() if len(fields) == 1 else None


@lru_cache(maxsize=4096)
def is_cpr_name(header: str) -> bool:
    """Whether a column says that it holds CPR numbers. Such a column is never read into anything."""
    return bool(CPR_NAME.search(key(header)))


@lru_cache(maxsize=4096)
def is_free_text_name(header: str) -> bool:
    """Whether a column says that it holds remarks. They are looked through for CPR numbers and dropped."""
    return bool(FREE_TEXT_NAME.search(key(header)))


def recognised(cells: Iterable[object], corrected: Mapping[str, str]) -> int:
    """How many different columns of a landlord's list these cells name; CPR and remarks columns count as well."""
    found: set[object] = set()
    for cell in cells:
        if not isinstance(cell, str) or not 0 < len(cell) <= 80:
            continue
        known = meaning(cell)
        if correction_of(cell, corrected):
            found.add(key(cell))
        elif known is not None:
            found.add(known[0])
        elif is_cpr_name(cell):
            found.add("cpr")
        elif is_free_text_name(cell):
            found.add("remark")
    return len(found)
