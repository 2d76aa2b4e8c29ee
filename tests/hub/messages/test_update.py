"""`manage.py messages`: the Danish catalogue answers every marked text, and nothing else churns."""

import pytest

from tests.hub.messages.project import PYTHON, Project


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
