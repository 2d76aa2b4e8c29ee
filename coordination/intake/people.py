"""Who lives there: several tenants in one cell, told apart only where that is certain; names stay as written."""

import re
import unicodedata

_BETWEEN = re.compile(
    r"\s*(?:[;|\n]|\s/\s*|\s*/\s|(?<=\w{2})/(?=\w{2})|\s&\s|\s\+\s|\s(?:og|samt|and)\s)\s*", re.IGNORECASE
)
_COMPANY = re.compile(
    r"\b(?:aps|a/s|i/s|k/s|p/s|ivs|amba|a\.m\.b\.a|s\.?m\.?b\.?a|fonden|ltd|holding)\b", re.IGNORECASE
)
_CARE_OF = re.compile(r"\s*[(,]?\s*\bc\s*[/.\\]?\s?o\b\.?:?\s*(.*?)\)?\s*$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")
MOST_TENANTS = 8


def split_care_of(text: str) -> tuple[str, str]:
    """What stands before and after "c/o": "Mette Holm c/o Hansen" → ("Mette Holm", "Hansen")."""
    found = _CARE_OF.search(text) if re.search(r"\bc\s?[/\\]\s?o\b", text, re.IGNORECASE) else None
    return (text[: found.start()].strip(" ,"), found[1].strip()) if found else (text, "")


def split_tenants(text: str) -> tuple[str, ...]:
    """The tenants of one cell. "A B / C D", "A B og C D" are two; "Holm, Mette" is one, surname first.

    A part of a single word is no full name ("Mette og Jonas Holm", "Hansen & Søn"): such a cell stays whole, because a
    notice that names half a tenant is worse than one that names them as the landlord does.
    """
    if not text:
        return ()
    if _COMPANY.search(text):
        return (text,)
    parts = [part.strip(" ,") for part in _BETWEEN.split(text)]
    parts = [part for part in parts if part]
    if len(parts) < 2 or any(len(_WORD.findall(part)) < 2 for part in parts):
        return (text,)
    return tuple(parts[:MOST_TENANTS])


def distinct(names: list[str]) -> tuple[str, ...]:
    """The names once each, in their order."""
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(" ".join(sorted(name.casefold().replace(",", " ").split())), name)
    return tuple(seen.values())[:MOST_TENANTS]


def share_a_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two lines can be about the same people: a name in common, or nobody named on one of them."""
    if not one or not other:
        return True
    return bool(_name_words(one) & _name_words(other))


def _name_words(names: tuple[str, ...]) -> set[str]:
    return {word.casefold() for name in names for word in _WORD.findall(name)}


def name_key(name: str) -> frozenset[str]:
    """Equal for one name in two orders: "Skovgaard-Holm, Mette" and "Mette Skovgaard-Holm"."""
    return frozenset(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))
