"""The access log of a case, and the acts that the data protection officer looks through: a page at a time, by key.

Who, for which agency, what, when and why; never what stood there.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet, TextChoices
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coordination.oddities import Oddity
from coordination.protection import EmergencyPurpose, LookUpReason, RevealReason
from coordination.reading.labels import sentence
from hub.accounts.identity import the_hub_itself
from hub.accounts.models import Agency, User
from hub.audit.models import AuditEvent, Purpose, Verb

PAGE = 25
# Names in the address.
PERSON, AGENCY, VERB, DAY, AFTER = "person", "myndighed", "handling", "dag", "efter"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
# What an act was done to; a refusal names an address instead.
THINGS = {
    "coordination.case": gettext_lazy("the case"),
    "coordination.planpart": gettext_lazy("a part of the plan"),
    "coordination.entry": gettext_lazy("a message"),
    "coordination.attachment": gettext_lazy("a file"),
    "coordination.consent": gettext_lazy("a consent"),
    "coordination.disclosure": gettext_lazy("who may see a part"),
    "coordination.legalevent": gettext_lazy("an event on the clock"),
    "coordination.deadline": gettext_lazy("a deadline"),
    "coordination.tenant": gettext_lazy("the tenant"),
    "coordination.tenancy": gettext_lazy("a tenancy"),
    "coordination.landlordnotice": gettext_lazy("a notice to the municipality"),
    "coordination.accessrequest": gettext_lazy("a request for access"),
    "coordination.application": gettext_lazy("an application"),
    "coordination.booking": gettext_lazy("a booked talk"),
    "coordination.caselink": gettext_lazy("a link to another case"),
    "coordination.closing": gettext_lazy("how the case ended"),
    "coordination.contactattempt": gettext_lazy("an attempt at contact"),
    "coordination.emergency": gettext_lazy("an emergency access"),
    "coordination.followup": gettext_lazy("how it went afterwards"),
    "coordination.guarantee": gettext_lazy("a guarantee"),
    "coordination.guaranteeentry": gettext_lazy("a guarantee"),
    "coordination.handover": gettext_lazy("the handing over of the case"),
    "coordination.housingoffer": gettext_lazy("an offer of a dwelling"),
    "coordination.instalment": gettext_lazy("an agreement on instalments"),
    "coordination.instalmentplan": gettext_lazy("an agreement on instalments"),
    "coordination.lookup": gettext_lazy("whether somebody is known"),
    "coordination.pause": gettext_lazy("a pause of the case"),
    "coordination.rehousingneed": gettext_lazy("which dwelling is needed"),
    "coordination.representative": gettext_lazy("a power of attorney"),
    "coordination.stagemove": gettext_lazy("where the case stands"),
    "coordination.tenantnumber": gettext_lazy("the CPR number"),
    "coordination.visit": gettext_lazy("a visit"),
    "audit.auditevent": gettext_lazy("the access log"),
}
# Acts of whoever has not signed in; all others without a person are the hub's.
OUTSIDE = {Verb.DENIED, Verb.SIGN_IN_FAILED}
# Acts for which somebody chose a reason: by what name the record keeps it, and its words.
REASONS: dict[str, tuple[str, type[TextChoices]]] = {
    Verb.REVEAL: ("reason", RevealReason),
    Verb.SEARCH: ("reason", LookUpReason),
    Verb.BREAK_GLASS: ("purpose", EmergencyPurpose),
}


@dataclass(frozen=True)
class Line:
    """One act, in words. `case_url`: where the log of its case stands, on a page of several cases."""

    at: datetime
    person: str
    agency: str
    verb: str
    what: str
    why: str
    is_refusal: bool
    case_url: str


class AccessLog:
    """What a page shows of `events`. `asked` is its address's query; what is unknown there is left alone."""

    def __init__(self, events: "QuerySet[AuditEvent]", asked: Mapping[str, str]) -> None:
        self.events = events
        # Who may read this log was asked before (coordination.access.logs); refusals belong to no agency's rows.
        with the_hub_itself():
            self._read(asked)

    def _read(self, asked: Mapping[str, str]) -> None:
        events = self.events
        self._actors = list(events.order_by().values_list("user", "agency").distinct())
        self.people = _people({user for user, _agency in self._actors if user})
        self.agencies = dict(Agency.objects.filter(pk__in={a for _, a in self._actors}).values_list("slug", "name"))
        self.chosen = {name: value for name, value in asked.items() if self._is_known(name, value)}
        found = list(self._after(self.filtered(), asked.get(AFTER, ""))[: PAGE + 1])
        self.lines = [line_of(event) for event in found[:PAGE]]
        self._last = found[PAGE - 1] if len(found) > PAGE else None

    def _is_known(self, name: str, value: str) -> bool:
        known: dict[str, Any] = {PERSON: self.people, AGENCY: self.agencies, VERB: Verb.values}
        return value in known[name] if name in known else name == DAY and _day(value) is not None

    def filtered(self) -> "QuerySet[AuditEvent]":
        """All of what was asked for, the newest first."""
        events = self.events.select_related("user", "agency").order_by("-at", "-id")
        if PERSON in self.chosen:
            events = events.filter(user=self.people[self.chosen[PERSON]][0])
        if AGENCY in self.chosen:
            events = events.filter(agency__slug=self.chosen[AGENCY])
        if VERB in self.chosen:
            events = events.filter(verb=self.chosen[VERB])
        day = _day(self.chosen.get(DAY, ""))
        return events.filter(at__date=day) if day else events

    @staticmethod
    def _after(events: "QuerySet[AuditEvent]", cursor: str) -> "QuerySet[AuditEvent]":
        """Behind the act that the last page ended with; nonsense begins at the beginning."""
        moment, _, which = cursor.partition("_")
        if not moment.isdecimal() or len(moment) > 17:
            return events
        at = EPOCH + int(moment) * MOMENT
        same = [pk for pk in events.filter(at=at).values_list("pk", flat=True) if _token("event", pk) == which]
        return events.filter(Q(at__lt=at) | Q(at=at, pk__lt=min(same, default=0)))

    @property
    def next_query(self) -> str:
        if self._last is None:
            return ""
        moment = (self._last.at - EPOCH) // MOMENT
        return "?" + urlencode({**self.chosen, AFTER: f"{moment}_{_token('event', self._last.pk)}"})

    @property
    def query(self) -> str:
        """The choice as an address carries it."""
        return "?" + urlencode(self.chosen) if self.chosen else ""

    @property
    def codes(self) -> dict[str, Any]:
        """The choice as the record keeps it."""
        return {"filters": sorted(self.chosen), "rows": len(self.lines)}

    def choices(self) -> list[dict[str, Any]]:
        """The selects above the list."""
        people = {token: name for token, (_, name) in self.people.items()}
        verbs = {value: sentence(label) for value, label in Verb.choices}
        return [
            {"name": name, "label": label, "options": options.items(), "chosen": self.chosen.get(name, "")}
            for name, label, options in (
                (PERSON, _("Person"), people),
                (AGENCY, _("Agency or office"), self.agencies),
                (VERB, _("Act"), verbs),
            )
        ]

    def __iter__(self) -> Iterator[Line]:
        """Every line of what was asked for, for a file."""
        with the_hub_itself():
            yield from [line_of(event) for event in self.filtered()]


