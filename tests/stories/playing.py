"""Plays a story of the domain: days pass, people fill in the forms they have, and read what they are shown."""

from datetime import date, datetime, time
from html import unescape
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from coordination.models import Case, PlanPart, Tenancy
from coordination.tasks import erase_arrears, erase_cases
from tests.personas import Cast
from tests.web_role import as_web_role


class Story:
    """One story. Everything is done through pages, as the person who does it in life."""

    def __init__(self, cast: Cast, travel, client_of, deliver) -> None:
        self.cast = cast
        self._travel, self._client_of, self._deliver = travel, client_of, deliver
        self._clients: dict[str, Client] = {}

    def on(self, month: int, day: int, clock: str = "10:00", year: int = 2026) -> None:
        """It is this day from now on. What waits to be told is told on the way, and everybody signs in anew."""
        self._deliver()
        self._travel(datetime.combine(date(year, month, day), time.fromisoformat(clock)))
        self._clients.clear()

    def sleeps(self) -> None:
        """The night into this day has passed: what is erased by night is."""
        with as_web_role("worker"):
            erase_cases()
            erase_arrears()

    def status(self, who: str, address: str) -> int:
        return int(self._client(who).get(address).status_code)

    def reads(self, who: str, address: str) -> str:
        """The words of a page, in one line."""
        return _words(self._page(who, address).find("main"))

    def source(self, who: str, address: str) -> str:
        """Everything the page sends: also what no eye sees."""
        return unescape(str(self._page(who, address)))

    def fills(self, who: str, address: str, **answers: Any) -> str:
        """Fills in the page's form and sends it; answers where that led. An answer the form refuses fails the story."""
        sent, complaint = self._send(who, address, answers)
        assert sent.status_code == 302, complaint
        return str(sent["Location"])

    def is_refused(self, who: str, address: str, **answers: Any) -> str:
        """Fills in the page's form, which comes back; answers what it says."""
        sent, complaint = self._send(who, address, answers)
        assert sent.status_code == 422, sent.status_code
        return complaint

    def presses(self, who: str, page: str, address: str) -> None:
        """A button on a page, which has no page of its own."""
        form = self._page(who, page).find("form", action=address)
        assert form is not None, f"{who} {page}: no button to {address}"
        sent = self._client(who).post(address, _filled_in(form))
        assert sent.status_code == 302, sent.status_code

    def comes(self, home: Tenancy, name: str, **more: Any) -> None:
        """The tenant comes to the unit, which opens a case; Anne takes it."""
        told = {"way_in": "came", "received_on": timezone.localdate().isoformat(), "household": "not_asked"}
        told |= {"tenant_name": name, "street": home.street, "postcode": home.postcode, "city": home.city}
        self.fills("anne", "/sager/ny/", **told, landlord=home.landlord_id, **more)
        self.presses("anne", self.of_case("case"), self.of_case("take"))

    def tries(self, channel: str, result: str, **more: Any) -> None:
        """Anne has tried to reach the tenant just now."""
        self.fills("anne", self.of_case("attempt"), channel=channel, result=result, **more)

    @property
    def case(self) -> Case:
        """The story's one case, as it is now."""
        return Case.objects.latest("pk")

    def of_case(self, name: str, *more: Any) -> str:
        """The address of a page of the case."""
        return reverse(f"coordination:{name}", args=[self.case.public_id, *more])

    def of_part(self, name: str, agency: str) -> str:
        """The address of a page of the agency's newest part."""
        part = PlanPart.objects.filter(case=self.case, agency__slug=agency).latest("pk")
        return reverse(f"coordination:{name}", args=[part.public_id])

    def happens(self, kind: str, month: int, day: int, who: str = "anne", year: int = 2026, **more: Any) -> None:
        """The coordinator writes down what she has learnt to have happened, or been set for a day."""
        self.fills(who, self.of_case("event"), kind=kind, on=date(year, month, day).isoformat(), **more)

    def asks(self, agency: str, measure: str, ground: str, due: date | None = None) -> None:
        """Anne asks an agency for a part of the plan, having read who will see what."""
        answers = {"measure": measure, "asked": "Vil I se på det?", "ground": ground,
                   "due_on": due.isoformat() if due else "", "step": "send"}  # fmt: skip
        self.fills("anne", self.of_case("ask", agency), **answers)

    def _client(self, who: str) -> Client:
        if who not in self._clients:
            self._clients[who] = self._client_of(None if who == "nobody" else self.cast.person(who))
        return self._clients[who]

    def _page(self, who: str, address: str) -> BeautifulSoup:
        answer = self._client(who).get(address)
        assert answer.status_code == 200, f"{who} {address}: {answer.status_code}"
        return BeautifulSoup(answer.content.decode(), "html.parser")

    def _send(self, who: str, address: str, answers: dict[str, Any]) -> tuple[Any, str]:
        form = self._page(who, address).find("main").find("form", method="post")
        assert form is not None, f"{who} {address}: no form"
        sent = self._client(who).post(form.get("action") or address, {**_filled_in(form), **answers})
        page = BeautifulSoup(sent.content.decode(), "html.parser")
        return sent, " / ".join(_words(found) for found in page.select(".form-error-message, .alert, .error-summary"))


def _filled_in(form: Tag) -> dict[str, Any]:
    """What a form that nobody has touched would send."""
    values: dict[str, Any] = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        name, kind = field["name"], field.get("type", "")
        if field.name == "select":
            chosen = field.select("option[selected]") or field.select("option")[:1]
            values[name] = [option.get("value", "") for option in chosen]
        elif field.name == "textarea":
            values[name] = field.text
        elif kind in {"radio", "checkbox"}:
            if field.has_attr("checked"):
                values.setdefault(name, []).append(field.get("value", "on"))
        elif kind not in {"submit", "file"}:
            values[name] = field.get("value", "")
    return values


def _words(found: Tag | None) -> str:
    return " ".join(found.get_text(" ").split()) if found else ""
