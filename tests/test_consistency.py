"""Conventions that hold everywhere, so that nobody need remember them."""

import ast
import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

from hub.accounts.kinds import Role

ROOT = Path(settings.BASE_DIR)
PROGRAM = ("hub/", "coordination/", "content/")
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_TEST = 300, 35, 25


@cache
def files(*endings: str) -> list[str]:
    """What belongs to the project: known to git, or new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [name for name in listed.stdout.splitlines() if name.endswith(endings) and (ROOT / name).is_file()]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def lines_with(pattern: str, names: list[str]) -> list[str]:
    """Where it stands, as an editor opens it."""
    found = re.compile(pattern)
    return [
        f"{name}:{number}: {line.strip()}"
        for name in names
        for number, line in enumerate(text(name).splitlines(), start=1)
        if found.search(line)
    ]


def program(*but: str) -> list[str]:
    return [n for n in files(".py") if n.startswith(PROGRAM) and "/migrations/" not in n and not n.startswith(but)]


def test_permission_is_asked_in_one_place():
    """Whoever needs to know asks coordination.access. Wagtail's own writing groups are kept by content.editors."""
    elsewhere = program("coordination/access/", "content/editors.py", "hub/bench/")
    assert lines_with(r"\.has_perms?\(|\.user_permissions\b|\.groups\b(?!\()", elsewhere) == []


def test_no_dictionary_says_two_things_under_one_name():
    """The last would silence the first. Ruff's F601 and F602 see literals and plain names, not members of an enum."""
    twice = []
    for name in program():
        for node in ast.walk(ast.parse(text(name))):
            keys = [ast.unparse(key) for key in node.keys if key] if isinstance(node, ast.Dict) else []
            twice += [f"{name}: {key}" for key in set(keys) if keys.count(key) > 1]
    assert twice == []


def test_guardian_has_one_door():
    elsewhere = program("coordination/models/plan_part.py", "hub/bench/")
    assert lines_with(r"^\s*(from|import) guardian", elsewhere) == []


def test_templates_ask_what_one_may_do_and_not_who_one_is():
    roles = "|".join(role for role in Role.values if role not in {"editor"})
    templates = files(".html")
    assert lines_with(r"is_staff|is_superuser|\bperms\.|\.role\b\s*[=!]=", templates) == []
    assert lines_with(rf"{{[{{%][^}}]*[\"']({roles})[\"']", templates) == []


# Django's own help texts are markup by design; plain text has nothing to escape.
UNESCAPED = {"templates/components/forms/hint_and_errors.html"}
# One escapes before it marks what was searched for; the other shows what Wagtail's white list let through when stored.
MAKES_MARKUP = {"content/search.py", "content/templatetags/content_tags.py"}


def test_no_template_lets_markup_through_unescaped():
    plain = [name for name in files(".html") if name not in UNESCAPED]
    assert lines_with(r"\|\s*safe\b|autoescape\s+off|\|\s*safeseq", plain) == []
    assert lines_with(r"mark_safe\(|SafeString\(", [name for name in program() if name not in MAKES_MARKUP]) == []


def test_no_page_loads_anything_from_elsewhere():
    """No address outside the site in what a browser is given; a name space is no address."""
    given = [name for name in files(".html", ".css", ".js", ".svg") if name.startswith(("templates/", "hub/assets/"))]
    addresses = r"(?<![\w:])(https?:)?//(?!www\.w3\.org/)[\w-]+\.[a-z]{2,}"
    assert lines_with(addresses, given) == []


def test_no_template_holds_script_or_style_that_the_policy_forbids():
    pages = [name for name in files(".html") if "/email/" not in name]
    assert lines_with(r"<style\b|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\bsrc=)", pages) == []


# Django, allauth and Wagtail find these by their names.
FOUND_BY_NAME = re.compile(r"^(40[034]|429|500|403_csrf)\.html$|^account/|^allauth/|^mfa/|^wagtail")


def test_every_template_is_used():
    said = "\n".join(text(name) for name in [*files(".html"), *program(), *files("conftest.py")])
    names = [name.removeprefix("templates/") for name in files(".html") if name.startswith("templates/")]
    assert [name for name in names if not FOUND_BY_NAME.search(name) and not _is_named(name, said)] == []


def _is_named(template: str, said: str) -> bool:
    """In full, or put together from its folder and its own word: f"casework/{step}.html" and "accept"."""
    if re.search(rf"[\"'/]{re.escape(template)}", said):
        return True
    folder, _, word = template.removesuffix(".html").rpartition("/")
    made = re.search(rf"{re.escape(folder)}/(\w*){{", said)
    return made is not None and re.search(rf"\b{word.removeprefix(made[1])}\b", said, re.IGNORECASE) is not None


def test_no_file_is_longer_than_one_reads_in_a_sitting():
    written = [name for name in files(".py") if "/migrations/" not in name]
    counted = {name: len(text(name).splitlines()) for name in written}
    assert {name: lines for name, lines in counted.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_longer_than_a_screen():
    long = []
    for name in files(".py"):
        if "/migrations/" in name:
            continue
        for node in ast.walk(ast.parse(text(name))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                most = LONGEST_TEST if node.name.startswith("test_") else LONGEST_FUNCTION
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > most:
                    long.append(f"{name}:{node.lineno}: {node.name} has {lines} lines")
    assert long == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "core", "misc"])
def test_no_module_is_a_drawer(name):
    assert [path for path in files(".py") if Path(path).stem == name or f"/{name}/" in path] == []


def test_nothing_left_undone_is_hidden_in_a_comment():
    assert (
        lines_with(r"#.*\b(TODO|FIXME|XXX|HACK)\b", [n for n in files(".py") if n != "tests/test_consistency.py"]) == []
    )


def test_an_exception_from_the_checks_gives_its_reason():
    bare = r"#\s*(noqa(?!: [A-Z0-9, ]+\s+#)|type: ignore(?!\[[\w, -]+\]\s+#))"
    assert lines_with(bare, program("hub/settings/")) == []


def test_nobody_real_is_named():
    """Postcodes, addresses and numbers are fictional: mail at example.invalid, and no CPR number in what is shipped."""
    shipped = [
        name for name in files(".py", ".html", ".md", ".csv") if name.startswith((*PROGRAM, "templates/", "docs/"))
    ]
    assert lines_with(r"[\w.]+@(?!example\.invalid|[\w.-]*invalid\b)[\w-]+\.(dk|com|org|net)\b", shipped) == []
    assert lines_with(r"\b(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])\d{2}-\d{4}\b", shipped) == []
