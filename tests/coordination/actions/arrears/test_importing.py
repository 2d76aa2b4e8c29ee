"""A confirmed list becomes records: what is new, changed, unchanged and paid, twice and after being cut off."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from coordination.actions.arrears import importing
from coordination.actions.arrears.importing import confirm_list, import_confirmed
from coordination.models import ArrearsRecord, Case, Fate, ImportProfile, LandlordNotice, ListStatus, Tenancy
from hub.audit.models import AuditEvent
from tests.coordination.intake.making import HEADER, line
from tests.factories.lists import confirmed, fates, finish, imported, only_record, previewed, sample_imported

pytestmark = pytest.mark.django_db
OTHER = "012-04-0174-2"


@pytest.mark.parametrize(
    ("name", "records"),
    [
        ("restanceliste_fjordparken_2026-11.csv", 114),
        ("restancer_lindehoej.xlsx", 80),
        ("udtraek_parkkvarteret.csv", 60),
    ],
)
def test_a_systems_list_imported_twice_changes_nothing(cast, name, records):
    first = sample_imported(cast.fjordparken_clerk, name)
    before = list(ArrearsRecord.objects.order_by("pk").values_list("pk", "fingerprint", "changed_at", "balance"))
    second = sample_imported(cast.fjordparken_clerk, name)
    assert len(before) == records == first.counts[Fate.NEW]
    assert (
        list(ArrearsRecord.objects.order_by("pk").values_list("pk", "fingerprint", "changed_at", "balance")) == before
    )
    assert second.counts[Fate.UNCHANGED] == records
    assert fates(second).keys() <= {Fate.UNCHANGED, Fate.PAID, Fate.REJECTED}


def test_a_row_is_kept_with_all_that_is_allowed(cast):
    imported(cast.fjordparken_clerk, line())
    record = only_record()
    assert (record.tenancy.number, record.tenancy.street) == ("012-04-0173-2", "Fjordparken 17, 2. tv.")
    assert (record.tenants, record.balance) == (["Skovgaard-Holm, Mette"], Decimal("8169.00"))
    assert record.oldest_due_on == date(2026, 2, 2)
    assert record.landlord == cast.fjordparken_clerk.agency


def test_the_municipality_is_told_nothing_by_an_import(cast, traces):
    since = traces()
    imported(cast.fjordparken_clerk, line())
    assert since.told() == set()
    assert not Case.objects.exists()
    assert not LandlordNotice.objects.exists()


def test_an_import_leaves_a_trace_of_counts_only(cast):
    imported(cast.fjordparken_clerk, line(), line(Lejemålsnr=OTHER, Saldo="ukendt"))
    event = AuditEvent.objects.get(verb="import")
    assert event.details == {"cpr_removed": 0, "new": 1, "changed": 0, "unchanged": 0, "paid": 0, "rejected": 1}
    assert (event.user, event.agency) == (cast.fjordparken_clerk.user, cast.fjordparken_clerk.agency)


def test_a_changed_row_changes_its_record(cast):
    imported(cast.fjordparken_clerk, line())
    second = imported(cast.fjordparken_clerk, line(Saldo="9.000,00"))
    assert fates(second) == {Fate.CHANGED: 1}
    assert only_record().balance == Decimal("9000.00")
    assert only_record().last_list == second


def test_a_tenancy_missing_from_a_later_list_is_never_closed(cast):
    first = imported(cast.fjordparken_clerk, line(), line(Lejemålsnr=OTHER))
    imported(cast.fjordparken_clerk, line())
    missing = ArrearsRecord.objects.get(tenancy__number=OTHER)
    assert (missing.settled_at, missing.last_list) == (None, first)


@pytest.mark.parametrize("balance", ["0,00", "-1.250,00"])
def test_a_tenancy_that_owes_nothing_is_settled(cast, balance):
    ImportProfile.objects.create(landlord=cast.fjordparken_clerk.agency, debt_sign="plus")
    imported(cast.fjordparken_clerk, line())
    second = imported(cast.fjordparken_clerk, line(Saldo=balance))
    assert fates(second) == {Fate.PAID: 1}
    assert only_record().settled_at is not None
    assert only_record().balance == Decimal("8169.00")
    assert only_record().last_list == second


@pytest.mark.parametrize("due", ["", "02-03-2026"])
def test_a_tenancy_that_owes_nothing_is_settled_whatever_due_date_the_row_names(cast, due):
    imported(cast.fjordparken_clerk, line())
    paid = line(Saldo="0,00")
    paid[6] = due
    imported(cast.fjordparken_clerk, paid, line(Lejemålsnr=OTHER))
    assert ArrearsRecord.objects.get(tenancy__number="012-04-0173-2").settled_at is not None


def test_a_paid_row_of_an_unknown_tenancy_makes_nothing(cast):
    done = imported(cast.fjordparken_clerk, line(Saldo="0,00"))
    assert fates(done) == {Fate.PAID: 1}
    assert not Tenancy.objects.exists()


def test_a_debt_that_appears_again_is_opened_again(cast):
    for balance in ("8.169,00", "0,00"):
        imported(cast.fjordparken_clerk, line(Saldo=balance))
    again = imported(cast.fjordparken_clerk, line())
    assert fates(again) == {Fate.CHANGED: 1}
    assert only_record().settled_at is None


def test_a_later_due_date_is_another_record_of_the_same_tenancy(cast):
    imported(cast.fjordparken_clerk, line())
    later = line()
    later[6] = "02-03-2026"
    assert fates(imported(cast.fjordparken_clerk, later)) == {Fate.NEW: 1}
    assert Tenancy.objects.count() == 1
    assert ArrearsRecord.objects.filter(settled_at=None).count() == 2


def test_a_list_with_fewer_columns_leaves_what_it_does_not_speak_of(cast):
    header = [*HEADER, "Påkrav modtaget", "Telefon"]
    imported(cast.fjordparken_clerk, [*line(), "09-02-2026", "20 00 00 01"], header=header)
    imported(cast.fjordparken_clerk, line(Saldo="9.000,00"))
    record = only_record()
    assert (record.balance, record.demand_received_on) == (Decimal("9000.00"), date(2026, 2, 9))
    assert record.phone == "20000001"


def test_a_column_that_is_there_and_empty_takes_the_value_away(cast):
    header = [*HEADER, "Påkrav modtaget"]
    imported(cast.fjordparken_clerk, [*line(), "09-02-2026"], header=header)
    imported(cast.fjordparken_clerk, [*line(), ""], [*line(Lejemålsnr=OTHER), "09-02-2026"], header=header)
    assert ArrearsRecord.objects.get(tenancy__number="012-04-0173-2").demand_received_on is None


def test_two_landlords_with_the_same_number_never_meet(cast):
    imported(cast.fjordparken_clerk, line())
    second = imported(cast.lindehoej_clerk, line(Saldo="10,00"))
    assert fates(second) == {Fate.NEW: 1}
    assert Tenancy.objects.filter(number="012-04-0173-2").count() == 2
    mine = ArrearsRecord.objects.get(landlord=cast.fjordparken_clerk.agency)
    assert mine.balance == Decimal("8169.00")


def test_a_list_confirmed_twice_is_imported_once(cast, traces):
    read = previewed(cast.fjordparken_clerk, line())
    since = traces()
    for _click in range(2):
        found = confirm_list(arrears_list=read, by=cast.fjordparken_clerk)
        import_confirmed(found)
    assert ArrearsRecord.objects.count() == 1
    assert since.audit() == [("change", "arrearslist"), ("import", "arrearslist")]


@pytest.mark.parametrize("name", ["lindehoej_clerk", "kmp", "anne", "ydelse"])
def test_nobody_confirms_anothers_list(cast, name):
    read = previewed(cast.fjordparken_clerk, line())
    with pytest.raises(PermissionDenied):
        confirm_list(arrears_list=read, by=cast.person(name))
    read.refresh_from_db()
    assert read.status == ListStatus.PREVIEW


def test_the_file_is_gone_when_the_list_is_confirmed(cast, vault, django_capture_on_commit_callbacks):
    read = previewed(cast.fjordparken_clerk, line())
    assert len(vault()) == 1
    with django_capture_on_commit_callbacks(execute=True):
        confirm_list(arrears_list=read, by=cast.fjordparken_clerk)
    assert vault() == []


def test_an_import_cut_off_goes_on_exactly_where_it_was(cast, monkeypatch):
    monkeypatch.setattr(importing, "AT_A_TIME", 2)
    rows = [line(Lejemålsnr=f"1-{number}") for number in range(5)]
    found = confirmed(cast.fjordparken_clerk, *rows)
    assert importing._import_piece(found, notify=False)
    found.refresh_from_db()
    assert (found.progress, ArrearsRecord.objects.count(), found.lines.count()) == (2, 2, 3)
    finish(found)
    assert (found.status, found.progress, fates(found)) == (ListStatus.DONE, 5, {Fate.NEW: 5})
    assert ArrearsRecord.objects.count() == 5


def test_a_piece_that_fails_leaves_no_trace_of_itself(cast, monkeypatch):
    found = confirmed(cast.fjordparken_clerk, line())
    monkeypatch.setattr("coordination.actions.arrears.importing.ArrearsLine.objects.filter", _dies)
    with pytest.raises(MemoryError):
        import_confirmed(found)
    monkeypatch.undo()
    assert not ArrearsRecord.objects.exists()
    assert fates(finish(found)) == {Fate.NEW: 1}


def _dies(*args, **kwargs):
    raise MemoryError


def test_whoever_has_left_the_page_is_told_when_it_is_done(cast, traces):
    found = confirmed(cast.fjordparken_clerk, line())
    since = traces()
    import_confirmed(found, notify=True)
    assert since.told() == {("import_finished", "fjordparken")}


def test_sections_before_the_number_are_remembered_for_the_landlord_alone(cast):
    header = ["Afdeling", *HEADER]
    rows = [[section, *line(Lejemålsnr="0173")] for section in ("1", "2")]
    imported(cast.fjordparken_clerk, *rows, header=header)
    kept = ImportProfile.objects.get(section_in_number=True)
    assert kept.landlord == cast.fjordparken_clerk.agency
    assert set(Tenancy.objects.values_list("number", flat=True)) == {"1-0173", "2-0173"}
