"""Answers and corrections: taken for the list, remembered for its landlord and nobody else; or the list thrown away."""

import pytest
from django.core.exceptions import PermissionDenied

from coordination.actions.arrears.answering import answer_list, cancel_list
from coordination.actions.arrears.importing import confirm_list
from coordination.actions.arrears.receiving import read_received
from coordination.models import ArrearsLine, ArrearsRecord, Fate, ImportProfile, ListStatus
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import confirmed, fates, previewed, uploaded

pytestmark = pytest.mark.django_db
BOTH_SIGNS = line(Saldo="-8.169,00"), line(Lejemålsnr="012-04-0174-2", Saldo="10,00")
MINUS = {"columns": {}, "debt_sign": "minus"}
ODD = [*HEADER[:5], "Kolonne F", HEADER[6]]


def test_an_answered_sign_reads_the_list_and_is_remembered(cast, traces):
    asked = previewed(cast.fjordparken_clerk, *BOTH_SIGNS)
    since = traces()
    answered = answer_list(arrears_list=asked, by=cast.fjordparken_clerk, **MINUS)
    assert since.audit() == [("change", "arrearslist")]
    assert fates(read_received(arrears_list=answered)) == {Fate.NEW: 1, Fate.PAID: 1}
    assert previewed(cast.fjordparken_lead, *BOTH_SIGNS).status == ListStatus.PREVIEW


def test_an_answer_is_remembered_for_that_landlord_only(cast):
    asked = previewed(cast.fjordparken_clerk, *BOTH_SIGNS)
    answer_list(arrears_list=asked, by=cast.fjordparken_clerk, **MINUS)
    assert previewed(cast.lindehoej_clerk, *BOTH_SIGNS).status == ListStatus.QUESTION
    assert ImportProfile.objects.get().landlord == cast.fjordparken_clerk.agency


def test_a_corrected_column_is_read_and_remembered(cast):
    asked = previewed(cast.fjordparken_clerk, line(), header=ODD)
    assert asked.findings["missing"] == ["balance"]
    answered = answer_list(
        arrears_list=asked, columns={"Kolonne F": "balance"}, debt_sign="", by=cast.fjordparken_clerk
    )
    assert read_received(arrears_list=answered).status == ListStatus.PREVIEW
    assert previewed(cast.fjordparken_lead, line(), header=ODD).status == ListStatus.PREVIEW
    assert previewed(cast.lindehoej_clerk, line(), header=ODD).status == ListStatus.QUESTION


def test_an_answer_without_a_sign_forgets_none(cast):
    ImportProfile.objects.create(landlord=cast.fjordparken_clerk.agency, debt_sign="minus", columns={"A": "city"})
    read = previewed(cast.fjordparken_clerk, *BOTH_SIGNS)
    answer_list(arrears_list=read, columns={"B": "ignore"}, debt_sign="", by=cast.fjordparken_clerk)
    kept = ImportProfile.objects.get()
    assert (kept.debt_sign, kept.columns) == ("minus", {"A": "city", "B": "ignore"})


@pytest.mark.parametrize("name", ["lindehoej_clerk", "kjeldsmark", "anne"])
def test_nobody_answers_for_another_landlord(cast, name):
    asked = previewed(cast.fjordparken_clerk, *BOTH_SIGNS)
    with pytest.raises(PermissionDenied):
        answer_list(arrears_list=asked, by=cast.person(name), **MINUS)
    assert not ImportProfile.objects.exists()


def test_an_answer_that_comes_too_late_changes_nothing(cast, traces):
    found = confirmed(cast.fjordparken_clerk, line())
    since = traces()
    assert answer_list(arrears_list=found, by=cast.fjordparken_clerk, **MINUS).status == ListStatus.IMPORTING
    assert since.none
    assert not ImportProfile.objects.exists()


def test_a_list_thrown_away_leaves_no_file_no_line_and_no_record(
    cast, vault, traces, django_capture_on_commit_callbacks
):
    read = previewed(cast.fjordparken_clerk, line())
    since = traces()
    with django_capture_on_commit_callbacks(execute=True):
        cancel_list(arrears_list=read, by=cast.fjordparken_clerk)
    read.refresh_from_db()
    assert (read.status, vault()) == (ListStatus.CANCELLED, [])
    assert not ArrearsLine.objects.exists()
    assert not ArrearsRecord.objects.exists()
    assert since.audit() == [("change", "arrearslist")]


def test_a_list_thrown_away_twice_is_thrown_away_once(cast, traces):
    read = previewed(cast.fjordparken_clerk, line())
    cancel_list(arrears_list=read, by=cast.fjordparken_clerk)
    since = traces()
    cancel_list(arrears_list=read, by=cast.fjordparken_clerk)
    assert since.none


def test_a_list_that_was_thrown_away_is_not_imported(cast):
    read = previewed(cast.fjordparken_clerk, line())
    cancel_list(arrears_list=read, by=cast.fjordparken_clerk)
    assert confirm_list(arrears_list=read, by=cast.fjordparken_clerk).status == ListStatus.CANCELLED


def test_a_list_being_imported_is_not_thrown_away(cast):
    found = confirmed(cast.fjordparken_clerk, line())
    cancel_list(arrears_list=found, by=cast.fjordparken_clerk)
    found.refresh_from_db()
    assert (found.status, found.lines.count()) == (ListStatus.IMPORTING, 1)


@pytest.mark.parametrize("name", ["lindehoej_clerk", "anne"])
def test_nobody_throws_anothers_list_away(cast, name):
    received = uploaded(cast.fjordparken_clerk, line())
    with pytest.raises(PermissionDenied):
        cancel_list(arrears_list=received, by=cast.person(name))
