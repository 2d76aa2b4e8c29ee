"""The landlords' own compartments: lists as their systems write them, read by the hub as any list is.

The municipality sees nothing of it.
"""

import csv
import io
import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.utils import timezone
from openpyxl import Workbook

from coordination.actions.arrears.importing import confirm_list, import_confirmed
from coordination.actions.arrears.receiving import read_received, receive_list
from coordination.actions.cases import Address
from coordination.actions.notices import SharedFacts
from coordination.actions.reports import Report, report_tenancy
from coordination.models import ArrearsList, Tenancy
from hub.demo.days import Demand, earliest_demand, working
from hub.demo.names import FIRST, LAST, RENTS, STREETS
from hub.demo.stage import Stage

FEE = Decimal("329.00")  # påkravsgebyr 2026


@dataclass(frozen=True)
class Dwelling:
    """A dwelling as its landlord knows it; `balance` and `rent` in kroner."""

    landlord: str
    number: str
    street: str
    tenants: tuple[str, ...]
    balance: Decimal
    rent: Decimal
    phone: str = ""
    exempt: bool = False


@dataclass(frozen=True)
class Line:
    """A line of an association's list: the dwelling, and how far the landlord has come."""

    home: Dwelling
    rent_due: date
    reminded: date | None = None
    demanded: date | None = None
    terminated: date | None = None
    filed: date | None = None

    @property
    def status(self) -> str:
        if self.filed:
            return "Foged"
        return "Påkrav" if self.demanded else "Rykker"


def register(
    stage: Stage, home: Dwelling, demand: Demand, *, terminated: date | None = None, filed: date | None = None
) -> Tenancy:
    """The dwelling of a story, in an association's compartment; its arrears come with the next list."""
    ended = working(terminated) if terminated else None
    line = Line(home, demand.rent_due, working(demand.rent_due + timedelta(days=3)), demand.received, ended, filed)
    stage.lists.setdefault(home.landlord, []).append(line)
    return Tenancy.objects.create(
        landlord=stage.agencies[home.landlord], number=home.number, street=home.street, postcode="9999", city="Nordby"
    )


def report(stage: Stage, home: Dwelling, *, rent_due: date, demanded: date, by: str) -> Tenancy:
    """The same from a private landlord, who has no lists and keeps it to himself."""
    facts = SharedFacts(arrears=home.balance, rent_due_on=rent_due, demand_received_on=demanded)
    told = Report(home.tenants[0], Address(home.street, "9999", "Nordby"), facts)
    kept, _ = report_tenancy(report=told, consent=None, by=stage.people[by])
    return kept.tenancy


def import_list(stage: Stage, landlord: str, by: str, *, more: int, file_name: str) -> ArrearsList:
    """The landlord's list with the stories' dwellings and `more` others, uploaded, read and confirmed by the clerk."""
    lines = [*stage.lists.get(landlord, []), *_others(timezone.localdate(), landlord, more)]
    write = _as_workbook if file_name.endswith(".xlsx") else _as_csv
    received = receive_list(content=write(lines), file_name=file_name, by=stage.people[by])
    confirmed = confirm_list(arrears_list=read_received(arrears_list=received), by=stage.people[by])
    import_confirmed(confirmed)
    confirmed.refresh_from_db()
    return confirmed


def _others(today: date, landlord: str, count: int) -> list[Line]:
    """Made-up neighbours, the same ones for the same day."""
    dice = random.Random(f"{landlord} {today}")  # noqa: S311  # names for a demo, no secret
    return [_line(today, _dwelling(dice, landlord, number), dice) for number in range(count)]


def _dwelling(dice: random.Random, landlord: str, number: int) -> Dwelling:
    section = f"0{dice.randint(11, 46)}-{dice.randint(1, 12):02}"
    months = dice.choice((1, 1, 1, 2, 3))
    rent = Decimal(dice.choice(RENTS))
    return Dwelling(
        landlord,
        f"{section}-{200 + number:04}-{dice.randint(1, 4)}",
        f"{dice.choice(STREETS)} {dice.randint(1, 140)}, {dice.randint(1, 3)}. {dice.choice(('tv.', 'th.', 'mf.'))}",
        tuple(f"{dice.choice(LAST)}, {dice.choice(FIRST)}" for _ in range(dice.choice((1, 1, 1, 2)))),
        rent * months + FEE * (months - 1),
        rent=rent,
        phone=f"20 00 {dice.randint(0, 99):02} {dice.randint(0, 99):02}",
        exempt=dice.random() < 0.1,
    )


def _line(today: date, home: Dwelling, dice: random.Random) -> Line:
    due = overdue_rent(today, dice.choice((0, 0, 0, 1, 1, 2)))
    demanded = working(earliest_demand(due) + timedelta(days=dice.randint(0, 2)))
    if demanded > today or dice.random() < 0.3:
        return Line(home, due, working(due + timedelta(days=3)))
    return Line(home, due, working(due + timedelta(days=3)), demanded)


def overdue_rent(today: date, months_back: int) -> date:
    """The 1st of this month, or of one before; never one that is too young to be in a list."""
    due = today.replace(day=1)
    if today < due + timedelta(days=5):
        months_back += 1
    for _number in range(months_back):
        due = (due - timedelta(days=1)).replace(day=1)
    return due


COLUMNS = ("Lejemålsnr", "Navn", "Medlejer", "Adresse", "Postnr", "By", "Husleje pr. md.", "Saldo", "Ældste forfald",
           "Rykker sendt", "Påkrav sendt", "Påkrav modtaget", "Leveringsmåde", "Ophævet d.", "Sendt til foged",
           "Fritaget Digital Post", "Telefon", "Status")  # fmt: skip


def _as_csv(lines: Iterable[Line]) -> bytes:
    """As Fjordparken's system exports it: semicolons, decimal commas, Windows-1252."""
    kept = io.StringIO(newline="")
    writer = csv.writer(kept, delimiter=";")
    writer.writerow(COLUMNS)
    for line in lines:
        writer.writerow([_danish(value) for value in _cells(line)])
    return kept.getvalue().encode("cp1252", errors="replace")


def _as_workbook(lines: Iterable[Line]) -> bytes:
    """As Lindehøj's system exports it: a workbook with a title above the headings."""
    book = Workbook()
    sheet = book.create_sheet("Restancer", 0)
    sheet.append(["Boligselskabet Lindehøj"])
    sheet.append(COLUMNS)
    for line in lines:
        sheet.append([float(value) if isinstance(value, Decimal) else value for value in _cells(line)])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(line: Line) -> tuple[str | date | Decimal | None, ...]:
    home = line.home
    name, co_tenant = (*home.tenants, "")[:2]
    delivered = ("Brev" if home.exempt else "Digital Post") if line.demanded else ""
    return (
        home.number, name, co_tenant, home.street, "9999", "Nordby", home.rent, home.balance, line.rent_due,
        line.reminded, line.demanded, line.demanded, delivered, line.terminated, line.filed,
        "J" if home.exempt else "N", home.phone, line.status,
    )  # fmt: skip


def _danish(value: str | date | Decimal | None) -> str:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, Decimal):
        return f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    return value or ""
