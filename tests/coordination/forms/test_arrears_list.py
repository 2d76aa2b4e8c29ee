"""The file, and the corrections to how its columns were read."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.datastructures import MultiValueDict

from coordination.forms.arrears_list import ColumnsForm, UploadForm
from coordination.intake.fields import IGNORE, Field
from coordination.models import ArrearsList

COLUMNS = [
    {"header": "Lejemålsnr", "field": "tenancy_number", "why": "matched", "could_be": None, "kept": True},
    {"header": "Navn", "field": "tenant_name", "why": "matched", "could_be": None, "kept": True},
    {"header": "Saldo", "field": "balance", "why": "matched", "could_be": None, "kept": True},
    {"header": "Afdeling", "field": "section", "why": "helper", "could_be": None, "kept": False},
    {"header": "Etnicitet", "field": None, "why": "not_needed", "could_be": None, "kept": False},
    {"header": "CPR", "field": None, "why": "cpr", "could_be": None, "kept": False},
]
AS_READ = {f"column-{place}": column["field"] or IGNORE for place, column in enumerate(COLUMNS[:5])}


def form_of(sign: str | None = "plus", missing=(), columns=COLUMNS, **sent) -> ColumnsForm:
    findings = {"columns": columns, "missing": list(missing), "decided_sign": sign}
    data = {"debt_sign": "plus", **AS_READ, **{name.replace("_", "-"): value for name, value in sent.items()}}
    return ColumnsForm(
        {**data, "debt_sign": sent.get("debt_sign", "plus")}, arrears_list=ArrearsList(findings=findings)
    )


def names(fields) -> list[str]:
    return [field.name for field in fields]


@pytest.mark.parametrize(("size", "errors"), [(20 * 1024 * 1024, False), (20 * 1024 * 1024 + 1, True)])
def test_a_file_is_at_most_20_megabytes(settings, size, errors):
    upload = SimpleUploadedFile("liste.csv", b"x")
    upload.size = size
    form = UploadForm({}, MultiValueDict({"file": [upload]}))
    assert bool(form.errors) is errors


def test_a_missing_file_is_said_at_its_field():
    assert set(UploadForm({}, {}).errors) == {"file"}


def test_an_empty_file_is_taken_in_so_that_the_reader_can_say_what_helps():
    assert UploadForm({}, {"file": SimpleUploadedFile("tom.csv", b"")}).is_valid()


def test_a_form_sent_as_it_was_shown_corrects_nothing():
    form = form_of()
    assert form.is_valid()
    assert (form.corrections(), form.answered_sign()) == ({}, "")


def test_what_was_changed_is_a_correction():
    form = form_of(column_1=IGNORE, column_4=Field.TENANT_NAME, debt_sign="minus")
    assert form.is_valid()
    assert form.corrections() == {"Navn": IGNORE, "Etnicitet": Field.TENANT_NAME}
    assert form.answered_sign() == "minus"


def test_a_sign_that_was_open_is_asked_for_and_remembered():
    answered = form_of(sign=None)
    assert answered.is_valid()
    assert answered.answered_sign() == "plus"
    assert set(form_of(sign=None, debt_sign="").errors) == {"debt_sign"}


def test_before_the_columns_are_known_the_sign_is_not_asked_for():
    form = form_of(sign=None, missing=["balance"], debt_sign="")
    assert form.is_valid()
    assert form.answered_sign() == ""


def test_a_column_of_cpr_numbers_cannot_be_chosen():
    assert "column-5" not in form_of().fields


def test_two_columns_cannot_both_be_the_balance():
    form = form_of(column_4=Field.BALANCE)
    assert set(form.errors) == {"column-4"}
    assert "Saldo" in form.errors["column-4"][0]


@pytest.mark.parametrize("several", [Field.CO_TENANT, Field.PHONE, Field.TENANT_NAME])
def test_two_columns_may_both_tell_who_lives_there_or_how_to_call(several):
    assert form_of(column_1=several, column_4=several).is_valid()


def test_a_column_that_only_helps_reading_stays_what_it_is():
    form = form_of()
    assert form.is_valid()
    assert "Afdeling" not in form.corrections()


def test_what_a_clerk_looks_through_comes_first_and_the_rest_is_folded_away():
    form = form_of()
    assert names(form.asked) == ["column-0", "column-1", "column-2", "column-3"]
    assert names(form.left_out) == ["column-4"]


def test_when_something_is_missing_every_column_may_be_it():
    assert names(form_of(missing=["balance"]).left_out) == []


def test_a_column_with_an_error_is_not_folded_away():
    form = form_of(column_4=Field.BALANCE)
    assert not form.is_valid()
    assert "column-4" in names(form.asked)
