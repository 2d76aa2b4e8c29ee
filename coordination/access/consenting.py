"""What a consent must say to be one.

A general consent is not valid: it states which kinds of data, from whom to whom and for which purpose, and it ends
(retssikkerhedsloven § 11 a; VEJ 9330/2019 pkt. 116-117). Whoever stores one asks here first.
"""

import re
from collections.abc import Collection
from datetime import date, timedelta

from coordination.lifecycle import DataCategory

# What a consent is given for is said in a few words of its own.
SHORTEST, FEWEST_WORDS = 10, 2
# The longest a consent may run before the tenant is asked again.
LONGEST = timedelta(days=366)
# Words that ask for everything, in the languages of the interface.
_GENERAL = re.compile(
    r"""(?<!\bi\ )(?<!\bfor\ )\balt\b
    |  \b(alle|samtlige|enhver|ethvert|al)\ (\w+\ )?(slags\ )?(oplysning\w*|data|forhold)\b
    |  \b(generelt?|general|almindeligt|bredt|blanket)\ (samtykke|consent)\b  |  \bhele\ (min\ |sin\ )?(sag|sagen)\b
    |  \bhvad\ som\ helst\b  |  \b(alting|everything|anything)\b  |  \b(all|any)\ (\w+\ )?(information|data|matters)\b
    |  \befter\ behov\b  |  \bas\ needed\b""",
    re.IGNORECASE | re.VERBOSE,
)


class NotAConsentError(Exception):
    """What was written down is no valid consent. The argument is a code: general, short, everything, nothing, long."""


def check_purpose(purpose: str) -> None:
    """Raise NotAConsentError unless the purpose is a specific one."""
    words = re.findall(r"\w{2,}", purpose)
    if _GENERAL.search(" ".join(purpose.split())):
        raise NotAConsentError("general")
    if len(purpose.strip()) < SHORTEST or len(words) < FEWEST_WORDS:
        raise NotAConsentError("short")


def check_categories(categories: Collection[str]) -> None:
    """Raise NotAConsentError unless kinds of data were chosen: none is no consent, and all of them is no choice."""
    if not categories:
        raise NotAConsentError("nothing")
    if set(categories) >= set(DataCategory.values):
        raise NotAConsentError("everything")


def check_period(given_on: date, expires_on: date) -> None:
    """Raise NotAConsentError when it would run for longer than the tenant can be expected to remember it."""
    if expires_on > given_on + LONGEST:
        raise NotAConsentError("long")