def line_of(event: AuditEvent) -> Line:
    refused = event.verb == Verb.DENIED
    return Line(
        at=timezone.localtime(event.at),
        person=_who(event),
        agency=event.agency.name if event.agency else "",
        verb=sentence(Verb(event.verb).label),
        what=_refused_at(event) if refused else str(THINGS.get(event.object_type, "")),
        why=_why(event),
        is_refusal=refused,
        case_url=_log_of_its_case(event),
    )


def _log_of_its_case(event: AuditEvent) -> str:
    if event.case_id is None:
        return ""
    return reverse("coordination:access_log", args=[event.case_id])


def _refused_at(event: AuditEvent) -> str:
    """A refusal keeps what its address asked for; without that it was no page of anybody's case."""
    return _("a page of the case") if event.object_id else _("a page that is not open to them")


def _who(event: AuditEvent) -> str:
    if event.user:
        return event.user.name
    return _("nobody signed in") if event.verb in OUTSIDE else _("the hub itself")


def _why(event: AuditEvent) -> str:
    """The reason that was chosen, or what such acts are for; and what was odd about it."""
    odd = [str(odd.label) for odd in Oddity if odd.value in event.details.get("odd", [])]
    return " · ".join(filter(None, [_reason(event), *odd]))


def _reason(event: AuditEvent) -> str:
    if event.verb in REASONS:
        name, words = REASONS[event.verb]
        if event.details.get(name) in words.values:
            return sentence(words(event.details[name]).label)
    return sentence(Purpose(event.why).label) if event.why else ""


def _people(ids: set[int]) -> dict[str, tuple[int, str]]:
    """Token in the address -> (id, name). A running number would count who else there is."""
    found = User.objects.filter(pk__in=ids).order_by("name").values_list("pk", "name")
    return {_token("user", pk): (pk, name) for pk, name in found}


def _token(kind: str, pk: int) -> str:
    return salted_hmac("coordination.access_log", f"{kind}:{pk}").hexdigest()[:12]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
