"""`manage.py access_table`: writes the table of who may see what to docs/who-may-see-what.md."""

from pathlib import Path

from coordination.access import document
from coordination.management.generated_page import GeneratedPageCommand

PAGE = Path("docs") / "who-may-see-what.md"


class Command(GeneratedPageCommand):
    help = "Write docs/who-may-see-what.md from the table that decides; --check fails when the page is stale."
    name, path = "access_table", PAGE
    page = staticmethod(document.page)
