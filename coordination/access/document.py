"""The table of who may see what, as a page of the documentation: made from the data that decides, never by hand."""

from django.utils.translation import override

from coordination.access.fields import DECISION_OF, ELSEWHERE, FIELDS
from coordination.access.governors import Gate
from coordination.access.letters import MEANING, Letter, written
from coordination.access.visibility import COLUMNS, CONSENT_FOR, TABLE, Item
from hub.accounts.kinds import AgencyKind

# The field's own word for each column (`domain.md` 2).
DANISH = {
    "BSE": "boligsocial enhed",
    "BO": "boligforening",
    "PU": "privat udlejer",
    "BS": "Borgerservice",
    "YK": "Ydelseskontor",
    "MC": "Myndighedscenter",
    "BK": "Betalingskontor",
    "FR": "fogedretten",
    "AD": "udlejers advokat",
    "RSU": "Rådet for Socialt Udsatte",
    "BF": "børn og familie",
}

HEAD = """# Who may see what

<!-- Made by `manage.py access_table` from coordination/access. Change visibility.py and fields.py, not this page. -->

What of a case is shown to which kind of agency, once it has been let into a part of the case; without that, nothing is.
The grants say which parts an agency is let into and how far; this table says what it sees of the case and of other
agencies' decisions. What an agency has written itself it reads wherever it reads the part. A case is shown through
`CaseView` and `PartView` (`coordination/access`), which are empty where this table says no: page, inbox and sort order
are made from them. Mail and log hold nothing of it at all.
"""
COLUMNS_NOTE = """
An agency of a kind without a column is shown nothing: the editorial office (redaktion), and the office of the data
protection officer, whose log is another thing. The bailiff court, the landlord's lawyer and the council are let into
no case today; their columns hold from the day one of them is.
"""
LETTERS_NOTE = """
Letters that stand together all hold: `T S` is status only, and only with a task. A condition that the hub does not
record is never met. So MC is no partner of the plan as a whole, nothing is decisive for YK, and O is never met for FR
and AD: the hub does not record which court a case is with, nor whose lawyer a lawyer is.
"""
ROWS_NOTE = """
*Not yet held*: the hub has no field for it; the rule waits for the field.
"""
GROUNDS_NOTE = """
**V**: the ground was read in its source. **K**: a lawyer must confirm it before launch.
"""
FIELDS_NOTE = """
Where a field names several lines, the row's own kind says which of them rules (the kind of event, the cause, what a
part is about); the landlord's stage needs both. Of a decision, S shows result and days, no amount and no text; of a
child assessment or a home visit, that it is done.
"""


def page() -> str:
    """The whole page, in Markdown and in English."""
    with override("en"):
        return _page()


def _page() -> str:
    parts = [HEAD, "## The columns\n", *_columns(), COLUMNS_NOTE, "## The letters\n", *_letters(), LETTERS_NOTE]
    parts += ["## The table\n", *_table(), ROWS_NOTE, "## The grounds\n", *_grounds()]
    parts += [GROUNDS_NOTE, "## Which field is governed by which line\n", *_fields(), FIELDS_NOTE]
    parts += ["## Which line a part's decision belongs to\n", *_decisions()]
    return "\n".join(parts) + "\n"


def _lines(head: list[str], rows: list[list[str]]) -> list[str]:
    return ["| " + " | ".join(cells) + " |" for cells in [head, ["---"] * len(head), *rows]]


def _columns() -> list[str]:
    rows = [[short, str(AgencyKind(kind).label), DANISH[short]] for kind, short in COLUMNS.items()]
    return _lines(["Column", "Kind of agency", "In Danish"], rows)


def _letters() -> list[str]:
    return _lines(["Letter", "Meaning"], [[f"**{_shown(letter)}**", MEANING[letter]] for letter in Letter])


def _shown(text: str) -> str:
    return "–" if text == Letter.NEVER else text


def _table() -> list[str]:
    rows = [
        [row.label + ("" if _held(item) else " *(not yet held)*"), *(_shown(written(cell)) for cell in row.cells)]
        for item, row in TABLE.items()
    ]
    return _lines(["Data item", *COLUMNS.values()], rows)


def _grounds() -> list[str]:
    rows = []
    for item, row in TABLE.items():
        own = row.own.value if any(Letter.OWN in cell for cell in row.cells) else ""
        consent = str(CONSENT_FOR[item].label) if item in CONSENT_FOR else ""
        rows.append([row.label, row.ground, row.mark, own, consent, row.remark])
    return _lines(["Data item", "Ground", "Mark", "O means", "Consent must name", "Remark"], rows)


def _held(item: Item) -> bool:
    return item in ELSEWHERE or any(item in governors for governors in FIELDS.values())


def _fields() -> list[str]:
    rows = []
    for item, row in TABLE.items():
        fields = [f"`{field}`" for field, governors in FIELDS.items() if item in governors]
        if fields or item in ELSEWHERE:
            rows.append([row.label, ", ".join(fields) or ELSEWHERE[item]])
    for gate in (Gate.SUMMARY, Gate.READ, Gate.INNER):
        rows.append(
            [f"*{gate.value}*", ", ".join(f"`{field}`" for field, governors in FIELDS.items() if gate in governors)]
        )
    return _lines(["Line", "Fields"], rows)


def _decisions() -> list[str]:
    rows = []
    for item in dict.fromkeys(DECISION_OF.values()):
        about = ", ".join(f"`{measure.value}`" for measure, line in DECISION_OF.items() if line is item)
        rows.append([about, TABLE[item].label])
    return _lines(["A part about", "Line"], [*rows, ["anything else", TABLE[Item.FULL_PLAN].label]])
