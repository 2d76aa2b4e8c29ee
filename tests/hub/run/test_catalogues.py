"""Translations are compiled when they changed, fuzzy ones left out."""

import gettext
import os

from hub.run.catalogues import compile_changed

CATALOGUE = """
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "eviction"
msgstr "udsættelse"

#, fuzzy
msgid "case"
msgstr "gæt"
"""


def test_a_changed_catalogue_is_compiled_once(tmp_path):
    source = tmp_path / "da/LC_MESSAGES/django.po"
    source.parent.mkdir(parents=True)
    source.write_text(CATALOGUE)
    assert compile_changed(tmp_path) == 1
    assert compile_changed(tmp_path) == 0
    compiled = source.with_suffix(".mo")
    with compiled.open("rb") as file:
        words = gettext.GNUTranslations(file)
    assert words.gettext("eviction") == "udsættelse"
    assert words.gettext("case") == "case"
    os.utime(compiled, (0, 0))
    assert compile_changed(tmp_path) == 1
