"""What somebody searched for, kept so that a guess can be tested and nothing can be read.

The words may be a name or a CPR number. On record stand the field, how many words and letters, and of each word a keyed
digest: whoever controls the hub can ask whether a given name was searched for, and nobody can ask what was (see
docs/decisions/searches-are-digests.md).
"""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.crypto import salted_hmac

MOST_WORDS = 8
# Letters: enough that two names never meet, short enough to stand in a row. No digits, that none looks like a number.
LENGTH = 24
LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")


def criteria(**fields: str) -> dict[str, Any]:
    """As `record` takes them, from field=what was typed: `sought` is "field:digest" for each word."""
    typed = {name: term.split() for name, term in fields.items() if term.split()}
    return {
        "fields": list(typed),
        "words": sum(map(len, typed.values())),
        "letters": sum(len(word) for words in typed.values() for word in words),
        "sought": [f"{name}:{digest(word)}" for name, words in typed.items() for word in words[:MOST_WORDS]],
    }


def digest(word: str) -> str:
    """Equal for the same word, however its letters are written; of a number, for however it is divided."""
    plain = word.casefold()
    if sum(map(str.isdigit, plain)) >= len(plain) - 2:
        plain = "".join(filter(str.isdigit, plain)) or plain
    key = settings.AUDIT_SEARCH_KEY or settings.SECRET_KEY
    hexadecimal = salted_hmac("hub.audit.searching", plain, secret=key, algorithm="sha256").hexdigest()
    return hexadecimal[:LENGTH].translate(LETTERS)


def was_sought(term: str, field: str = "q") -> Q:
    """The rows of a search in which every one of these words stood."""
    found = Q()
    for word in term.split()[:MOST_WORDS]:
        found &= Q(details__sought__contains=[f"{field}:{digest(word)}"])
    return found
