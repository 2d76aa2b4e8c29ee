"""`manage.py messages`: the Danish catalogue answers every marked text, and nothing else churns."""

import gettext
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

PYTHON = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext, npgettext

SAVE = _("Save the " "plan")
COUNTED = ngettext("%(count)d day", "%(count)d days", 2)
STAGE = pgettext("court", "Filed")
PARTS = npgettext("plan", "one part", "{count} parts", 2)
NAME = "x"
UNMARKED = _(NAME)
"""

TEMPLATE = """
{% load i18n %}
    {# Translators: on the button #}
    <p title="it's {{ _("Title of it") }}">{% trans "50 % of it" %} {% translate "Filed" context "court" %}</p>
  {% if due|default:_("No date") %}
{% blocktranslate trimmed count days=left with name=agency.name %}
    {{ name }} has
    {{ days }} day
  {% plural %}
    {{ name }} has {{ days }} days
{% endblocktranslate %}
  {% endif %}
{% blocktranslate context "inbox" %}Unread{% endblocktranslate %}{% component "a" label=_("Reply") %}
"""

TEXTS = {
    "Save the plan": "Gem planen",
    "Title of it": "Titel",
    "50 %% of it": "50 %% af det",
    "No date": "Ingen dato",
    "Reply": "Svar",
}
WHOLE = "".join(f'msgid "{text}"\nmsgstr "{danish}"\n\n' for text, danish in TEXTS.items()) + dedent(
    """
    msgid "%(count)d day"
    msgid_plural "%(count)d days"
    msgstr[0] "%(count)d dag"
    msgstr[1] "%(count)d dage"

    msgctxt "court"
    msgid "Filed"
    msgstr "Indgivet"

    msgctxt "plan"
    msgid "one part"
    msgid_plural "{count} parts"
    msgstr[0] "én del"
    msgstr[1] "{count} dele"

    msgid "%(name)s has %(days)s day"
    msgid_plural "%(name)s has %(days)s days"
    msgstr[0] "%(name)s har %(days)s dag"
    msgstr[1] "%(name)s har %(days)s dage"

    msgctxt "inbox"
    msgid "Unread"
    msgstr "Ulæst"
    """
)


class Project:
    """A small project in a folder of its own, with the two catalogues ours has."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.own = root / "locale" / "da" / "LC_MESSAGES" / "django.po"
        self.wagtail = root / "locale" / "wagtail" / "da" / "LC_MESSAGES" / "django.po"
        self.put("coordination/plan.py", PYTHON)
        self.put("templates/plan/part.html", TEMPLATE)

    def put(self, name: str, text: str) -> Path:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run(self, *arguments: str) -> tuple[str, str]:
        out, err = StringIO(), StringIO()
        call_command("messages", *arguments, stdout=out, stderr=err)
        return out.getvalue(), err.getvalue()

    def refusal(self, *arguments: str) -> tuple[CommandError, list[str]]:
        err = StringIO()
        with pytest.raises(CommandError) as refused:
            call_command("messages", *arguments, stdout=StringIO(), stderr=err)
        return refused.value, err.getvalue().splitlines()

    def merge(self, text: str, *arguments: str) -> tuple[str, str]:
        return self.run("--merge", str(self.put("theirs.po", text)), *arguments)

    def change(self, old: str, new: str) -> None:
        text = self.own.read_text(encoding="utf-8")
        assert old in text
        self.own.write_text(text.replace(old, new), encoding="utf-8")


def compiled(po: Path) -> gettext.GNUTranslations:
    with po.with_suffix(".mo").open("rb") as mo:
        return gettext.GNUTranslations(mo)


@pytest.fixture
def project(tmp_path: Path, settings: Settings) -> Project:
    settings.BASE_DIR = tmp_path
    settings.LOCALE_PATHS = [tmp_path / "locale", tmp_path / "locale" / "wagtail"]
    return Project(tmp_path)


@pytest.fixture
def translated(project: Project) -> Project:
    project.merge(WHOLE, "--update")
    return project


def test_update_finds_every_way_of_marking_a_text(project: Project) -> None:
    project.run("--update")

    _error, missing = project.refusal("--check")
    assert sorted(missing) == sorted(
        [
            "missing: 'Save the plan'",
            "missing: '%(count)d day'",
            "missing: 'Filed' (court)",
            "missing: 'one part' (plan)",
            "missing: 'Title of it'",
            "missing: '50 %% of it'",
            "missing: 'No date'",
            "missing: '%(name)s has %(days)s day'",
            "missing: 'Unread' (inbox)",
            "missing: 'Reply'",
        ]
    )


def test_update_reads_our_packages_and_templates_and_nothing_else(project: Project) -> None:
    project.put("hub/mail/templates/mail/notice.txt", "{% trans 'In a mail' %}")
    project.put("content/page.py", "_('In a page')")
    project.put("content/migrations/0001_initial.py", "_('In a migration')")
    project.put("tests/test_it.py", "_('In a test')")
    project.put("templates/icon.svg", "{% trans 'In a picture' %}")
    project.run("--update")

    found = project.own.read_text(encoding="utf-8")
    assert "In a mail" in found
    assert "In a page" in found
    assert "In a migration" not in found
    assert "In a test" not in found
    assert "In a picture" not in found


def test_merged_translations_make_the_catalogue_complete(translated: Project) -> None:
    out, _err = translated.run("--check")

    assert out == "All 10 texts are translated.\n"


def test_update_again_changes_no_byte_even_when_lines_move(translated: Project) -> None:
    before = translated.own.read_bytes()
    translated.put("coordination/plan.py", "\n\n# moved down\n" + PYTHON)
    translated.run("--update")

    assert translated.own.read_bytes() == before


def test_text_no_longer_used_is_set_aside_and_comes_back_translated(translated: Project) -> None:
    translated.put("coordination/plan.py", "")
    out, _err = translated.run("--update")
    assert out == "7 texts, 3 no longer used.\n"
    assert '#~ msgstr "Gem planen"' in translated.own.read_text(encoding="utf-8")

    translated.put("coordination/plan.py", PYTHON)
    translated.run("--update", "--check")
    assert "#~" not in translated.own.read_text(encoding="utf-8")


def test_similar_text_is_not_guessed(translated: Project) -> None:
    translated.put("coordination/plan.py", PYTHON.replace("Save the ", "Save that "))

    translated.run("--update")

    _error, faults = translated.refusal("--check")
    assert faults == ["missing: 'Save that plan'"]


def test_singular_that_becomes_plural_keeps_its_form_and_asks_for_the_other(translated: Project) -> None:
    translated.put("content/page.py", "ngettext('Reply', 'Replies', 2)")
    translated.run("--update")

    assert 'msgstr[0] "Svar"\nmsgstr[1] ""' in translated.own.read_text(encoding="utf-8")
    assert translated.refusal("--check")[1] == ["missing: 'Reply'"]


def test_plural_that_becomes_singular_keeps_its_first_form(translated: Project) -> None:
    translated.put("coordination/plan.py", "_('%(count)d day')")
    translated.run("--update")

    assert 'msgid "%(count)d day"\nmsgstr "%(count)d dag"\n' in translated.own.read_text(encoding="utf-8")


def test_fuzzy_translation_and_its_comment_survive_update_and_fail_the_check(translated: Project) -> None:
    translated.change('msgid "Reply"', '# ask Mette\n#, fuzzy\nmsgid "Reply"')

    translated.run("--update")

    assert "# ask Mette\n#, fuzzy\n" in translated.own.read_text(encoding="utf-8")
    assert translated.refusal("--check")[1] == ["fuzzy: 'Reply'"]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("%(name)s har %(days)s dage", "%(navn)s har %(days)s dage"),
        ('%(name)s har %(days)s dag"', '%(name)s har %(name)s dag"'),
        ("{count} dele", "{antal} dele"),
        ("50 %% af det", "50 % af det"),
        ("Svar", "Svar %s"),
    ],
)
def test_placeholder_that_differs_fails_the_check(translated: Project, right: str, wrong: str) -> None:
    translated.change(right, wrong)

    error, faults = translated.refusal("--check")

    assert [fault.split(":")[0] for fault in faults] == ["placeholders"]
    assert error.returncode == 1


def test_singular_may_show_its_number(translated: Project) -> None:
    translated.change("én del", "{count} del")

    translated.run("--check")


def test_bare_placeholders_are_counted_and_named_ones_may_be_repeated(project: Project) -> None:
    project.put("coordination/plan.py", "_('%s of %s'); _('{name} came')")
    project.put("templates/plan/part.html", "")
    project.merge('msgid "%s of %s"\nmsgstr "%s af"\n\nmsgid "{name} came"\nmsgstr "{name}, ja {name}"\n')

    assert project.refusal("--check")[1] == ["placeholders: '%s of %s'"]


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
