"""`manage.py import_arrears`: what it prints, how it ends, and what it leaves behind."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from coordination.models import ArrearsList, ArrearsRecord, ImportProfile, Tenancy
from hub.audit.models import AuditEvent
from tests.coordination.intake.making import HEADER, LISTS, as_csv, line

pytestmark = pytest.mark.django_db
FJORDPARKEN = LISTS / "restanceliste_fjordparken_2026-11.csv"
KEYS = ["read", "created", "updated", "unchanged", "paid", "cpr_removed", "rejected"]
BOTH = line(Saldo="-8.169,00"), line(Lejemålsnr="1-2", Saldo="10,00")


@pytest.fixture
def run(cast, as_web_role, vault):
    """The command with a web role's rights; answers what it wrote."""

    def told(file, *options: str, agency: str = "fjordparken") -> str:
        out = StringIO()
        with as_web_role():
            call_command("import_arrears", file, "--agency", agency, *options, stdout=out)
        return out.getvalue()

    return told


@pytest.fixture
def file(tmp_path):
    def written(*lines, header=HEADER):
        path = tmp_path / "liste.csv"
        path.write_bytes(as_csv([header, *lines]))
        return path

    return written


def test_a_systems_list_is_told_of_in_json_exactly(run):
    told = json.loads(run(FJORDPARKEN, "--format", "json"))
    assert list(told) == KEYS
    assert [told[key] for key in KEYS[:6]] == [120, 114, 0, 0, 2, 15]
    assert [rejected["line"] for rejected in told["rejected"]] == [11, 13, 15, 19]
    assert all(list(rejected) == ["line", "reason"] for rejected in told["rejected"])


def test_the_same_list_again_changes_nothing(run):
    for _month in range(2):
        told = json.loads(run(FJORDPARKEN, "--format", "json"))
    assert (told["created"], told["updated"], told["unchanged"]) == (0, 0, 114)


def test_a_workbook_and_a_comma_list_with_minus_as_debt(run):
    for name, agency, created in (
        ("restancer_lindehoej.xlsx", "lindehoej", 80),
        ("udtraek_parkkvarteret.csv", "kmp", 60),
    ):
        told = json.loads(run(LISTS / name, "--format", "json", agency=agency))
        assert (told["created"], told["rejected"]) == (created, [])


def test_a_dry_run_says_the_same_and_keeps_nothing(run, vault):
    dry = json.loads(run(FJORDPARKEN, "--dry-run", "--format", "json", "--debt-sign", "plus"))
    kept = [ArrearsList, ArrearsRecord, Tenancy, ImportProfile, AuditEvent]
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0, 0]
    assert vault() == []
    assert json.loads(run(FJORDPARKEN, "--format", "json")) == dry


def test_in_words_it_says_the_same(run):
    with translation.override("en"):
        said = run(FJORDPARKEN)
    assert said.startswith(
        "120 rows read: 114 new, 0 changed, 0 unchanged, 2 paid, 4 rejected. 15 CPR numbers removed."
    )
    assert "Line 13: The tenancy number is missing" in said


def test_rejected_lines_are_no_failure(run, file):
    told = json.loads(run(file(line(Saldo="ukendt")), "--format", "json"))
    assert (told["read"], told["created"], len(told["rejected"])) == (1, 0, 1)


def test_json_is_written_so_that_every_terminal_can_take_it(run, file):
    told = run(file(line(Lejemålsnr="", Navn="Åse Ærø")), "--format", "json")
    assert told.isascii()
    assert len(told.splitlines()) == 1


def test_a_sign_that_was_given_is_remembered(run, file):
    assert json.loads(run(file(*BOTH), "--debt-sign", "minus", "--format", "json"))["created"] == 1
    assert json.loads(run(file(*BOTH), "--format", "json"))["unchanged"] == 1


@pytest.mark.parametrize(
    ("content", "agency"),
    [
        (b"", "fjordparken"),
        (b"%PDF-1.4 x", "fjordparken"),
        (as_csv([HEADER, *BOTH]), "fjordparken"),
        (as_csv([[*HEADER[:5], "Kolonne F", HEADER[6]], line()]), "fjordparken"),
        (as_csv([HEADER, line()]), "ydelseskontoret"),
        (as_csv([HEADER, line()]), "ingen"),
    ],
)
def test_what_cannot_be_imported_ends_with_2_and_one_sentence(run, tmp_path, content, agency):
    path = tmp_path / "liste.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError) as failed:
        run(path, agency=agency)
    assert failed.value.returncode == 2
    assert len(str(failed.value).splitlines()) == 1
    assert not ArrearsList.objects.exists()


@pytest.mark.parametrize("name", ["ikke-her.csv", "."])
def test_a_file_that_cannot_be_opened_ends_with_2(run, tmp_path, name):
    with pytest.raises(CommandError) as failed:
        run(tmp_path / name)
    assert failed.value.returncode == 2


def test_its_sentences_are_in_the_language_that_is_spoken(run, tmp_path):
    path = tmp_path / "tom.csv"
    path.write_bytes(b"")
    said = []
    for language in ("da", "en"):
        with translation.override(language), pytest.raises(CommandError) as failed:
            run(path)
        said.append(str(failed.value))
    assert said[0] != said[1]
