"""Names, numbers, words and passwords put into every form and search, and looked for afterwards in the record."""

import json

import pytest
from django.forms import model_to_dict

from coordination.models import Entry
from hub.audit.models import AuditEvent, Verb
from hub.audit.record import NotACodeError, record
from tests.coordination.views.test_casework_thread import fields
from tests.factories.tenancy import TenancyFactory
from tests.personas import PASSWORD

NAME, CPR, WORDS, SECRET = "Kanarieborg", "010190-1234", "kanarie i fritekst", "kanarie-kodeord-2026"
CANARIES = ("kanarie", "0101901234", CPR, PASSWORD)


def on_record() -> str:
    rows = [json.dumps(model_to_dict(row), default=str) for row in AuditEvent.objects.all()]
    return "\n".join(rows).casefold()


def search_and_sign_in(stage, client_of) -> None:
    clerk = client_of(stage.cast.fjordparken_clerk)
    for sought in (NAME, CPR, f"{NAME} {WORDS}"):
        clerk.get("/restancer/", {"q": sought})
        clerk.get("/soeg/", {"q": sought})
    client_of(stage.cast.officer).post("/adgangslog/", {"reference": NAME})
    stranger = client_of(None)
    stranger.post("/konto/login/", {"login": f"{NAME}@example.invalid", "password": SECRET})
    stranger.post("/konto/login/", {"login": stage.cast.anne.user.email, "password": SECRET})
    stranger.post("/konto/login/", {"login": stage.cast.anne.user.email, "password": PASSWORD})


def write(stage, client_of) -> None:
    anne, yusuf = client_of(stage.cast.anne), client_of(stage.cast.ydelse)
    page = yusuf.get(stage.part_url(stage.benefits))
    yusuf.post(stage.part_url(stage.benefits), fields(page, body=f"{WORDS} {NAME}"))
    yusuf.post(stage.part_url(stage.benefits, "afvis/"), {"reason": "other", "note": WORDS, "version": 1})
    anne.post(stage.url("oplysninger/"), {"phone": CPR, "email": NAME, "version": 1, "ages": WORDS})
    anne.post(stage.url("ny-del/myndighedscentret/"), {"asked": WORDS, "step": "send"})
    anne.post(stage.url(), {"kanarie": WORDS})
    client_of(stage.cast.kmp).post("/indberet/", {"tenant_name": NAME, "street": WORDS, "has_consent": "no"})
    tenancy = TenancyFactory(landlord=stage.cast.fjordparken_clerk.agency, street=WORDS)
    clerk = client_of(stage.cast.fjordparken_clerk)
    clerk.post(f"/restancer/lejemaal/{tenancy.public_id}/underretning/", {"tenant_name": NAME, "street": WORDS})


def test_nothing_that_was_typed_stands_in_any_row(stage, client_of):
    search_and_sign_in(stage, client_of)
    write(stage, client_of)
    found = on_record()
    assert Entry.objects.filter(body__contains=WORDS).exists()
    assert {Verb.SEARCH, Verb.SIGN_IN_FAILED, Verb.SIGN_IN, Verb.CREATE, Verb.DENIED} <= set(
        AuditEvent.objects.values_list("verb", flat=True)
    )
    assert [canary for canary in CANARIES if canary.casefold() in found] == []


def test_the_scan_finds_what_is_there(cast):
    AuditEvent.objects.create(verb=Verb.READ, object_type="x", details={"note": WORDS})
    assert "kanarie" in on_record()


@pytest.mark.parametrize("text", ["Mette", "mette skov", CPR, "0101901234", "kode-0101901234"])
def test_a_text_is_not_taken_for_a_code(cast, text):
    for detail in (text, [text]):
        with pytest.raises(NotACodeError):
            record(by=cast.anne, verb=Verb.READ, obj=cast.anne.agency, note=detail)
    assert not AuditEvent.objects.exists()
