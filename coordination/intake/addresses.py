"""Where the tenancy is: put together from however many columns; protected addresses recognised."""

import re
import unicodedata
from dataclasses import dataclass

from coordination.intake.people import split_care_of

_STARS = re.compile(r"[*x•#?\-_. ]{3,}", re.IGNORECASE)
_PROTECTED = re.compile(
    r"(?:navne?-?\s*(?:og|&)\s*)?adresse-?\s*beskyt\w*|beskyttet(?:\s+adresse)?|hemmelig(?:t)?(?:\s+adresse)?"
    r"|navnebeskyt\w*|address\s+protect\w*|protected(?:\s+address)?|secret\s+address|hidden\s+address|adr\.?\s*besk\w*\.?",
    re.IGNORECASE,
)
_IN_REMARK = re.compile(
    r"adresse-?\s*beskyt|beskyttet\s+adresse|hemmelig\w*\s+adresse|navnebeskyt|navne-?\s*(?:og|&)\s*adresse"
    r"|protected address|address protect",
    re.IGNORECASE,
)
_POSTCODE_CITY = re.compile(r"(?:DK[- ]?)?(\d{4})\b[ ,]*(.*)", re.IGNORECASE)
_AT_END = re.compile(r"^(.+?)[,\n;]?\s+(?:DK[- ]?)?(\d{4})\s+([^\W\d_][^\d]*)$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+|\d+")
_FLOOR = re.compile(r"\d{1,2}|st|kl|stuen|kld|k")


@dataclass(frozen=True, slots=True)
class Address:
    """A tenancy's address. `street` is empty when the landlord's list hides it."""

    street: str = ""
    care_of: str = ""
    postcode: str = ""
    city: str = ""
    protected: bool = False


def dwelling_key(street: str) -> tuple[str, ...]:
    """Equal for two spellings of one dwelling: capitals, commas, points and spaces say nothing, and 17A is 17 a."""
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", street).casefold()))


def says_protected(remark: str) -> bool:
    """Whether a remark says that the tenant's address is protected; the only thing taken from remarks besides c/o."""
    return _IN_REMARK.search(remark) is not None


def hides(text: str) -> bool:
    """Whether a cell holds stars, or only the word for protected, instead of a value."""
    return bool(text) and (_STARS.fullmatch(text) is not None or _PROTECTED.fullmatch(text.strip(" ()*.-")) is not None)


def read_address(
    *,
    street: str,
    house: str = "",
    floor: str = "",
    door: str = "",
    care_of: str = "",
    postcode: str = "",
    city: str = "",
) -> Address:
    """One address from its parts. A postcode and city at the end of the street cell are moved to their own place."""
    protected = any(hides(part) for part in (street, postcode, city)) or _PROTECTED.search(street) is not None
    street = "" if hides(street) else _PROTECTED.sub("", street).strip(" (),-*")
    if street.casefold().startswith("c/o"):
        care, _, street = street.partition(",")
        care_of = care_of or split_care_of(care)[1]
    elif "c/o" in street.casefold():
        street, found = split_care_of(street)
        care_of = care_of or found
    street = _composed(street.strip(), house, floor, door)
    postcode, city = _postcode_and_city("" if hides(postcode) else postcode, "" if hides(city) else city)
    if not postcode and (ending := _AT_END.match(street)):
        street, postcode, city = ending[1].strip(" ,"), ending[2], city or ending[3].strip()
    return Address(street, split_care_of(care_of)[1] or care_of, postcode, city, protected)


def _composed(street: str, house: str, floor: str, door: str) -> str:
    if not street:
        return ""
    street = f"{street} {house}".strip()
    floor = f"{floor}." if _FLOOR.fullmatch(floor.casefold()) else floor
    level = f"{floor} {door}".strip()
    return f"{street}, {level}" if level else street


def _postcode_and_city(postcode: str, city: str) -> tuple[str, str]:
    """ "9999 Nordby" may stand in either; a postcode that lost its zero in a spreadsheet gets it back (999 → 0999)."""
    if postcode.isdigit() and len(postcode) == 3:
        postcode = f"0{postcode}"
    if found := _POSTCODE_CITY.fullmatch(postcode):
        return found[1], city or found[2].strip()
    if not postcode and (found := _POSTCODE_CITY.fullmatch(city)):
        return found[1], found[2].strip()
    if any(c.isdigit() for c in postcode):
        return postcode, city
    return "", city or postcode
