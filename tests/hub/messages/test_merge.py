"""`manage.py messages`: translations come in from elsewhere, and are compiled."""

import gettext
from pathlib import Path

import pytest

from tests.hub.messages.project import Project


def test_merge_keeps_ours_and_tells_the_contradiction(translated: Project) -> None:
    _out, err = translated.merge('msgid "Reply"\nmsgstr "Besvar"\n')

    assert err.endswith("theirs.po: contradicts ours, kept ours: 'Reply'\n")
    assert "Besvar" not in translated.own.read_text(encoding="utf-8")


def test_merge_takes_theirs_when_asked(translated: Project) -> None:
    _out, err = translated.merge('msgid "Reply"\nmsgstr "Besvar"\n', "--theirs")

    assert err.endswith("theirs.po: contradicts ours, took theirs: 'Reply'\n")
    assert 'msgid "Reply"\nmsgstr "Besvar"\n' in translated.own.read_text(encoding="utf-8")


def test_merge_takes_neither_fuzzy_nor_half_translations(project: Project) -> None:
    project.run("--update")
    before = project.own.read_bytes()

    project.merge(
        '#, fuzzy\nmsgid "Reply"\nmsgstr "Svar"\n\nmsgid "No date"\nmsgstr ""\n\n'
        'msgid "%(count)d day"\nmsgid_plural "%(count)d days"\nmsgstr[0] "%(count)d dag"\nmsgstr[1] ""\n'
    )

    assert project.own.read_bytes() == before


def test_merge_never_narrows_a_plural(translated: Project) -> None:
    translated.merge('msgid "%(count)d day"\nmsgstr "%(count)d dag"\n', "--check")

    assert 'msgstr[1] "%(count)d dage"' in translated.own.read_text(encoding="utf-8")


def test_merge_of_a_singular_fills_or_replaces_the_singular_only(translated: Project) -> None:
    translated.merge('msgid "%(count)d day"\nmsgstr "%(count)d døgn"\n', "--theirs")

    told = translated.own.read_text(encoding="utf-8")
    assert 'msgstr[0] "%(count)d døgn"\nmsgstr[1] "%(count)d dage"' in told


def test_merge_settles_a_fuzzy_translation(translated: Project) -> None:
    translated.change('msgid "Reply"', '#, fuzzy\nmsgid "Reply"')

    _out, err = translated.merge('msgid "Reply"\nmsgstr "Besvar"\n', "--check")

    assert err == ""
    assert 'msgstr "Besvar"' in translated.own.read_text(encoding="utf-8")


def test_merge_revives_what_was_set_aside(translated: Project) -> None:
    translated.put("coordination/plan.py", "")
    translated.run("--update")

    translated.merge('msgid "Save the plan"\nmsgstr "Gem"\n')

    assert translated.own.read_text(encoding="utf-8").count("Save the plan") == 1


def test_compile_writes_what_django_reads_without_fuzzy_ones(translated: Project) -> None:
    translated.put("locale/wagtail/da/LC_MESSAGES/django.po", 'msgid "Publish"\nmsgstr "Udgiv"\n')
    translated.change('msgid "No date"', '#, fuzzy\nmsgid "No date"')

    translated.run("--compile")

    with (
        translated.own.with_suffix(".mo").open("rb") as compiled,
        translated.wagtail.with_suffix(".mo").open("rb") as w,
    ):
        own, wagtail = gettext.GNUTranslations(compiled), gettext.GNUTranslations(w)
    assert own.gettext("Save the plan") == "Gem planen"
    assert own.ngettext("%(count)d day", "%(count)d days", 1) == "%(count)d dag"
    assert own.ngettext("%(count)d day", "%(count)d days", 0) == "%(count)d dage"
    assert own.pgettext("inbox", "Unread") == "Ulæst"
    assert own.gettext("No date") == "No date"
    assert wagtail.gettext("Publish") == "Udgiv"


def test_overriding_catalogue_is_left_alone_by_update_but_checked(translated: Project) -> None:
    override = 'msgid "Publish %(title)s"\nmsgstr "Udgiv"\n\nmsgid "Live"\nmsgstr ""\n'
    path = translated.put("locale/wagtail/da/LC_MESSAGES/django.po", override)

    translated.run("--update")

    assert path.read_text(encoding="utf-8") == override
    assert translated.refusal("--check")[1] == ["placeholders: 'Publish %(title)s'", "missing: 'Live'"]


def test_no_step_is_refused(project: Project) -> None:
    error, _faults = project.refusal()

    assert error.returncode == 2
    assert str(error) == "Name a step: --merge, --update, --check, --compile."


def test_file_that_is_not_there_is_refused(project: Project) -> None:
    error, _faults = project.refusal("--merge", str(project.root / "nobody.po"))

    assert error.returncode == 2
    assert "nobody.po" in str(error)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("locale/da/LC_MESSAGES/django.po", 'msgid "a"\nmsgstr "b\n'),
        ("locale/da/LC_MESSAGES/django.po", 'msgid "a"\nmsgid "b"\nmsgstr "b"\n'),
        ("templates/broken.html", "{% blocktranslate %}{% if a %}{% endblocktranslate %}"),
        ("content/broken.py", '_("a'),
        ("content/hidden.py", """A = f"{_('a')}" """),
    ],
)
def test_unreadable_file_is_named(project: Project, name: str, text: str) -> None:
    project.put(name, text)

    error, _faults = project.refusal("--update")

    assert error.returncode == 2
    assert Path(name).name in str(error)
