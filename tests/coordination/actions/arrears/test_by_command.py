"""The whole way at once, and what is left of it when a question stays open."""

import pytest

from coordination.actions.arrears.by_command import Unanswered, import_file
from coordination.intake.refusals import UnreadableList
from coordination.models import ArrearsList, ArrearsRecord, ImportProfile, ListStatus
from hub.audit.models import AuditEvent
from tests.coordination.intake.making import HEADER, as_csv, line

pytestmark = pytest.mark.django_db


def brought(cast, *lines, header=HEADER, sign="", name="liste.csv"):
    landlord = cast.fjordparken_clerk.agency
    return import_file(content=as_csv([header, *lines]), file_name=name, landlord=landlord, debt_sign=sign)


def test_a_list_is_imported_and_counted_with_nothing_in_the_vault(cast, vault):
    outcome = brought(cast, line(), line(Lejemålsnr="1-2", Saldo="ukendt"))
    assert outcome.as_dict() == {
        "read": 2, "created": 1, "updated": 0, "unchanged": 0, "paid": 0, "cpr_removed": 0,
        "rejected": [{"line": 3, "reason": outcome.rejected[0]["reason"]}],
    }  # fmt: skip
    assert "ukendt" in outcome.rejected[0]["reason"]
    assert vault() == []
    assert ArrearsList.objects.get().status == ListStatus.DONE


def test_an_import_by_command_is_on_record_as_the_landlords(cast):
    brought(cast, line())
    event = AuditEvent.objects.get(verb="import")
    assert (event.user, event.agency) == (None, cast.fjordparken_clerk.agency)


def test_the_outcome_says_in_words_what_was_done(cast):
    said = str(brought(cast, line(), line(Lejemålsnr="1-2", Saldo="ukendt"))).splitlines()
    assert "2" in said[0]
    assert "3" in said[1]
    assert "ukendt" in said[1]


@pytest.mark.parametrize(
    ("lines", "header"),
    [([line(), line(Lejemålsnr="1-2", Saldo="-1,00")], HEADER), ([line()], [*HEADER[:5], "Kolonne F", HEADER[6]])],
)
def test_a_question_left_open_keeps_nothing(cast, lines, header):
    with pytest.raises(Unanswered) as why:
        brought(cast, *lines, header=header)
    assert str(why.value)
    assert not ArrearsList.objects.exists()


def test_an_unreadable_file_keeps_nothing(cast):
    with pytest.raises(UnreadableList):
        import_file(content=b"", file_name="", landlord=cast.fjordparken_clerk.agency, debt_sign="minus")
    assert not ArrearsList.objects.exists()
    assert not ImportProfile.objects.exists()


def test_a_sign_that_was_given_is_remembered(cast):
    both = line(), line(Lejemålsnr="1-2", Saldo="-1,00")
    assert brought(cast, *both, sign="minus").as_dict()["created"] == 1
    assert brought(cast, *both).as_dict()["unchanged"] == 1
    assert ArrearsRecord.objects.get().tenancy.number == "1-2"


def test_a_number_in_the_files_name_is_not_kept(cast):
    brought(cast, line(), name="010190-1234.csv")
    assert ArrearsList.objects.get().file_name == "[CPR].csv"
