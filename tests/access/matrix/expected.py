"""What one cell of the matrix must answer: the row's rule, and the order in which the hub asks."""

from dataclasses import dataclass

from tests.access.matrix import facts, oracle
from tests.access.matrix.doors import DOORS, PAGES, PEOPLE
from tests.access.matrix.facts import Persona
from tests.access.matrix.oracle import ABSENT, GRANTED, PROVE, RANDOM, REFUSED, Target
from tests.access.matrix.rows import CASEWORK, CLASS, COMPARTMENT, Row

ROWS = {row.name: row for row in (*CASEWORK, *COMPARTMENT, *DOORS, *PEOPLE, *PAGES)}
# What a person may open who has given a password alone; anything else leads to setting up a second factor.
SETTING_UP = {
    "mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate", "account_logout", "set_language",
    "healthz", "readyz",
}  # fmt: skip


@dataclass(frozen=True)
class Call:
    """How an address is asked: `sent` with what a page's form would send, `hx` as htmx does."""

    method: str
    sent: bool = False
    hx: bool = False

    def __str__(self) -> str:
        return f"{self.method}{' sent' * self.sent}{' hx' * self.hx}"

    @property
    def is_safe(self) -> bool:
        return self.method in {"GET", "HEAD"}


CALLS = (
    Call("GET"), Call("POST", sent=True), Call("GET", hx=True), Call("HEAD"), Call("POST"),
    Call("POST", sent=True, hx=True), Call("PUT"), Call("PATCH"), Call("DELETE"), Call("OPTIONS"),
)  # fmt: skip
LOOK_AND_SEND = CALLS[:2]
# Done, to be mended, or overtaken by somebody: all but turned away.
LET_IN = {200, 302, 409, 422}

_CASES = ("mine", "theirs", "foreign", "closed", RANDOM)
_SHARED = ("borger-2", "familieafdelingen", "soenderby", RANDOM)
_NAMES: dict[str, list[tuple[str, ...]]] = {
    "": [()],
    "case": [(name,) for name in _CASES],
    "part": [(name,) for name in (*facts.PARTS, RANDOM)],
    "case agency": [*((case, "borger-2") for case in _CASES), ("mine", "soenderby"), ("mine", RANDOM),
                    (RANDOM, RANDOM)],
    "part agency": [
        *(("help", slug) for slug in _SHARED),
        *((part, "borger-2") for part in ("coordination", "done", "foreign_help", "closed_help")),
        (RANDOM, RANDOM),
    ],
    "case consent": [("mine", "to_landlord"), ("mine", "foreign"), ("theirs", "withdrawn"), ("foreign", "foreign"),
                     ("mine", RANDOM), (RANDOM, RANDOM)],
    "case event": [("mine", "mine"), ("mine", "foreign"), ("foreign", "foreign"), (RANDOM, RANDOM)],
    "case emergency": [("mine", "mine"), ("theirs", "mine"), ("foreign", "mine"), ("mine", RANDOM), (RANDOM, RANDOM)],
    "part instalment": [("landlords", "landlords"), ("help", "landlords"), ("landlords", RANDOM), (RANDOM, RANDOM)],
    "case offer": [("mine", "mine"), ("theirs", "mine"), ("foreign", "mine"), ("mine", RANDOM), (RANDOM, RANDOM)],
    "case guarantee": [("mine", "help"), ("mine", "done"), ("theirs", "help"), ("closed", "done"), ("mine", RANDOM),
                       (RANDOM, RANDOM)],
    "part line": [("done", "done"), ("help", "done"), (RANDOM, RANDOM)],
    "file": [(name,) for name in (*facts.POSTS, RANDOM)],
    "list": [(name,) for name in (*facts.LISTS, RANDOM)],
    "tenancy": [(name,) for name in (*facts.TENANCIES, RANDOM)],
    "notice": [(name,) for name in (*facts.NOTICES, RANDOM)],
    "request": [(name,) for name in (*facts.REQUESTS, RANDOM)],
    "view": [(name,) for name in (*facts.VIEWS, RANDOM)],
    "look_up": [(name,) for name in (*facts.LOOK_UPS, RANDOM)],
    "attempt": [(name,) for name in _CASES],
    "visit": [(name,) for name in _CASES],
    "booking": [(name,) for name in (*facts.TALKS, RANDOM)],
    "member": [("landlord",), ("coordinator",), ("ended",), (RANDOM,)],
}  # fmt: skip


def targets(row: Row) -> list[Target]:
    """Everything the address is asked about: one's own, another's of the same kind, and what is not there."""
    words = row.names.split()
    return [dict(zip(words, names, strict=True)) for names in _NAMES.get(row.names, [(RANDOM,)])]


def nowhere(row: Row) -> Target:
    """What is not there at all."""
    return dict.fromkeys(row.names.split(), RANDOM)


def expected(row: Row, who: Persona, at: Target, call: Call) -> set[int]:
    """The statuses that may answer."""
    at_the_door = _at_the_door(row, who, call)
    if at_the_door is not None:
        return at_the_door
    if not call.is_safe and said(row, who, at, call) == GRANTED and row.is_work:
        return LET_IN if call.sent else LET_IN | {row.empty}
    if row.name == "coordination:accept" and said(row, who, at, call) == REFUSED:
        return {403, 409}  # what somebody else has changed meanwhile is told first
    if who.comes == facts.STALE and row.name.startswith("mfa_"):
        return {_answer(row, who, at, call), 302}  # allauth asks once more who it is
    return {_answer(row, who, at, call)}


def _at_the_door(row: Row, who: Persona, call: Call) -> set[int] | None:
    """What is answered before anybody asks what the address names."""
    if who.comes == facts.HALF and row.name not in SETTING_UP:
        return {302}
    if who.comes == facts.STRANGER and row.strangers is not None:
        return _of_stranger(row, call)
    if call.method not in row.methods:
        return {405}
    if row.methods is CLASS and not call.is_safe and call.method != "POST":
        # Django's and allauth's own: a PUT is taken for a POST, OPTIONS tells the methods.
        return {200, 302, 403, 404, 405}
    return {302} if who.comes == facts.STRANGER else None


def said(row: Row, who: Persona, at: Target, call: Call) -> str:
    """What the rule says: granted, refused or absent."""
    rule = row.rule if call.is_safe or row.post is None else row.post
    return rule(who, at)


def _of_stranger(row: Row, call: Call) -> set[int]:
    get, post = row.strangers or (302, 302)
    if call.is_safe:
        return {405} if call.method not in row.methods else {get}
    if row.methods is CLASS and call.method != "POST":
        return {200, 302, 403, 404, 405}
    return {post} if call.method == "POST" else {405}


def _answer(row: Row, who: Persona, at: Target, call: Call) -> int:
    word = said(row, who, at, call)
    if word != GRANTED:
        return {ABSENT: 404, REFUSED: 403, PROVE: 200 if call.hx else 302}[word]
    if call.is_safe:
        return _page(row, at)
    return row.sent if call.sent else row.empty


def _page(row: Row, at: Target) -> int:
    # The unit's own notes, and an emergency, are read on the case.
    on_case = row.name == "coordination:part" and (facts.PARTS[at["part"]].own or at["part"] == "emergency")
    return 302 if on_case else row.get


__all__ = ["CALLS", "LOOK_AND_SEND", "ROWS", "Call", "expected", "nowhere", "oracle", "said", "targets"]
