"""The oracle's rules on applications, instalments, guarantees and rehousing (see tests.access.rules)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.access.actors import Actor
from tests.access.rows import Row

if TYPE_CHECKING:
    from tests.access.oracle import Oracle

TOLD_WHERE_TO = {"citizen_service", "benefits_office", "authority_centre", "payments_office"}
READS_ON = {"read_planpart", "write_planpart"}


def own_part(oracle: Oracle, who: Actor, row: Row, levels: set[str]) -> bool:
    """The agency whose part it is, as far as it is let in."""
    own = who.office is not None and oracle.world["planpart"][row["part_id"]]["agency_id"] == who.office
    return own and oracle.granted(who, row["part_id"], levels)


def application(oracle: Oracle, who: Actor, row: Row) -> bool:
    return own_part(oracle, who, row, READS_ON) or oracle.plans_part(who, row["part_id"])


def application_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    return own_part(oracle, who, row, {"write_planpart"}) or oracle.plans_part(who, row["part_id"])


def in_instalments(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.granted(who, row["part_id"], READS_ON) or oracle.plans_part(who, row["part_id"])


def agreed(oracle: Oracle, who: Actor, row: Row) -> bool:
    return own_part(oracle, who, row, {"write_planpart"})


def instalment(oracle: Oracle, who: Actor, row: Row) -> bool:
    return in_instalments(oracle, who, oracle.world["instalmentplan"][row["plan_id"]])


def instalment_write(oracle: Oracle, who: Actor, row: Row) -> bool:
    return agreed(oracle, who, oracle.world["instalmentplan"][row["plan_id"]])


def guarantee(oracle: Oracle, who: Actor, row: Row) -> bool:
    concerned = who.kind == "payments_office" or is_landlord_of(oracle, who, row)
    reads = concerned and oracle.case_granted(who, row["case_id"], READS_ON)
    return reads or oracle.plans(who, row["case_id"])


def is_landlord_of(oracle: Oracle, who: Actor, row: Row) -> bool:
    return who.landlord is not None and oracle.world["case"][row["case_id"]]["landlord_id"] == who.landlord


def guarantee_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    return agreed(oracle, who, row) and oracle.world["planpart"][row["part_id"]]["case_id"] == row["case_id"]


def line(oracle: Oracle, who: Actor, row: Row) -> bool:
    told = who.landlord is None or row["kind"] not in {"repaid", "written_off"}
    return told and guarantee(oracle, who, oracle.world["guarantee"][row["guarantee_id"]])


def line_add(oracle: Oracle, who: Actor, row: Row) -> bool:
    guarantee = oracle.world["guarantee"][row["guarantee_id"]]
    writes = oracle.case_granted(who, guarantee["case_id"], {"write_planpart"})
    is_claim = row["kind"] == "claim" and row["counter_of_id"] is None
    claims = is_claim and writes and is_landlord_of(oracle, who, guarantee)
    in_own_name = who.office is not None and row["agency_id"] == who.office
    return in_own_name and (agreed(oracle, who, guarantee) or claims) and runs(oracle, guarantee)


def runs(oracle: Oracle, guarantee: Row) -> bool:
    """Its part is open still, and its case."""
    is_open = oracle.world["planpart"][guarantee["part_id"]]["status"] in {"asked", "accepted"}
    return is_open and oracle.world["case"][guarantee["case_id"]]["closed_at"] is None


def need(oracle: Oracle, who: Actor, row: Row) -> bool:
    return oracle.plans(who, row["case_id"])


def offer(oracle: Oracle, who: Actor, row: Row) -> bool:
    told = who.kind in TOLD_WHERE_TO and oracle.case_granted(who, row["case_id"], READS_ON)
    return told or oracle.plans(who, row["case_id"])


READ = {
    "application": application,
    "instalmentplan": in_instalments,
    "instalment": instalment,
    "guarantee": guarantee,
    "guaranteeentry": line,
    "rehousingneed": need,
    "housingoffer": offer,
}
INSERT = {
    "application": application_write,
    "instalmentplan": agreed,
    "instalment": instalment_write,
    "guarantee": guarantee_add,
    "guaranteeentry": line_add,
    "rehousingneed": need,
    "housingoffer": need,
}
UPDATE = {"application": application_write, "instalment": instalment_write, "rehousingneed": need,
          "housingoffer": need}  # fmt: skip
