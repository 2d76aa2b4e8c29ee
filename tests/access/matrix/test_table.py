"""The table of addresses is complete: an address without a row fails, and a row without an address."""

import ast
from pathlib import Path

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, path

from tests.access.matrix.expected import ROWS, targets
from tests.access.matrix.facts import PERSONAS


def named(resolver: URLResolver, space: str = "", prefix: str = "") -> dict[str, str]:
    """Name -> pattern of every address outside Wagtail's admin."""
    found: dict[str, str] = {}
    for entry in resolver.url_patterns:
        where = f"{prefix}{entry.pattern}"
        if isinstance(entry, URLResolver):
            found |= named(entry, f"{space}{entry.namespace}:" if entry.namespace else space, where)
        elif not where.startswith("admin/"):
            found[f"{space}{entry.name}"] = where
    return found


def test_every_address_has_a_row_and_every_row_an_address():
    assert sorted(named(get_resolver())) == sorted(ROWS)


def test_a_new_address_without_a_row_is_found():
    new = path("nyt/<uuid:public_id>/", lambda request, public_id: None, name="brand_new")
    assert isinstance(new, URLPattern)
    with_it = URLResolver(get_resolver().pattern, [*get_resolver().url_patterns, new])
    assert set(named(with_it)) - set(ROWS) == {"brand_new"}


def test_each_row_names_as_many_objects_as_its_address_takes():
    for name, where in named(get_resolver()).items():
        if ROWS[name].names and name.startswith(("coordination:", "people")):
            code = 1 if ":code>" in where else 0
            assert where.count("<") - code == len(ROWS[name].names.split()), name


def test_each_row_with_an_object_is_asked_about_one_that_is_not_there():
    for row in ROWS.values():
        assert set(targets(row)[-1].values()) <= {"random"}, row.name


def test_the_cast_holds_everybody_the_promise_names():
    assert len(PERSONAS) >= 20


@pytest.mark.parametrize("module", ["facts", "oracle", "knowing", "rows", "contact", "keeping", "doors", "expected"])
def test_the_oracle_knows_nothing_of_the_program(module):
    tree = ast.parse((Path(__file__).parent / f"{module}.py").read_text(encoding="utf-8"))
    imported = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name for name in imported if name.startswith(("coordination", "hub", "content", "django"))} == set()
