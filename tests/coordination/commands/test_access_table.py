"""`manage.py access_table`: the page for those who do not read programs."""

from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils.translation import override

from coordination.access.document import page
from coordination.access.visibility import COLUMNS, TABLE
from coordination.management.commands.access_table import PAGE
from hub.accounts.kinds import AgencyKind


def test_the_page_in_the_documentation_is_what_the_table_says():
    call_command("access_table", "--check")
    assert (Path(settings.BASE_DIR) / PAGE).read_text(encoding="utf-8") == page()


def test_the_page_names_every_item_every_column_and_what_is_not_held():
    written = page()
    with override("en"):
        names = {short: str(AgencyKind(kind).label) for kind, short in COLUMNS.items()}
    assert all(row.label in written and row.ground in written for row in TABLE.values())
    assert all(f"| {short} | {name} |" in written for short, name in names.items())
    assert "Budget, income, debts (budget) *(not yet held)*" in written


def test_a_stale_page_is_refused_and_written_anew(settings, tmp_path):
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    with pytest.raises(CommandError, match="stale"):
        call_command("access_table", "--check")
    call_command("access_table", stdout=StringIO())
    call_command("access_table", "--check")
    (tmp_path / PAGE).write_text("changed by hand", encoding="utf-8")
    with pytest.raises(CommandError, match="stale"):
        call_command("access_table", "--check")
