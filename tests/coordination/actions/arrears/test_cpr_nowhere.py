"""Numbers like CPR numbers in every place of a list, looked for afterwards in all of the database and every log."""

import pytest
from django.db import connection

from coordination.actions.arrears.receiving import read_received
from coordination.intake.rejects_file import rejected_csv
from coordination.models import ArrearsRecord
from coordination.reading.arrears_lists import ListPage, rejected_of
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import imported, sample_imported, uploaded

pytestmark = pytest.mark.django_db
CANARIES = ("010190-1234", "0202911235", "030392 1236", "040493-1237", "050594-1238", "060695-1239", "070796-1240")
COLUMN, NAME, STREET, CO, REMARK, BALANCE, FILE = CANARIES
HEADS = [*HEADER, "CPR-nr.", "Medlejer", "Bemærkning", "Telefon"]
TABLES = """SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'public'
    AND table_name ~ '^(coordination|audit|outbox|django_)' AND data_type NOT IN ('uuid', 'bytea')"""


def every_text() -> str:
    """All that the tables of the hub hold, as one text."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        found = []
        for table, column in cursor.fetchall():
            cursor.execute(f'SELECT string_agg("{column}"::text, E\'\\n\') FROM "{table}"')
            found.append(cursor.fetchone()[0] or "")
    return "\n".join(found)


def rows() -> list[list[object]]:
    whole = line(Navn=f"Holm, Mette {NAME}", Adresse=f"Fjordparken 17 {STREET}")
    bad = line(Lejemålsnr="1-2", Saldo=f"se {BALANCE}", Navn=f"Krogh {NAME}")
    number = line(Lejemålsnr=COLUMN)
    return [
        [*whole, COLUMN, f"Holm {CO}", f"datter cpr {REMARK}", f"20000001 {CO}"],
        [*bad, COLUMN, f"Holm {CO}", REMARK, ""],
        [*number, COLUMN, "", REMARK, ""],
        [*line(Lejemålsnr="1-3"), "", "", "", ""],
    ]


def left(text: str) -> list[str]:
    """The canaries that are there, however they are parted."""
    squeezed = text.replace("-", "").replace(" ", "")
    return [canary for canary in CANARIES if canary.replace("-", "").replace(" ", "") in squeezed]


def test_the_scan_finds_a_number_where_there_is_one(cast):
    imported(cast.fjordparken_clerk, line())
    ArrearsRecord.objects.update(tenants=[NAME])
    assert left(every_text()) == [NAME]


def test_no_number_reaches_database_logs_pages_or_the_file_of_rejected_lines(cast, caplog):
    caplog.set_level("DEBUG")
    given = {"header": HEADS, "name": f"liste {FILE}.csv"}
    preview = read_received(arrears_list=uploaded(cast.fjordparken_clerk, *rows(), **given))
    page = ListPage(preview)
    shown = str([page.rows, page.notes, page.dropped, page.counts, page.rejected])
    assert left(every_text()) == left(shown) == []
    done = imported(cast.fjordparken_clerk, *rows(), **given)
    assert done.cpr_removed >= 10
    assert done.counts["rejected"] == 2
    file = rejected_csv(rejected_of(done), ListPage(done).kept_headers).decode()
    assert left(every_text()) == left(file) == left(caplog.text) == []


@pytest.mark.parametrize(
    "name", ["restanceliste_fjordparken_2026-11.csv", "restancer_lindehoej.xlsx", "udtraek_parkkvarteret.csv"]
)
def test_no_remark_of_a_systems_list_is_kept(cast, name):
    sample_imported(cast.fjordparken_clerk, name)
    kept = every_text().casefold()
    assert not [word for word in ("vicevært", "psykisk", "misbrug", "betaler altid") if word in kept]
