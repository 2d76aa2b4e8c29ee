"""`manage.py compare_grants`, as whoever looks after the hub runs it."""

import json

import pytest
from django.core.management import call_command

from coordination.models import PartGrant
from tests.factories.part import PartFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(as_web_role, capsys):
    """Runs it with the rights of the web process; answers the exit code and what was printed."""

    def command(*options: str) -> tuple[int, str]:
        with as_web_role():
            try:
                call_command("compare_grants", *options)
            except SystemExit as left:
                return int(left.code or 0), capsys.readouterr().out
        return 0, capsys.readouterr().out

    return command


def test_what_agrees_is_exit_zero(run):
    PartFactory()
    assert json.loads(run("--format", "json")[1]) == {"differences": 0, "faults": {}, "repaired": False}
    assert run()[0] == 0


def test_what_differs_is_exit_one_until_it_has_been_repaired(run):
    part = PartFactory()
    PartGrant.objects.filter(content_object=part, group=part.agency.group).delete()
    code, said = run("--format", "json")
    assert (code, json.loads(said)["faults"]) == (1, {"line_without_grant": 1})
    assert run("--repair")[0] == 1
    assert run("--repair")[0] == 0
    assert PartGrant.objects.filter(content_object=part, group=part.agency.group).exists()


def test_in_words_it_names_faults_and_no_case(run):
    part = PartFactory()
    PartGrant.objects.filter(content_object=part).delete()
    said = run()[1]
    assert "line_without_grant" in said
    assert part.case.reference not in said
