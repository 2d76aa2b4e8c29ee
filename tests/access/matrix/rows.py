"""The URLconf as a table: what each address names, which methods it takes, who may, and what it answers them.

An address of the URLconf without a row fails, and so does a row without an address (test_table). Wagtail's admin is a
rule on its prefix (`admin`).
"""

from dataclasses import dataclass
from typing import Any

from tests.access.matrix import contact, facts, keeping, money_oracle, oracle
from tests.access.matrix.oracle import Rule

GET, SAFE, POST, ASK, FORM = ("GET",), ("GET", "HEAD"), ("POST",), ("GET", "POST"), ("GET", "HEAD", "POST")
# Django's and allauth's views of classes answer OPTIONS by themselves, take a PUT for a POST, and ask who it is first.
CLASS = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")


@dataclass(frozen=True)
class Row:
    """One address. `names`: the kinds of object in it. `get`, `empty`, `sent`: what answers whom the rule grants it:
    a GET, a POST with nothing in it, and one with what the page's form would send. `post`: the rule of a POST, where it
    is another. `strangers`: what GET and POST answer
    those who have not signed in, where they are not asked to."""

    name: str
    names: str
    methods: tuple[str, ...]
    rule: Rule
    get: int = 200
    empty: int = 302
    sent: int = 302
    strangers: tuple[int, int] | None = None
    post: Rule | None = None

    @property
    def is_work(self) -> bool:
        """A page of casework or of the lead's: a form that is sent is stored, or comes back to be mended."""
        return self.name.startswith(("coordination:", "people"))


def case(name: str, methods: tuple[str, ...], rule: Rule, **more: Any) -> Row:
    return Row(f"coordination:{name}", "case", methods, rule, **more)


def part(name: str, methods: tuple[str, ...], rule: Rule, **more: Any) -> Row:
    return Row(f"coordination:{name}", "part", methods, rule, **more)


def of(names: str, name: str, methods: tuple[str, ...], rule: Rule, **more: Any) -> Row:
    return Row(f"coordination:{name}", names, methods, rule, **more)


_EVERY_OFFICE = (facts.UNIT, *sorted(oracle.OFFICES))
_COUNTED_FOR = (
    facts.UNIT, facts.CITIZEN, facts.BENEFITS, facts.AUTHORITY, facts.PAYMENTS, facts.COUNCIL,
)  # fmt: skip


def _reads_figures(who: facts.Persona, at: oracle.Target) -> str:
    """Of whole years: also those who never work with cases."""
    return oracle.GRANTED if who.acts and who.kind in _COUNTED_FOR else oracle.ABSENT


