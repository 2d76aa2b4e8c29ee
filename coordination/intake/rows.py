"""From a line to a row, or to a rejection that names every value that cannot be right."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from coordination.intake import addresses, people, tenancies
from coordination.intake.amounts import Style, read_amount
from coordination.intake.columns import Columns
from coordination.intake.dates import read_date
from coordination.intake.faults import BadValue, Problem, Rejected, quoted
from coordination.intake.fields import DATES, HELPERS, LONGEST, Field
from coordination.intake.flags import read_delivery, read_flag, read_months, read_stage
from coordination.intake.identity import looks_like_cpr, remove_cpr
from coordination.intake.lines import Line
from coordination.intake.reading import Row
from coordination.intake.texts import Cell, as_text


@dataclass
class ColumnHabits:
    """What only a whole column can tell about each of its values."""

    amounts: Style = Style.UNKNOWN
    month_first: frozenset[Field] = frozenset()
    number_width: int = 0
    cprs: frozenset[str] = frozenset()
    with_section: bool = False


@dataclass
class Builder:
    """Makes rows. `cpr_removed` counts those that stood in the tenancy number and the balance."""

    columns: Columns
    habits: ColumnHabits
    cpr_removed: int = 0
    zeros_restored: bool = False
    _problems: list[Problem] = field(default_factory=list)

    def build(self, line: Line) -> Row | Rejected:
        """The row, or everything that is wrong with the line."""
        self._problems = []
        if line.overflows:
            self._problems.append(Problem("too_many_cells"))
        number = self._number(line)
        balance = self._balance(line)
        tenants, care_of = self._tenants(line)
        address = self._address(line, care_of)
        dates = {f: self._date(line, f) for f in DATES if f in line.cells}
        phone, email = self._phone(line), self._email(line)
        hidden = address.protected or line.says_protected
        if not tenants and not address.street and not hidden:
            self._problems.append(Problem("missing_name"))
        if self._problems:
            return Rejected(line.number, tuple(self._problems), self.cells(line))
        row = Row(
            line.number, number, balance or Decimal(0), tenants,
            address.street, address.care_of, address.postcode, address.city, hidden,
            months=read_months(line.cells.get(Field.MONTHS)),
            delivery_method=read_delivery(line.cells.get(Field.DELIVERY_METHOD)),
            instalment_plan=read_flag(line.cells.get(Field.INSTALMENT_PLAN)),
            exempt_digital_post=read_flag(line.cells.get(Field.EXEMPT_DIGITAL_POST)),
            phone=phone, email=email,
            status=read_stage(line.cells.get(Field.STATUS)),
            lines=(line.number,),
        )  # fmt: skip
        for on, day in dates.items():
            setattr(row, on, day)
        return row

    def _fault(self, fault: BadValue, field: Field, cell: Cell) -> None:
        details = {"value": quoted(cell), "column": self.columns.header(field), **fault.details}
        self._problems.append(Problem(fault.code, {name: str(value) for name, value in details.items()}))

    def _text(self, field: Field, text: str) -> str:
        longest = LONGEST.get(field)
        if longest is not None and len(text) > longest:
            self._fault(BadValue("too_long", limit=longest), field, text)
        return text

    def _number(self, line: Line) -> str:
        cell = line.cells.get(Field.TENANCY_NUMBER)
        if tenancies.is_mangled(cell):
            self._fault(BadValue("number_mangled"), Field.TENANCY_NUMBER, cell)
            return ""
        written = tenancies.number_text(cell)
        number, found = tenancies.without_cpr(written, self.habits.cprs)
        self.cpr_removed += found
        if not number:
            self._problems.append(Problem("number_is_cpr" if found else "missing_number"))
            return ""
        if not found:
            number = tenancies.restored(cell, self.habits.number_width)
            self.zeros_restored = self.zeros_restored or number != written
        if self.habits.with_section:
            company, section = (as_text(line.cells.get(part)) for part in (Field.COMPANY, Field.SECTION))
            number = tenancies.full_number(number, company, section)
        return self._text(Field.TENANCY_NUMBER, number)

    def _balance(self, line: Line) -> Decimal | None:
        cell = line.cells.get(Field.BALANCE)
        try:
            return read_amount(cell, self.habits.amounts)
        except BadValue as fault:
            text, found = remove_cpr(as_text(cell))
            self.cpr_removed += found
            line.cells[Field.BALANCE] = text
            self._fault(fault, Field.BALANCE, text)
            return None

    def _tenants(self, line: Line) -> tuple[tuple[str, ...], str]:
        whole = as_text(line.cells.get(Field.TENANT_NAME))
        first, last = (as_text(line.cells.get(part)) for part in (Field.FIRST_NAME, Field.LAST_NAME))
        if not whole:
            whole = f"{first} {last}".strip()
        elif first.casefold() not in whole.casefold():
            whole = f"{first} {whole}"  # a column called tenant may hold the surname only
        if addresses.hides(whole):
            line.says_protected, whole = True, ""
        whole, care_of = people.split_care_of(whole)
        self._text(Field.TENANT_NAME, whole)
        names = list(people.split_tenants(whole))
        for text in line.co_tenants:
            names += people.split_tenants(self._text(Field.CO_TENANT, text))
        return people.distinct(names), care_of

    def _address(self, line: Line, care_of: str) -> addresses.Address:
        def text(field: Field) -> str:
            return as_text(line.cells.get(field))

        address = addresses.read_address(
            street=text(Field.STREET),
            house=text(Field.HOUSE_NUMBER) + text(Field.HOUSE_LETTER),
            floor=text(Field.FLOOR),
            door=text(Field.DOOR),
            care_of=text(Field.CARE_OF) or care_of or line.care_of,
            postcode=text(Field.POSTCODE) or text(Field.POSTCODE_CITY),
            city=text(Field.CITY),
        )
        if read_flag(line.cells.get(Field.ADDRESS_PROTECTED)) or addresses.says_protected(
            text(Field.ADDRESS_PROTECTED)
        ):
            line.says_protected = True
        self._text(Field.STREET, address.street)
        self._text(Field.CARE_OF, address.care_of)
        self._text(Field.POSTCODE, address.postcode)
        self._text(Field.CITY, address.city)
        return address

    def _date(self, line: Line, field: Field) -> date | None:
        cell = line.cells[field]
        try:
            return read_date(cell, us=field in self.habits.month_first)
        except BadValue as fault:
            self._fault(fault, field, cell)
            return None

    def _phone(self, line: Line) -> str:
        """The first number there is; what has fewer than six digits ("hemmeligt") is none."""
        for number in line.phones:
            if sum(c.isdigit() for c in number) >= 6:
                digits = number.translate(str.maketrans("", "", " ().-"))
                return self._text(Field.PHONE, digits if digits.lstrip("+").isdigit() else number)
        return ""

    def _email(self, line: Line) -> str:
        text = as_text(line.cells.get(Field.EMAIL))
        name, at, domain = text.partition("@")
        return self._text(Field.EMAIL, text) if name and at and "." in domain and " " not in text else ""

    def cells(self, line: Line) -> dict[str, str]:
        """The kept cells as written, for the file of rejected lines."""
        cells = {
            self.columns.header(f): remove_cpr(as_text(cell))[0] for f, cell in line.cells.items() if f not in HELPERS
        }
        if looks_like_cpr(as_text(line.cells.get(Field.TENANCY_NUMBER))):
            cells.pop(self.columns.header(Field.TENANCY_NUMBER))
        for several, texts in ((Field.CO_TENANT, line.co_tenants), (Field.PHONE, line.phones)):
            places = self.columns.at.get(several, ())
            cells |= {self.columns.all[place].header: text for place, text in zip(places, texts, strict=True) if text}
        return cells
