"""Our Markdown, block by block."""

from typing import Any

import pytest

from content.markdown import inline, read


def link_to(target: str) -> str:
    return f'href="{target}"'


def blocks(source: str) -> list[tuple[str, Any]]:
    return [(block["type"], block["value"]) for block in read(source, link_to, "prøve")]


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**fed** og *skrå*", "<b>fed</b> og <i>skrå</i>"),
        ("3 * 4 * 5", "3 * 4 * 5"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("[her](https://example.invalid/)", '<a href="https://example.invalid/">her</a>'),
        ("[ikke et link]", "[ikke et link]"),
    ],
)
def test_a_line(source, html):
    assert inline(source, link_to) == html


def test_neighbouring_text_is_one_block():
    assert blocks("En\nlinje\n\n- a\n- **b**\n\n### Under\ntekst") == [
        ("text", "<p>En linje</p><ul><li>a</li><li><b>b</b></li></ul><h3>Under</h3><p>tekst</p>")
    ]


def test_a_heading_stands_alone():
    assert blocks("## Overskrift\nTekst") == [("heading", "Overskrift"), ("text", "<p>Tekst</p>")]


def test_steps_with_titles_are_a_guide():
    kind, steps = blocks("1. **Ring** – i dag\n   helst\n\n2. **Skriv**")[0]

    assert kind == "steps"
    assert [step["value"] for step in steps] == [
        {"title": "Ring", "text": "<p>i dag helst</p>"},
        {"title": "Skriv", "text": ""},
    ]


def test_numbers_without_titles_are_a_list():
    assert blocks("1. først\n2. **Så** dette") == [("text", "<ol><li>først</li><li><b>Så</b> dette</li></ol>")]


def test_a_callout_has_kind_title_and_text():
    assert blocks("> [!never] Skriv aldrig …\n> CPR\n> - helbred") == [
        ("callout", {"kind": "never", "title": "Skriv aldrig …", "text": "<p>CPR</p><ul><li>helbred</li></ul>"})
    ]


def test_a_table_has_headings_and_rows():
    kind, table = blocks("| Hvad | Frist |\n| --- | --- |\n| Klage | **4** uger |")[0]

    assert kind == "table"
    assert [column["heading"] for column in table["columns"]] == ["Hvad", "Frist"]
    assert table["rows"] == [{"values": ["<p>Klage</p>", "<p><b>4</b> uger</p>"]}]


def test_reading_twice_gives_the_same_ids_and_another_name_gives_others():
    first, again, other = (read("a\n\n## b", link_to, name) for name in ("x", "x", "y"))

    assert first == again
    assert {block["id"] for block in first}.isdisjoint(block["id"] for block in other)