CASEWORK = [
    of("", "inbox", GET, oracle.for_kinds(*oracle.CASE_KINDS)),
    of("", "new_case", FORM, oracle.for_kinds(facts.UNIT)),
    of("", "board", GET, oracle.for_kinds(facts.UNIT)),
    of("", "saved_filters", GET, oracle.for_kinds(*oracle.CASE_KINDS)),
    of("", "new_filter", ASK, oracle.for_kinds(*oracle.CASE_KINDS), get=302),
    of("view", "saved_filter", ASK, oracle.view_changed),
    of("view", "forget_filter", POST, oracle.view_changed),
    case("case", GET, oracle.case_seen),
    case("take", POST, oracle.case_planned),
    case("event", ASK, oracle.case_planned),
    case("facts", ASK, oracle.case_planned),
    of("case event", "meet", POST, oracle.deadline_met),
    of("case event", "move_deadline", ASK, oracle.deadline_met),
    of("case event", "restore_deadline", POST, oracle.deadline_met),
    of("case event", "correct_event", ASK, oracle.deadline_met),
    case("ask_whom", GET, oracle.case_planned),
    of("case agency", "ask", ASK, oracle.asked_of),
    case("access_log", SAFE, oracle.log_read),
    case("export_log", FORM, oracle.fresh(oracle.log_read, oracle.for_kinds(facts.UNIT, roles={"lead"}))),
    case("consents", GET, oracle.case_kept),
    case("new_consent", ASK, oracle.case_planned),
    of("case consent", "renew_consent", ASK, oracle.consent_kept(oracle.case_planned)),
    of(
        "case consent",
        "withdraw_consent",
        ASK,
        oracle.fresh(oracle.consent_kept(oracle.case_kept), oracle.for_kinds(*oracle.CASE_KINDS)),
    ),
    case("pause", ASK, oracle.case_planned),
    case("unpause", POST, oracle.case_planned),
    case("contact", GET, oracle.case_kept),
    case("attempt", ASK, oracle.case_planned),
    of("attempt", "correct_attempt", ASK, contact.of_contact("attempt")),
    of("attempt", "withdraw_attempt", ASK, contact.of_contact("attempt")),
    case("plan_visit", ASK, oracle.case_planned),
    of("visit", "change_visit", ASK, contact.of_contact("visit")),
    of("visit", "cancel_visit", ASK, contact.of_contact("visit")),
    of("visit", "end_visit", ASK, contact.of_contact("visit")),
    of("", "tour", GET, oracle.for_kinds(facts.UNIT)),
    of("visit", "tell", ASK, contact.of_contact("visit"), strangers=(302, 401)),
    of("visit", "check_in", POST, contact.of_contact("visit"), strangers=(405, 401)),
    of("visit", "check_out", POST, contact.of_visit_kept, strangers=(405, 401)),
    of("visit", "move_visit", POST, contact.visit_moved),
    of("", "front_desk", FORM, oracle.for_kinds(facts.CITIZEN)),
    of("", "bookings", GET, oracle.for_kinds(facts.UNIT)),
    of("booking", "handle_booking", FORM, contact.talk_handled),
    case("close", ASK, oracle.case_planned, post=oracle.case_kept),
    case("reopen", ASK, oracle.case_reopened, post=oracle.case_kept),
    case("keep_longer", ASK, keeping.case_kept_longer),
    case("stop_keeping", POST, oracle.fresh(keeping.case_kept_longer, oracle.for_kinds(*oracle.CASE_KINDS))),
    case("hand_over", ASK, oracle.case_planned),
    case("links", ASK, oracle.case_kept),
    case("household", GET, oracle.case_kept),
    case("add_tenant", ASK, oracle.case_planned),
    case("end_tenant", ASK, oracle.case_planned),
    case("add_representative", ASK, oracle.case_planned),
    case("end_representative", ASK, oracle.case_planned),
    case("course", GET, oracle.case_kept),
    case("stage", ASK, oracle.case_planned),
    case("follow_up", ASK, oracle.case_reopened),
    of("", "follow_ups", GET, oracle.for_kinds(facts.UNIT)),
    case("number", FORM, oracle.unit_plans),
    case("reveal_cpr", FORM, oracle.revealed("cpr")),
    case("reveal_address", FORM, oracle.revealed("address")),
    of("case emergency", "end_emergency", POST, oracle.emergency_ended),
    part("part", ASK, oracle.part_seen, post=oracle.part_written),
    part("unread", POST, oracle.part_seen),
    part("accept", POST, oracle.part_accepted),
    part("decline", ASK, oracle.part_decided),
    part("decide", ASK, oracle.part_decided),
    part("application", ASK, money_oracle.part_applied),
    part("instalments", ASK, money_oracle.part_counted),
    of("part instalment", "mark_instalment", POST, money_oracle.instalment_marked, empty=400),
    part("guarantee", ASK, money_oracle.part_refused),
    of("part line", "take_back", POST, money_oracle.part_refused),
    case("rehousing", ASK, oracle.case_planned),
    case("new_offer", ASK, oracle.case_planned),
    of("case offer", "offer", ASK, money_oracle.offer_answered),
    of("case guarantee", "claim", ASK, money_oracle.claimed),
    part("withdraw", ASK, oracle.part_withdrawn),
    part("ask_again", ASK, oracle.part_asked_again),
    part("share_whom", GET, oracle.part_shared),
    of("part agency", "share", ASK, oracle.part_shared_with),
    of("part agency", "unshare", ASK, oracle.part_unshared),
    of("file", "attachment", GET, oracle.file_read),
    of("", "access_logs", FORM, oracle.logs_read),
    of("", "figures", SAFE, _reads_figures),
    of("", "look_up", FORM, oracle.for_kinds(*_EVERY_OFFICE, roles=oracle.HANDLERS)),
    of("", "watch", GET, oracle.for_kinds(facts.UNIT, roles={"lead"})),
    of("", "requests", GET, oracle.for_kinds(*_EVERY_OFFICE, roles=oracle.HANDLERS)),
    of("request", "answer_request", FORM, oracle.request_answered),
    of("look_up", "ask_access", FORM, oracle.look_up_followed(*_EVERY_OFFICE)),
    of(
        "look_up",
        "emergency",
        FORM,
        oracle.fresh(oracle.look_up_followed(*oracle.IN_AN_EMERGENCY), oracle.for_kinds(*oracle.IN_AN_EMERGENCY)),
    ),
]
_LIST = oracle.own(facts.LISTS, "list")
_TENANCY = oracle.own(facts.TENANCIES, "tenancy")
COMPARTMENT = [
    of("", "arrears", SAFE, oracle.for_kinds(*oracle.LANDLORDS)),
    of("", "import", FORM, oracle.for_kinds(*oracle.LANDLORDS)),
    of("list", "arrears_list", SAFE, _LIST),
    of("list", "columns", FORM, _LIST),
    of("list", "confirm_list", POST, _LIST),
    of("list", "cancel_list", POST, _LIST),
    of("list", "rejected_lines", SAFE, _LIST),
    of("tenancy", "tenancy", SAFE, _TENANCY),
    of("tenancy", "notice", FORM, oracle.own(facts.TENANCIES, "tenancy", facts.ASSOCIATION)),
    of("tenancy", "consent", FORM, _TENANCY),
    of("tenancy", "kept", SAFE, oracle.own(facts.TENANCIES, "tenancy", facts.PRIVATE)),
    of("notice", "receipt", SAFE, oracle.own(facts.NOTICES, "notice")),
    of("", "report", FORM, oracle.for_kinds(facts.PRIVATE)),
]
