"""A walk through the hub as one person: every list, page, search and form, with the answers kept."""

from datetime import timedelta
from typing import Any
from zlib import crc32

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.access.twins.addresses import NOTHING, Ids, filled, routes
from tests.access.twins.canonical import Answer, answer_of
from tests.access.twins.hidden import INVITED
from tests.access.twins.world import CPR, HOME, METTE, NOON, World
from tests.coordination.intake.making import HEADER, as_csv, line

LISTS = (
    "/", "/healthz", "/vejledning/", "/soeg/", "/soeg/?q=opslag", "/soeg/?q=mette", "/beskeder/",
    "/sager/", "/sager/?frist=uge", "/sager/?venter=1", "/sager/?ulaest=1", "/sager/?mine=1", "/sager/?lukket=1",
    "/sager/ny/", "/sager/?frist=uge&venter=1&ulaest=1", "/sager/?efter=0.2026-02-01.1", "/sager/?efter=nonsens",
    "/restancer/", "/restancer/?q=012-04-0173-2", "/restancer/?q=mette", "/restancer/?q=Fjordparken+17",
    "/restancer/?betalt=1", "/restancer/?efter=2026-02-02.1", "/restancer/import/", "/indberet/",
    "/opslag/", "/opslag/vagt/", "/opslag/anmodninger/", "/adgangslog/", "/tal/", "/adgangslog/?q=mette",
    "/konto/medarbejdere/", "/konto/medarbejdere/inviter/", "/konto/login/", "/konto/password/reset/",
    "/admin/", "/admin/pages/", "/admin/choose-page/", "/admin/pages/search/?q=udkast", "/findes-ikke/",
)  # fmt: skip
HTMX = {"HTTP_HX_REQUEST": "true"}
TOLD = {"tenant_name": METTE, **{name: HOME[name] for name in ("street", "postcode", "city")}}
AGREED = {
    "categories": ["contact", "arrears"],
    "given_on": NOON.isoformat(),
    "method": "oral",
    "expires_on": (NOON + timedelta(days=100)).isoformat(),
}


EVERYWHERE = ("lists", "pages", "conditional", "landlord", "forms", "strangers")


