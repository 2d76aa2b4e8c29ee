"""`manage.py lifecycle_diagram`: writes the tables of moves to docs/lifecycle.md."""

from pathlib import Path

from coordination import diagram
from coordination.management.generated_page import GeneratedPageCommand


class Command(GeneratedPageCommand):
    help = "Write docs/lifecycle.md from the tables that decide; --check fails when the page is stale."
    name, path = "lifecycle_diagram", Path("docs") / "lifecycle.md"
    page = staticmethod(diagram.page)
