"""Does guardian's table hold what the ledger of sharing says, and the ledger what may be said? Both ways, and mended.

The ledger is the truth: a grant without a line goes, a line without a grant gets one. A line that nothing carries (its
consent has ended, or it lets a landlord into another's case) is ended first. Read and mend inside one `held()`, as the
hub itself: no agency sees all of this.
"""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum

from django.db import connection, transaction

from coordination.access.grants import align, cut_to_consent, end_line
from coordination.models import Disclosure, Ended, PartGrant, PlanPart
from hub.accounts.models import Agency
from hub.audit.models import Verb
from hub.audit.record import record


class Fault(StrEnum):
    """What can be wrong."""

    NO_GRANT = "line_without_grant"
    NO_LINE = "grant_without_line"
    LEVEL = "wrong_level"
    END = "wrong_end"
    OTHER_LANDLORD = "other_landlord"
    CONSENT = "consent_ended"


@dataclass(frozen=True)
class Difference:
    """One fault of one part and one agency's group. `line`: the ledger's open line there, if there is one."""

    fault: Fault
    part_id: int
    group_id: int
    line: Disclosure | None = None


Pair = tuple[int, int]


@contextmanager
def held() -> Iterator[None]:
    """Nobody opens or ends anything meanwhile: half of somebody's opening would look like a fault."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            # In the order in which grants.py writes them, so that neither waits for the other.
            for model in (Disclosure, PartGrant):
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE")
        yield


def compare() -> list[Difference]:
    """All that differs, the ledger's own faults first."""
    lines = _open_lines()
    found = [
        Difference(fault, *pair, line)
        for pair, line in lines.items()
        if line.is_in_force and (fault := _fault_of(line)) is not None
    ]
    granted: set[Pair] = set()
    for grant in PartGrant.objects.select_related("permission").order_by("pk").iterator():
        pair = (grant.content_object_id, grant.group_id)
        granted.add(pair)
        found += [Difference(fault, *pair, lines.get(pair)) for fault in _unlike(grant, lines.get(pair))]
    missing = [pair for pair, line in lines.items() if pair not in granted and line.is_in_force]
    return found + [Difference(Fault.NO_GRANT, *pair, lines[pair]) for pair in missing]


def mend(found: list[Difference]) -> None:
    """Bring both to what the ledger may say. Each fault is put on record, by its code."""
    slugs = dict(Agency.objects.values_list("group_id", "slug"))
    parts = PlanPart.objects.select_related("case").in_bulk({difference.part_id for difference in found})
    for difference in found:
        if difference.line is not None and difference.fault in {Fault.OTHER_LANDLORD, Fault.CONSENT}:
            _mend_line(difference.line, difference.fault)
        align(part_id=difference.part_id, group_id=difference.group_id)
        part = parts[difference.part_id]
        to = slugs.get(difference.group_id, "")
        record(by=None, verb=Verb.CHANGE, obj=part, case=part.case, repaired=str(difference.fault), to=to)


def counted(found: list[Difference]) -> dict[str, int]:
    """How many of each fault; nothing that names a case."""
    return dict(sorted(Counter(str(difference.fault) for difference in found).items()))


def _open_lines() -> dict[Pair, Disclosure]:
    lines = Disclosure.objects.filter(withdrawn_at__isnull=True).order_by("pk")
    lines = lines.select_related("agency", "ground", "consent", "part__case")
    return {(line.part_id, line.agency.group_id): line for line in lines.iterator()}


def _fault_of(line: Disclosure) -> Fault | None:
    """Why the line in force may not be: the rules of grants.open_part, asked of what stands there today."""
    if line.agency.is_landlord and line.agency_id != line.part.case.landlord_id:
        return Fault.OTHER_LANDLORD
    consent = line.consent
    if consent is None:
        return Fault.CONSENT if line.ground.needs_consent else None
    if consent.withdrawn_at is not None or _is_elsewhere(line):
        return Fault.CONSENT
    return Fault.CONSENT if line.ends_at is None or line.ends_at > consent.ends_at else None


def _is_elsewhere(line: Disclosure) -> bool:
    """A consent in another case, or to another agency."""
    consent = line.consent
    return consent is not None and (consent.case_id != line.part.case_id or consent.to_agency_id != line.agency_id)


def _unlike(grant: PartGrant, line: Disclosure | None) -> list[Fault]:
    if line is None:
        return [Fault.NO_LINE]
    alike = (grant.permission.codename, grant.member_id) == (line.level, line.member_id)
    faults = [] if alike else [Fault.LEVEL]
    return [*faults, Fault.END] if grant.ends_at != line.ends_at else faults


def _mend_line(line: Disclosure, fault: Fault) -> None:
    consent = line.consent
    if fault == Fault.OTHER_LANDLORD or consent is None or _is_elsewhere(line):
        end_line(line=line, why=Ended.MISTAKEN)
    elif consent.withdrawn_at is not None:
        end_line(line=line, why=Ended.CONSENT_WITHDRAWN)
    else:
        cut_to_consent(line=line, consent=consent)
