"""Sample content for the style guide: fictional Nordby Kommune, told from today so that every state is seen."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

UNIT = "Boligsocial enhed"
BENEFITS = "Ydelseskontoret"
LANDLORD = "Fjordparken"


def _moment(day: date, hour: int, minute: int) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def all_samples(today: date) -> dict[str, Any]:
    return {
        "inbox_rows": _inbox(today),
        "parts": _parts(today),
        "entries": _entries(today),
        "lanes": _lanes(today),
        "disclosures": _disclosures(today),
        "notices_list": _notices(today),
        "identity": {"due_on": today + timedelta(days=3), "label": "Påkrav udløber"},
        "facts": [
            {"label": "Lejer", "value": "Mette Skovgaard-Holm"},
            {"label": "Telefon", "value": "00 00 00 00", "url": "tel:00000000"},
            {"label": "Husstand", "value": "To børn, 4 og 9 år", "note": "Oplyst af lejer den 9/2"},
            {"label": "Restance", "value": "7.840,00 kr."},
        ],
        "readers": [BENEFITS, UNIT],
        "why": ["Kommunens sagsbehandling tager typisk fire uger.", "Påkravet udløber om tre dage."],
        "withdraw": ["Ydelseskontoret kan ikke længere læse delen.", "Det, der er skrevet, bliver hos kommunen."],
        "never": ["CPR-numre", "Helbred eller misbrug", "Noget om andre lejere"],
        "empty_inbox": {"title": "Ingen sager i denne kø", "text": "Alle nye sager har fået en koordinator.", "action_url": "?", "action_label": "Se alle sager"},
        "bar_actions": [{"label": "Log kontakt", "url": "#log", "primary": True}, {"label": "Del", "url": "#del"}],
        **_navigation(),
        **_import(),
    }  # fmt: skip


def _navigation() -> dict[str, Any]:
    return {
        "nav": [
            {"label": "Forside", "url": "/"},
            {"label": "Sager", "url": "/styleguide/", "current": True, "count": 3, "count_label": "ulæste"},
            {"label": "Restancer", "url": "/restancer/"},
            {"label": "Vejledning", "url": "/vejledning/"},
            {"label": "Rådet", "url": "/raadet/"},
            {"label": "Kontakter", "url": "/kontakter/"},
        ],
        "tabs": [
            {"label": "Nye", "url": "?ko=nye", "count": 4},
            {"label": "Ingen kontakt", "url": "?ko=kontakt", "count": 2, "urgent": True},
            {"label": "Fogedmøde inden 14 dage", "url": "?ko=foged", "count": 3},
            {"label": "Venter på andre", "url": "?ko=venter", "count": 5},
            {"label": "Mine", "url": "?ko=mine", "count": 12, "current": True},
        ],
        "filters": [
            {"label": "Ulæste", "url": "?", "active": True},
            {"label": "Frist denne uge", "url": "?", "active": True},
            {"label": "Venter på andre", "url": "?filter=venter"},
        ],
        "crumbs": [
            {"label": "Forside", "url": "/"},
            {"label": "Sager", "url": "/sager/"},
            {"label": "Fjordparken 17, 2. tv."},
        ],
        "steps": [
            {"label": "Fil", "state": "done", "url": "#fil"},
            {"label": "Kolonner", "state": "done", "url": "#kolonner"},
            {"label": "Forhåndsvisning", "state": "current"},
            {"label": "Kvittering", "state": "todo"},
        ],
        "guide": [
            {"title": "Se, hvornår huslejen senest skulle betales", "text": "Falder den 1. på en lørdag, helligdag eller grundlovsdag, er det næste hverdag."},
            {"title": "Send påkravet", "text": "Skriv, at lejemålet kan ophæves, hvis restancen ikke er betalt inden 14 dage."},
            {"title": "Notér, hvornår det kom frem", "text": "Fristen løber fra modtagelsen, ikke fra afsendelsen."},
        ],
    }  # fmt: skip


def _inbox(today: date) -> list[dict[str, Any]]:
    children = {"level": "critical", "label": "Straks: børn", "why": ["To børn under 18 år bor i hjemmet.", "Påkravet udløber inden for tre bankdage."]}
    return [
        {"url": "#1", "reference": "S-2026-7K4QM", "title": "Fjordparken 17, 2. tv.", "subtitle": "§ 81, 7.840 kr. inden fristen", "unread": True,
         "urgency": children, "deadline": {"due_on": today + timedelta(days=3), "label": "Påkrav udløber"},
         "status": {"label": "Svar modtaget", "kind": "info"}, "last_at": _moment(today, 10, 42), "last_by": BENEFITS},
        {"url": "#2", "reference": "S-2026-P9DXC", "title": "Havnegade 3, st.", "subtitle": "Bed udlejer om henstand", "unread": True, "draft": True,
         "urgency": {"level": "high", "label": "Høj", "why": ["Fogedmødet er inden for 14 dage."]},
         "deadline": {"due_on": today - timedelta(days=1), "label": "Svar"},
         "status": {"label": "Afventer", "kind": "warning"}, "waiting_on": "KMP Udlejning ApS", "last_at": _moment(today - timedelta(days=1), 15, 5)},
        {"url": "#3", "reference": "S-2026-M2RWA", "title": "Lindehøj 48, 1. th.", "subtitle": "Vejledning om boligstøtte",
         "urgency": {"level": "raised", "label": "Forhøjet", "why": ["Lejer er under 25 år."]}, "deadline": {"due_on": today + timedelta(days=13), "label": "Fogedmøde"},
         "status": {"label": "Accepteret", "kind": "success"}, "last_at": today - timedelta(days=4), "last_by": "Borgerservice"},
        {"url": "#4", "reference": "S-2026-B6TGH", "title": "Kirkevænget 5", "subtitle": "Opfølgning efter seks måneder", "urgency": {"level": "normal", "label": "Almindelig"},
         "status": {"label": "Følges", "kind": "neutral"}, "last_at": today - timedelta(days=20)},
    ]  # fmt: skip


def _parts(today: date) -> list[dict[str, Any]]:
    return [
        {"url": "#d1", "agency": UNIT, "ask": "Besøg i hjemmet", "due_on": today - timedelta(days=6), "status": "done", "status_label": "Udført"},
        {"url": "#d2", "agency": BENEFITS, "ask": "§ 81, 7.840 kr.", "due_on": today + timedelta(days=1), "status": "accepted", "status_label": "Accepteret", "current": True, "unread": True},
        {"url": "#d3", "agency": LANDLORD, "ask": "Henstand til fristens udløb", "due_on": today + timedelta(days=2), "status": "asked", "status_label": "Afventer svar"},
        {"url": "#d4", "agency": "Borgerservice", "ask": "Ansøgning om boligstøtte", "due_on": today - timedelta(days=1), "status": "declined", "status_label": "Afvist", "note": "Lejer får allerede boligstøtte."},
        {"agency": "Betalingskontoret", "ask": "Garanti for afdrag", "due_on": today, "status": "withdrawn", "status_label": "Trukket tilbage"},
    ]  # fmt: skip


def _entries(today: date) -> list[dict[str, Any]]:
    both = f"{BENEFITS}, {UNIT}"
    day = today - timedelta(days=2)
    return [
        {"id": 1, "system": True, "at": _moment(day, 9, 2), "body": "Anne K. bad Ydelseskontoret om § 81 inden fristen."},
        {"id": 2, "author": "Anne Kjærgaard", "agency": UNIT, "at": _moment(day, 9, 4), "kind": "Anmodning", "mine": True, "audience": both,
         "body": "Lejer har mistet timer på arbejdet. Kan I afgøre § 81 inden fristen?\n\nSe https://hub.example.invalid/vejledning/ om hastesager.",
         "attachments": [{"name": "budgetskema.pdf", "url": "#fil", "size": 184320}, {"name": "lønseddel-januar.pdf", "url": "#fil2", "size": 91200}]},
        {"id": 3, "author": "Mette Ravn", "agency": BENEFITS, "at": day, "kind": "Besked", "body": "Oplyst pr. telefon.", "audience": both, "withdrawn": True},
        {"id": 4, "author": "Mette Ravn", "agency": BENEFITS, "at": _moment(today, 8, 15), "kind": "Svar", "audience": both,
         "body": "Ansøgningen er modtaget. Vi mangler kontoudtog for de seneste tre måneder.", "edited_at": _moment(today, 8, 21)},
        {"id": 5, "author": "Anne Kjærgaard", "agency": UNIT, "at": _moment(today, 10, 42), "kind": "Notat", "own_only": True, "mine": True,
         "body": "Ring til lejer efter kl. 16. Hun er på arbejde indtil da."},
    ]  # fmt: skip


def _lanes(today: date) -> list[dict[str, Any]]:
    def on(days: int) -> date:
        return today + timedelta(days=days)

    return [
        {"label": "Udlejers ur", "points": [
            {"on": on(-15), "label": "forfald", "kind": "past"},
            {"on": on(-11), "label": "påkrav modtaget", "kind": "past", "law": "almenlejeloven § 90, stk. 2"},
            {"on": on(3), "label": "påkrav udløber", "kind": "due", "law": "14 dage fra modtagelsen"},
            {"on": on(4), "label": "tidligst ophævelse", "kind": "expected"}]},
        {"label": "Kommunens ur", "points": [
            {"on": on(-8), "label": "ansøgt § 81", "kind": "past"},
            {"on": on(20), "label": "typisk svar", "kind": "expected"}]},
    ]  # fmt: skip


def _disclosures(today: date) -> list[dict[str, Any]]:
    since = today - timedelta(days=8)
    return [
        {"agency": UNIT, "what": "Hele sagen", "level": "læse og skrive", "people": "Anne Kjærgaard, Jonas Toft", "since": since, "ground": "Retssikkerhedsloven § 5 a", "last_read": _moment(today, 10, 42)},
        {"agency": BENEFITS, "what": "Del: § 81, 7.840 kr.", "level": "læse og skrive", "since": since, "until": today + timedelta(days=170), "ground": "Samtykke 9/2", "last_read": _moment(today, 8, 15)},
        {"agency": LANDLORD, "what": "Del: henstand", "level": "kun status", "since": since, "withdrawn_on": today, "ground": "Samtykke 9/2"},
    ]  # fmt: skip


def _notices(today: date) -> list[dict[str, Any]]:
    return [
        {"topic": "Ydelseskontoret har svaret på en del af planen", "url": "#n1", "at": _moment(today, 8, 15), "unread": True},
        {"topic": "En frist er om tre dage", "url": "#n2", "at": _moment(today - timedelta(days=1), 6, 0)},
    ]


def _import() -> dict[str, Any]:
    return {
        "counts": [
            {"label": "nye", "value": 14, "kind": "info"},
            {"label": "ændrede", "value": 61, "kind": "warning"},
            {"label": "uændrede", "value": 38},
            {"label": "betalte", "value": 3, "kind": "success"},
            {"label": "afviste", "value": 4, "kind": "error", "url": "#afviste"},
            {"label": "CPR-numre fjernet", "value": 9},
        ],
        "columns": ["Lejemål", "Lejer", {"label": "Saldo", "number": True}, "Påkrav modtaget"],
        "preview": [
            {"line": 12, "cells": ["016-01-0001-1", "Rosendal, Aage", {"value": "19.959,50"}, "08-08-2026"], "fate": "new", "fate_label": "ny"},
            {"line": 13, "cells": ["016-01-0002-1", "Olsvig, Nivi", {"value": "4.210,00"}, "07-08-2026"], "fate": "changed", "fate_label": "ændret"},
            {"line": 14, "cells": ["016-01-0003-2", "Overby, Flemming", {"value": "0,00"}, None], "fate": "paid", "fate_label": "betalt"},
            {"line": 15, "cells": ["003-02-0008-4", "Dalgas-Friis, Kurt", {"value": "8.169,00"}, "31-11-2026"], "fate": "rejected", "fate_label": "afvist", "reason": "Datoen 31-11-2026 findes ikke.", "edit_url": "#ret"},
            {"line": 16, "cells": ["003-02-0009-1", "Haddad-Brogaard, Lina", {"value": "6.990,00"}, "06-07-2026"], "fate": "unchanged", "fate_label": "uændret"},
        ],
        "receipt_facts": [
            {"label": "Fil", "value": "restanceliste_fjordparken.csv"},
            {"label": "Indlæst", "value": "120 rækker, heraf 4 afvist"},
            {"label": "CPR-numre fjernet", "value": "9"},
        ],
    }  # fmt: skip