class Walk:
    """The answers, in the order in which they were asked for.

    `seen`: ids of rows that stand in both worlds, `hidden`: in one alone; `shown`: those of `seen` that are this
    person's to read.
    """

    def __init__(
        self, browser: Client, world: World, seen: Ids, hidden: Ids, shown: Ids, leaving_out: tuple[str, ...] = ()
    ) -> None:
        browser.raise_request_exception = False
        self.leaving_out = leaving_out
        self.browser, self.world, self.seen, self.hidden, self.shown = browser, world, seen, hidden, shown
        self.known = {str(public_id) for ids in (seen, hidden) for found in ids.values() for public_id in found}
        self.answers: list[Answer] = []

    def go(self, address: str, data: Any = None, method: str = "get", **more: Any) -> Any:
        connection.queries_log.clear()  # it keeps 9,000 statements, and a full one counts no more
        with CaptureQueriesContext(connection) as queries:
            response = getattr(self.browser, method)(address, data, **more)
        asked = f"{method.upper()} {address}" + (f" {sorted(data)}" if data else "") + "".join(sorted(more))
        self.answers.append(answer_of(asked, response, self.known, len(queries)))
        return response

    def send(self, address: str, data: Any) -> Any:
        """A form, and the page that it leads to."""
        response = self.go(address, data, "post")
        if response.status_code == 302:
            self.answers.append(answer_of("then", self.browser.get(response["Location"]), self.known))
        return response

    def through(self, steps: tuple[str, ...]) -> list[Answer]:
        for step in steps:
            getattr(self, step)()
        return self.answers

    def lists(self) -> None:
        for address in LISTS:
            self.go(address)
        for address in ("/sager/", "/restancer/", "/beskeder/"):
            self.go(address, method="head")
            self.go(address, **HTMX)

    def pages(self) -> None:
        """Every address with every id the person may read, one of each kind that is kept from them, one that stands in
        one world alone, and nothing at all: what is kept is answered alike (tests.access.matrix), and asked once."""
        kept = {kind: [i for i in ids if i not in self.shown[kind]] for kind, ids in self.seen.items()}
        for route in routes():
            for ids in (self.shown, _drawn(kept, route), _some(self.hidden, 1), NOTHING):
                for address in filled(route, ids):
                    if not address.endswith(self.leaving_out):
                        self.go(address)

    def conditional(self) -> None:
        """Asked again with what the first answer gave to ask by."""
        for ids in (self.seen, self.hidden):
            for public_id in ids["file"]:
                first = self.go(f"/filer/{public_id}/")
                self.go(f"/filer/{public_id}/", HTTP_IF_NONE_MATCH=first.get("ETag", "*"), HTTP_RANGE="bytes=0-3")
                self.go(f"/filer/{public_id}/", method="head")

    def landlord(self) -> None:
        """The notice, the consent, a list with a CPR number that stands elsewhere, and a report."""
        for tenancy in (self.world.case.tenancy, self.world.lone):
            page = f"/restancer/lejemaal/{tenancy.public_id}"
            self.send(f"{page}/underretning/", {**TOLD, "postcode": "x"})
            self.send(f"{page}/underretning/", TOLD)
            self.send(f"{page}/samtykke/", {**TOLD, **AGREED})
            self.go(f"{page}/")
        rows = [
            [*HEADER, "CPR-nr."],
            [*line(Saldo="9.100,00"), CPR],
            [*line(Lejemålsnr="5-5"), CPR],
            [*line(Saldo="x"), CPR],
        ]
        uploaded = self.send("/restancer/import/", {"file": SimpleUploadedFile("liste.csv", as_csv(rows))})
        if uploaded.status_code == 302:
            self._list(uploaded["Location"])
        agreed = {"has_consent": "yes", **AGREED}
        self.send("/indberet/", {**TOLD, "has_consent": "no"})
        self.send("/indberet/", {**TOLD, **agreed, "phone": "20 00 00 00", "arrears": "8.169,00"})

    def _list(self, address: str) -> None:
        for below in ("", "?fate=rejected", "kolonner/", "afviste/"):
            self.answers.append(answer_of(f"list {below}", self.browser.get(address + below), self.known))
        self.answers.append(answer_of("bar", self.browser.get(address, **HTMX), self.known))
        self.answers.append(answer_of("confirm", self.browser.post(f"{address}bekraeft/", follow=True), self.known))
        self.go("/restancer/")

    def forms(self) -> None:
        """Posts and answers in parts, under ids that are somebody else's; look-ups by who may and who may not."""
        few = _some(self.hidden, 2)
        for key in [*few["entry"], *few["part"], self.world.said.public_id]:
            for part in (self.world.benefits, self.world.landlord, self.world.support):
                for seen in (key, self.world.newest_in(part).public_id):
                    said = {"body": "Tak.", "audience": "part", "key": str(key), "seen": str(seen)}
                    self.send(f"/sager/dele/{part.public_id}/", said)
        for part in [*few["part"], self.world.support.public_id]:
            self.send(f"/sager/dele/{part}/accepter/", {"version": "1"})
            self.send(f"/sager/dele/{part}/ulaest/", {})
        sought = {"field": "cpr", "number": "020202-0000", "reason": "inquiry"}
        self.send("/opslag/", sought)
        self.send(
            "/opslag/", {"field": "name_address", "name": "Ukendt", "street": "X 1", "postcode": "1", "reason": "-"}
        )
        self.send("/konto/medarbejdere/inviter/", {"email": INVITED, "name": "Ny", "role": "clerk"})
        self.go("/konto/medarbejdere/")

    def strangers(self) -> None:
        """Signing in and forgetting, with an address that only one world knows."""
        self.browser.logout()
        self.send("/konto/login/", {"login": INVITED, "password": "forkert"})
        self.send("/konto/password/reset/", {"email": INVITED})
        for address in ("/", "/sager/", "/konto/login/"):
            self.go(address)


def _some(ids: Ids, most: int) -> Ids:
    """A few of each kind are enough of what is answered as nothing."""
    return {kind: found[-most:] for kind, found in ids.items()}


def _drawn(ids: Ids, route: str) -> Ids:
    """One of each kind, drawn by the route: over all routes each is asked for."""
    return {kind: found[crc32(route.encode()) % len(found) :][:1] if found else [] for kind, found in ids.items()}
