"""Who can see what: the ledger of sharing of one case for the unit, and who reads one part for those who read it."""

from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.utils.translation import gettext as _

from coordination.access.visible import lines_in_force, visible_disclosures
from coordination.lifecycle import Measure
from coordination.models import Case, Disclosure, Ended, PlanPart
from coordination.reading.inbox import READ_ON_CASE
from coordination.reading.labels import LEVEL_LABELS, sentence
from coordination.reading.sharing import MOMENT, people_of
from hub.accounts.models import Membership
from hub.audit.models import AuditEvent, Verb

Row = dict[str, Any]


def who_sees_what(case: Case, membership: Membership) -> dict[str, Any]:
    """As components/disclosure_table.html takes it: `rows` in force now, and `ended` with why, the newest first;
    `alone` when nobody but the unit sees anything.

    Both are empty for who may not see the ledger. The unit coordinates the whole case: it stands there once, not with
    every part.
    """
    ledger = visible_disclosures(membership).filter(part__case=case)
    ledger = ledger.exclude(~Q(part__measure=Measure.COORDINATION), ~Q(part__agency=case.unit), agency=case.unit)
    related = ("part", "agency", "ground", "consent", "member__user")
    found = list(ledger.select_related(*related).order_by("part__created_at", "part_id", "valid_from", "pk"))
    now = [line for line in found if line.is_in_force]
    ended = sorted((line for line in found if not line.is_in_force), key=_ended_at, reverse=True)
    people = people_of({line.agency_id for line in now})
    reads = _last_reads(case) if found else {}
    rows = [_row(line, case, reads) | {"people": _who(line, people)} for line in now]
    return {
        "rows": rows,
        "ended": [_row(line, case, reads) | _end(line) for line in ended],
        "alone": all(line.agency_id == case.unit_id for line in now),
    }


def readers_of_part(part: PlanPart) -> list[Row]:
    """Who reads this part, how far and since when, for those who read it too; on what ground is the unit's to know."""
    return [
        {
            "agency": line.agency,
            "level": str(LEVEL_LABELS[line.level]),
            "since": line.valid_from,
            "until": line.ends_at and line.ends_at - MOMENT,
            "is_owner": line.agency_id == part.agency_id,
            "is_unit": line.agency_id == part.case.unit_id,
        }
        for line in lines_in_force(part)
    ]


def ground_words(line: Disclosure) -> str:
    """The law; for a consent, what it was given for; and whether a lawyer has yet to confirm it."""
    words = f"{line.ground} ({line.ground.law})" if line.ground.law else str(line.ground)
    if line.consent is not None:
        words = f"{line.ground}: {line.consent.purpose}"
    return words + " · " + _("to be confirmed") if line.ground.is_to_be_confirmed else words


def _who(line: Disclosure, people: dict[int, list[str]]) -> str:
    """The one person it was opened to, or all of the agency."""
    return line.member.user.name if line.member else ", ".join(people.get(line.agency_id, []))


def _ended_at(line: Disclosure) -> Any:
    return line.withdrawn_at or line.ends_at


def _row(line: Disclosure, case: Case, reads: dict[tuple[int | None, Any], Any]) -> Row:
    whole = line.part.measure == Measure.COORDINATION
    return {
        "agency": line.agency.name,
        "what": _("The whole case") if whole else str(line.part.get_measure_display()),
        "level": str(LEVEL_LABELS[line.level]),
        "ground": ground_words(line),
        "since": line.valid_from,
        "until": line.ends_at and line.ends_at - MOMENT,
        "last_read": reads.get((line.agency_id, _read_as(line.part, case))),
    }


def _end(line: Disclosure) -> Row:
    """When it ended, and why: what nobody ended came to its own end."""
    ended_on = _ended_at(line) if line.withdrawn_at else line.ends_at and line.ends_at - MOMENT
    why = Ended(line.ended_because).label if line.ended_because else _("its time was over")
    return {"ended_on": ended_on, "why": sentence(why)}


def _read_as(part: PlanPart, case: Case) -> UUID:
    """Some are read on the page of the case."""
    return case.public_id if part.measure in READ_ON_CASE else part.public_id


def _last_reads(case: Case) -> dict[tuple[int | None, Any], Any]:
    reads = AuditEvent.objects.filter(case_id=case.public_id, verb=Verb.READ).order_by()
    last = reads.values_list("agency_id", "object_id").annotate(last=Max("at"))
    return {(agency, part): at for agency, part, at in last}
