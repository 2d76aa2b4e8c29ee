"""The one way in: a file's bytes become a Reading."""

from collections.abc import Sequence

from coordination.intake import sign, tenancies
from coordination.intake.amounts import style_of
from coordination.intake.columns import Columns, match
from coordination.intake.container import open_grid
from coordination.intake.dates import month_first
from coordination.intake.duplicates import Entry, Merged, merge
from coordination.intake.faults import Rejected
from coordination.intake.fields import DATES, Field
from coordination.intake.grid import Grid
from coordination.intake.lines import Gatherer, Line
from coordination.intake.names import words
from coordination.intake.reading import Container, DebtSign, Note, Profile, Reading, Row, SignCount
from coordination.intake.refusals import UnreadableList
from coordination.intake.rows import Builder, ColumnHabits
from coordination.intake.table import locate
from coordination.intake.texts import as_text

_TOTAL_WORDS = frozenset({"saldo", "total", "alt", "samlet", "balance"})


def read_list(data: bytes, filename: str = "", *, profile: Profile | None = None) -> Reading:
    """Reads a landlord's arrears list. Raises UnreadableList when the file as a whole is no list.

    `filename` is never trusted; it only stands here so that callers need not decide what a file is. When a required
    column is missing or ambiguous, `Reading.ready` is False and there are no rows: ask, put the answer in the profile
    and read again. The same holds for the debt sign, except that the rows are there, their fate still open.
    """
    profile = profile or Profile()
    grid = open_grid(data, profile.corrections)
    table = locate(grid, profile.corrections)
    columns = match(table.headers, table.sample, profile.corrections)
    gatherer = Gatherer(table, columns)
    lines = list(gatherer.lines())
    if not lines:
        raise UnreadableList("no_rows")
    container = Container(grid.kind, table.header_line, grid.encoding, grid.delimiter, grid.sheet)
    notes = _notes_on_file(grid, columns)
    if columns.missing:
        undecided = SignCount(None, 0, 0, "undecided")
        return Reading(container, columns, undecided, [], [], gatherer.cpr_removed, gatherer.skipped, notes)
    habits = _habits(lines, columns, grid, profile)
    builder = Builder(columns, habits)
    merged = _rows(lines, builder, columns)
    count = sign.decide([row.balance for row in merged.rows], profile.debt_sign)
    sign.apply(merged.rows, count.sign)
    notes += _notes_on_rows(builder, merged, count)
    removed = gatherer.cpr_removed + builder.cpr_removed
    rejected = sorted(merged.rejected, key=lambda one: one.line)
    return Reading(
        container, columns, count, merged.rows, rejected, removed, gatherer.skipped, notes, habits.with_section
    )  # fmt: skip


def _habits(lines: Sequence[Line], columns: Columns, grid: Grid, profile: Profile) -> ColumnHabits:
    """Looks at whole columns, so that a single value need not be guessed at."""
    numbers = [line.cells.get(Field.TENANCY_NUMBER) for line in lines]
    texts = [tenancies.number_text(number) for number in numbers]
    number_at = columns.first(Field.TENANCY_NUMBER)
    formatted = grid.zero_widths.get(number_at, 0) if number_at is not None else 0
    sections = [as_text(line.cells.get(Field.SECTION)) for line in lines]
    return ColumnHabits(
        amounts=style_of(line.cells.get(Field.BALANCE) for line in lines),
        month_first=frozenset(f for f in DATES if f in columns.at and month_first(line.cells.get(f) for line in lines)),
        number_width=formatted or tenancies.width_of(numbers),
        cprs=tenancies.cpr_among([text for text in texts if text]),
        with_section=Field.SECTION in columns.at
        and (profile.section_in_number or tenancies.needs_section(texts, sections)),
    )


def _rows(lines: Sequence[Line], builder: Builder, columns: Columns) -> Merged:
    entries: list[Entry] = []
    rejected: list[Rejected] = []
    for line in lines:
        built = builder.build(line)
        if isinstance(built, Row):
            entries.append(Entry(built, line))
        else:
            rejected.append(built)
    total = bool(_TOTAL_WORDS & set(words(columns.header(Field.BALANCE)).split()))
    merged = merge(entries, balance_is_total=total, cells_of=builder.cells)
    merged.rejected += rejected
    return merged


def _notes_on_file(grid: Grid, columns: Columns) -> list[Note]:
    notes = []
    if grid.other_sheets:
        notes.append(Note("other_sheets", {"sheet": grid.sheet, "others": ", ".join(grid.other_sheets)}))
    if Field.OLDEST_DUE_ON not in columns.at:
        notes.append(Note("no_due_date"))
    return notes


def _notes_on_rows(builder: Builder, merged: Merged, count: SignCount) -> list[Note]:
    notes = []
    if builder.zeros_restored:
        notes.append(Note("zeros_restored"))
    if builder.habits.with_section:
        notes.append(Note("section_in_number"))
    if merged.added:
        notes.append(Note("lines_added_up", {"count": merged.added}))
    if sign.contradicts(count):
        notes.append(Note("sign_contradicts", {"sign": "+" if count.sign is DebtSign.PLUS else "−"}))
    return notes
