"""What people do with cases, parts and consents; each act told to the oracle when it was to be done."""

from datetime import timedelta
from uuid import uuid4

from coordination.access.permissions import Level
from coordination.actions.cases import Address
from coordination.actions.closing import ask_again, close_case, reopen_case
from coordination.actions.consents import record_consent
from coordination.actions.entries import post_entry
from coordination.actions.files import IncomingFile
from coordination.actions.notices import send_statutory_notice
from coordination.actions.parts import Ask, Decision, accept_part, ask_agency, decline_part, record_decision
from coordination.actions.parts import withdraw_part as take_part_back
from coordination.actions.sharing import Share, share_part, unshare_part
from coordination.actions.withdrawing import GivenAnew, renew_consent, withdraw_consent
from coordination.lifecycle import Audience, ConsentMethod, DataCategory, DeclineReason, Measure, PartResult
from coordination.models import Case, Consent
from hub.accounts.models import Agency
from tests.access.state_machine import expected
from tests.access.state_machine.play import Play
from tests.factories.closing import MOVED
from tests.factories.consent import consent_given
from tests.factories.entry import PDF
from tests.factories.legal_ground import ground, usual_ground

LEVELS = {expected.SUMMARY: Level.SUMMARY, expected.READ: Level.READ, expected.WRITE: Level.WRITE}


def signal(play: Play, which: int) -> None:
    """The landlord tells of the tenancy: a new case, or one more signal that folds into the open one."""
    tenancy, by = play.tenancies[which], play.landlords[which]
    # A name of its own each time: the same again on the same day is a form sent twice.
    told = {"tenancy": tenancy, "tenant_name": f"Mette {uuid4().hex[:8]}", "address": Address("Torvet 1", "9999", "By")}
    open_already = play.told.open_case_of(tenancy.pk)
    play.attempt(by, lambda member: send_statutory_notice(**told, by=member), allowed=True)
    if open_already is None:
        made = Case.objects.latest("pk")
        case = expected.Case(made.pk, tenancy.pk, tenancy.landlord_id)
        play.told.cases.append(case)
        own = expected.Part(made.parts.get().pk, case, play.told.unit, what="coordination", status="accepted")
        play.told.parts.append(own)
        play.told.open(own, play.told.unit, expected.WRITE)


def _usable(play: Play, case: expected.Case, agency: Agency) -> expected.Consent | None:
    """The newest consent of the case to the agency, whether or not it holds still."""
    known = [consent for consent in play.told.consents if consent.case is case and consent.agency == agency.pk]
    return known[-1] if known else None


def _carries(play: Play, case: expected.Case, agency: Agency, *, consent: expected.Consent | None) -> bool:
    """Whether something may be opened: to no other landlord, and on a consent that holds if on one at all."""
    if agency.kind in expected.LANDLORDS and agency.pk != case.landlord:
        return False
    return consent is None or consent.holds(play.told.today)


def ask(play: Play, case: expected.Case, agency: Agency, *, by_consent: bool) -> None:
    """The unit asks an agency for its part, on a ground of law or on a consent."""
    consent = _usable(play, case, agency) if by_consent else None
    on = ground("tenant_consent") if by_consent else usual_ground(agency.kind)
    stored = Consent.objects.get(pk=consent.pk) if consent else None
    allowed = not case.closed and _carries(play, case, agency, consent=consent) and bool(consent) >= by_consent
    wanted = Ask(agency, Measure.OTHER, "Vil I se på sagen?", None, on, consent=stored)
    made = play.attempt(
        play.anne, lambda member: ask_agency(case=play.stored_case(case), ask=wanted, by=member), allowed=allowed
    )
    if made is not None:
        part = expected.Part(made.pk, case, agency.pk, consent=consent)
        play.told.parts.append(part)
        play.told.open(part, play.told.unit, expected.WRITE)
        play.told.open(part, agency.pk, expected.WRITE, consent)


def answer(play: Play, part: expected.Part, by: expected.Person, how: str) -> None:
    """Somebody accepts, declines or decides; only the agency whose part it is may."""
    stored = play.stored(part)
    it = {"part": stored, "version": stored.version}
    decision = Decision(PartResult.GRANTED, play.told.today)
    acts = {
        "accepted": lambda member: accept_part(**it, by=member),
        "declined": lambda member: decline_part(**it, reason=DeclineReason.NOT_OURS, note="", by=member),
        "done": lambda member: record_decision(**it, decision=decision, by=member),
    }
    allowed = play.told.may_write(by, part) and part.agency == by.agency
    allowed = allowed and how in expected.ANSWERS.get(part.status, ())
    if play.attempt(by, acts[how], allowed=allowed) is not None:
        part.status = how
        if how != "accepted":
            play.told.wind_up(part, expected.READ if how == "done" else expected.SUMMARY)


def withdraw(play: Play, part: expected.Part) -> None:
    """The unit takes back what it has asked."""
    stored = play.stored(part)
    allowed = not part.case.closed and part.status in expected.OPEN and part.what == "task"
    done = play.attempt(
        play.anne, lambda member: take_part_back(part=stored, version=stored.version, by=member), allowed=allowed
    )
    if done is not None:
        part.status = "withdrawn"
        play.told.close_to_partners(part)


