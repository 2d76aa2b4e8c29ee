"""A small project with every way of marking a text, for `manage.py messages` to work on."""

import gettext
from io import StringIO
from pathlib import Path
from textwrap import dedent

import pytest
from django.core.management import CommandError, call_command

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
