"""What the form of each page would send: valid, or as near as a stranger could guess."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from coordination.deadlines.calendar import ONE_DAY
from hub.demo.days import working
from tests.access.matrix.oracle import RANDOM, Target
from tests.access.matrix.world import NUMBERS, World
from tests.coordination.intake.making import HEADER, LINE, as_csv
from tests.factories.look_up import REASON

_HOME = {"tenant_name": "Mette Holm", "street": "Fjordparken 17", "postcode": "9999", "city": "Nordby"}


def _days(number: int) -> str:
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def _workday() -> str:
    """The next on which the unit is there."""
    return working(timezone.localdate() + ONE_DAY).isoformat()


def _consent() -> dict[str, Any]:
    return {"purpose": "At holde udlejer orienteret", "categories": ["contact"], "given_on": _days(0),
            "method": "written", "expires_on": _days(90), "evidence": ""}  # fmt: skip


def _version(world: World, at: Target) -> str:
    if "part" in at and at["part"] != RANDOM:
        part = world.get("part", at["part"])
        part.refresh_from_db(fields=["version"])
        return str(part.version)
    return "1"


def body(world: World, name: str, at: Target) -> dict[str, Any]:
    """By the name of the address."""
    short = name.rpartition(":")[2]
    made = _BODIES.get(short, {})
    data = made(world) if callable(made) else dict(made)
    if short in _VERSIONED:
        data["version"] = _version(world, at)
    if short == "facts" and at["case"] != RANDOM:
        data["version"] = str(
            type(world.get("case", at["case"])).objects.get(public_id=world.get("case", at["case"]).public_id).version
        )
    return data


def _columns(world: World) -> dict[str, Any]:
    return {"debt_sign": "plus"}


def _upload(world: World) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("liste.csv", as_csv([HEADER, LINE]), "text/csv")}


def _new_consent(world: World) -> dict[str, Any]:
    units, landlord = world.agencies["boligsocial-enhed"], world.agencies["fjordparken"]
    return _consent() | {"from_agency": units.pk, "to_agency": landlord.pk}


def _attempt(world: World) -> dict[str, Any]:
    return {"channel": "phone", "result": "no_answer", "on": _days(-1), "at": "16:10", "key": str(uuid4())}


def _application(world: World) -> dict[str, Any]:
    return {
        "amount_asked": "7.840,00",
        "sent_on": _days(0),
        "expected_on": _days(9),
        "missing_note": "",
        "version": "1",
    }


def _offer() -> dict[str, Any]:
    return {"offered_on": _days(-1), "kind": "private", "landlord": "KMP", "answer": "waiting",
            "key": "00000000-0000-4000-8000-00000000c1a2"}  # fmt: skip


_VERSIONED = {"accept", "decline", "decide", "withdraw"}
_BODIES: dict[str, Any] = {
    "hand_over": lambda world: {"to": world.member("unit_lead").public_id, "note": "Ring om formiddagen"},
    "links": lambda world: {"reference": world.get("case", "theirs").reference, "kind": "related"},
    "add_tenant": {"name": "Jens Holm", "phone": "20 00 00 09", "email": ""},
    "add_representative": lambda world: {"name": "Karin Holm", "phone": "20 00 00 08", "relation": "family",
                                         "mandate": ["mail"], "from_on": _days(0), "until_on": _days(90)},
    "stage": lambda world: {"to": "paid", "reason": "mistake", "on": _days(0), "seen": "demand_sent"},
    "close": {"outcome": "paid_before_expiry", "primary_cause": "debt", "causes": ["debt"]},
    "keep_longer": lambda world: {"because": "complaint", "until": _days(6 * 365)},
    "follow_up": {"months": "6", "housing": "own_home"},
    "event": lambda world: {"kind": "demand_sent", "on": _days(-1)},
    "facts": {"plan_status": "assessing", "household": "some", "ages": "4", "arrears": "100", "phone": "30"},
    "move_deadline": lambda world: {"due_on": _days(20), "seen": _days(21), "reason": "Aftalt med udlejer."},
    "restore_deadline": lambda world: {"seen": _days(21)},
    "correct_event": lambda world: {"wrong": "never", "reason": "Skrevet på den forkerte sag."},
    "ask": lambda world: {"measure": "deposit_loan", "asked": "Vil I se på det?", "due_on": _days(9),
                          "ground": "boligstoetteloven_10", "consent": "none", "step": "send"},
    "export_log": {"why": "control"},
    "new_consent": _new_consent,
    "renew_consent": lambda world: _consent(),
    "pause": lambda world: {"reason": "decision", "until": _days(1), "note": ""},
    "new_case": lambda world: _HOME | {"tenant_name": "Ny Borger", "way_in": "called", "received_on": _days(0),
                                       "household": "some", "ages": "4", "key": str(uuid4())},
    "new_filter": {"name": "Uge"},
    "saved_filter": {"name": "Uge", "is_shared": "on"},
    "attempt": _attempt,
    "tell": _attempt,
    "plan_visit": lambda world: {"on": _days(1), "who": world.member("coordinator").public_id, "key": str(uuid4())},
    "change_visit": lambda world: {"on": _days(1), "who": world.member("coordinator").public_id, "version": "1"},
    "cancel_visit": {"reason": "Lejeren er rejst."},
    "end_visit": {"outcome": "Talte om husleje.", "version": "1"},
    "check_in": {"length": "30"},
    "correct_attempt": _attempt,
    "front_desk": lambda world: {"name": "Mette Holm", "phone": "20 00 00 01", "on": _workday(), "key": str(uuid4())},
    "handle_booking": {"reference": ""},
    "number": {"number": "0303030000"},
    "reveal_cpr": {"reason": "decide"},
    "reveal_address": {"reason": "visit"},
    "part": {"body": "Vi ser på det.", "audience": "part"},
    "decline": {"reason": "not_ours", "note": ""},
    "decide": lambda world: {"result": "granted", "decided_on": _days(0), "amount": "", "pays_on": "", "note": ""},
    "application": _application,
    "instalments": lambda world: {"total": "900", "count": "3", "first_due": _days(9), "interval": "monthly"},
    "rehousing": lambda world: {"rooms": "3", "waiting_since": _days(-1), "version": "1"},
    "new_offer": lambda world: _offer() | {"version": "0"},
    "offer": lambda world: _offer() | {"version": "1"},
    "mark_instalment": {"paid": "yes"},
    "claim": lambda world: {"amount": "1", "on": _days(0), "key": "00000000-0000-4000-8000-00000000c1a1"},
    "share": lambda world: {"level": "read_planpart", "ground": "boligstoetteloven_10", "consent": "none",
                            "step": "send", "history_seen": "on"},
    "access_logs": lambda world: {"reference": world.get("case", "mine").reference},
    "look_up": {"field": "cpr", "number": NUMBERS["mine"], "reason": "inquiry"},
    "answer_request": {"answer": "refuse", "refusal": "Vi har selv talt med borgeren i dag."},
    "ask_access": {"purpose": "support", "reason": REASON},
    "emergency": {"purpose": "eviction_now", "reason": REASON},
    "import": _upload,
    "columns": _columns,
    "notice": _HOME,
    "consent": lambda world: _HOME | _consent(),
    "report": _HOME | {"has_consent": "no"},
    "people_invite": {"email": "ny@example.invalid", "name": "Ny Person", "role": "clerk"},
    "people_role": {"role": "lead"},
    "set_language": {"language": "en", "next": "/"},
    "demo_sign_in": {"email": "coordinator@example.invalid"},
    "account_login": {"login": "coordinator@example.invalid", "password": "forkert-kodeord"},
    "account_signup": {"email": "ny@example.invalid", "password1": "x", "password2": "x"},
    "act_as": lambda world: {"membership": world.member("coordinator").public_id},
    "feedback": {"answer": "yes"},
}  # fmt: skip
