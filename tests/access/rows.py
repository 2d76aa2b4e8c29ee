"""All guarded rows of a database, read by the owner of the tables, as plain Python."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

OF_CASES = (
    "pause", "savedfilter", "visit", "contactattempt", "booking",
    "case", "tenant", "legalevent", "deadline", "clockchange", "consent", "planpart", "entry", "attachment",
    "disclosure", "partgrant", "inboxrow", "readmark", "tenantnumber", "lookup", "accessrequest", "emergency",
    "application", "instalmentplan", "instalment", "guarantee", "guaranteeentry",
    "rehousingneed", "housingoffer", "stagemove", "closing", "followup", "handover", "caselink", "signal",
    "representative",
)  # fmt: skip
OF_LANDLORDS = (
    "tenancy",
    "arrearsrecord",
    "arrearslist",
    "arrearsline",
    "importprofile",
    "landlordnotice",
    "noticeoutcome",
)
# The short name of each guarded table -> its name in the database.
TABLES = {name: f"coordination_{name}" for name in (*OF_CASES, *OF_LANDLORDS)} | {
    "membership": "accounts_membership",
    "user_groups": "accounts_user_groups",
    "audit": "audit_auditevent",
    "outbox": "outbox_outboxmessage",
    "notice": "outbox_notice",
}
# What the rules must know and no policy guards.
UNGUARDED = {
    "user": "accounts_user",
    "agency": "accounts_agency",
    "ground": "coordination_legalground",
    "permission": "auth_permission",
}
KEY = {"tenantnumber": "tenant_id"}

Row = dict[str, Any]
# Runs a query and answers its rows.
Ask = Callable[[str], list[tuple[Any, ...]]]


def key_of(table: str) -> str:
    return KEY.get(table, "id")


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def midnight_after(last: date) -> datetime:
    return datetime.combine(last + timedelta(days=1), datetime.min.time(), COPENHAGEN)


def _rows(ask: Ask, table: str) -> list[Row]:
    # As text: Django's connection hands JSON on unread.
    return [json.loads(text) for (text,) in ask(f"SELECT to_jsonb(t)::text FROM {table} AS t")]


@dataclass(frozen=True)
class Snapshot:
    """table (its short name) -> id -> row, the row's values as JSON has them."""

    tables: dict[str, dict[int, Row]]

    @classmethod
    def read(cls, ask: Ask) -> "Snapshot":
        named = {**TABLES, **UNGUARDED}
        return cls({name: {row[key_of(name)]: row for row in _rows(ask, table)} for name, table in named.items()})

    def __getitem__(self, table: str) -> dict[int, Row]:
        return self.tables[table]

    def rows(self, table: str) -> Iterator[Row]:
        yield from self.tables[table].values()