def again(play: Play, part: expected.Part) -> None:
    """The unit asks once more, on the ground of before."""
    has_it = part.status in expected.OPEN and _writes(play, part)
    agency = Agency.objects.get(pk=part.agency)
    allowed = part.what == "task" and not part.case.closed and not has_it
    allowed = allowed and _carries(play, part.case, agency, consent=part.consent)
    stored = play.stored(part)
    if play.attempt(play.anne, lambda member: ask_again(part=stored, by=member), allowed=allowed) is not None:
        part.status = expected.AGAIN[part.status]
        play.told.open(part, part.agency, expected.WRITE, part.consent)


def _writes(play: Play, part: expected.Part) -> bool:
    line = play.told.lines.get((part.pk, part.agency))
    return line is not None and play.told.in_force(line) and line.level == expected.WRITE


def share(
    play: Play, part: expected.Part, agency: Agency, level: int, *, by_consent: bool, days: int | None = None
) -> None:
    """The unit opens the part to a further agency, or changes how far."""
    consent = _usable(play, part.case, agency) if by_consent else None
    allowed = not part.case.closed and part.status in expected.OPEN and agency.pk not in {part.agency, play.told.unit}
    allowed = allowed and part.what == "task" and bool(consent) >= by_consent
    allowed = allowed and _carries(play, part.case, agency, consent=consent)
    if agency.kind in expected.LANDLORDS and level > expected.SUMMARY and not by_consent:
        allowed = False
    wanted = Share(
        agency,
        LEVELS[level],
        ground("tenant_consent") if by_consent else usual_ground(agency.kind),
        consent=Consent.objects.get(pk=consent.pk) if consent else None,
        until=play.told.today + timedelta(days=days) if days is not None else None,
    )
    stored = play.stored(part)
    line = play.attempt(play.anne, lambda member: share_part(part=stored, share=wanted, by=member), allowed=allowed)
    if line is not None:
        until = expected.midnight_after(wanted.until) if wanted.until else None
        play.told.open(part, agency.pk, level, consent, until=until)


def unshare(play: Play, part: expected.Part, agency: Agency) -> None:
    """The unit ends what a further agency sees; it can when the case is closed, too."""
    stored = play.stored(part)
    play.attempt(play.anne, lambda member: unshare_part(part=stored, agency=agency, by=member), allowed=True)
    if agency.pk not in {part.agency, play.told.unit}:
        play.told.close(part, agency.pk)


def post(play: Play, part: expected.Part, by: expected.Person, *, internal: bool, with_file: bool) -> None:
    """Somebody writes, to all readers or to the own agency."""
    files = [IncomingFile("budget.pdf", PDF, "application/pdf")] if with_file else []
    audience = Audience.AGENCY if internal else Audience.PART
    stored = play.stored(part)
    play.attempt(
        by,
        lambda member: post_entry(part=stored, body="Godt at vide.", audience=audience, files=files, by=member),
        allowed=play.told.may_write(by, part),
    )


def agree(play: Play, case: expected.Case, agency: Agency, days: int) -> None:
    """The tenant consents to the agency being told of its part and of others', for so many days."""
    named = (DataCategory.PLAN_PART, DataCategory.SHARED_PART)
    given = consent_given(*named, expires_on=play.told.today + timedelta(days=days))
    stored = play.stored_case(case)
    made = play.attempt(
        play.anne,
        lambda member: record_consent(case=stored, given=given, to_agency=agency, by=member),
        allowed=not case.closed,
    )
    if made is not None:
        play.told.consents.append(expected.Consent(made.pk, case, agency.pk, given.given_on, given.expires_on))


def take_back(play: Play, consent: expected.Consent) -> None:
    """The tenant withdraws the consent."""
    stored = Consent.objects.select_related("case").get(pk=consent.pk)
    play.attempt(play.anne, lambda member: withdraw_consent(consent=stored, by=member), allowed=True)
    play.told.take_back(consent)


def renew(play: Play, consent: expected.Consent, days: int) -> None:
    """The tenant agrees once more, for so many days from today."""
    stored = Consent.objects.select_related("case").get(pk=consent.pk)
    anew = GivenAnew(play.told.today, ConsentMethod.ORAL, play.told.today + timedelta(days=days))
    allowed, runs = not consent.case.closed, not consent.over
    made = play.attempt(play.anne, lambda member: renew_consent(consent=stored, anew=anew, by=member), allowed=allowed)
    if made is not None and runs:
        new = expected.Consent(made.pk, consent.case, consent.agency, anew.given_on, anew.expires_on)
        play.told.consents.append(new)
        play.told.renew(consent, new)


def close(play: Play, case: expected.Case) -> None:
    """The need has ended."""
    stored = play.stored_case(case)
    done = play.attempt(
        play.anne, lambda member: close_case(ending=MOVED, case=stored, by=member), allowed=not case.closed
    )
    if done is not None:
        case.closed = True
        for part in play.told.parts:
            if part.case is case:
                play.told.wind_up(part, expected.READ)


def reopen(play: Play, case: expected.Case) -> None:
    """The unit takes the case up again, unless another is open on the tenancy."""
    allowed = case.closed and play.told.open_case_of(case.tenancy) is None
    stored = play.stored_case(case)
    if play.attempt(play.anne, lambda member: reopen_case(case=stored, by=member), allowed=allowed) is not None:
        case.closed = False


def tasks(play: Play) -> list[expected.Part]:
    return [part for part in play.told.parts if part.what == "task"]
