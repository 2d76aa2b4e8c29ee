"""Lines become rows or rejections; a rejection names every value that cannot be right, and never a CPR number."""

from decimal import Decimal

import pytest
from django.utils import translation

from coordination.intake.faults import SENTENCES, Problem, quoted
from coordination.intake.reader import read_list
from coordination.intake.reading import NOTES
from tests.coordination.intake.making import HEADER, LINE, as_xlsx, line, only, read, reasons


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"Lejemålsnr": ""}, "missing_number"),
        ({"Saldo": ""}, "missing_amount"),
        ({"Saldo": "ukendt"}, "unreadable_amount"),
        ({"Saldo": "1,234"}, "ambiguous_amount"),
        ({"Saldo": "99.999.999,00"}, "amount_too_large"),
        ({"Ældste forfald": "31-11-2026"}, "no_such_date"),
        ({"Ældste forfald": "snart 2026"}, "unreadable_date"),
        ({"Ældste forfald": "02-02-2206"}, "absurd_year"),
        ({"Navn": "Åse " * 40}, "too_long"),
        ({"Adresse": "x 1" * 80}, "too_long"),
        ({"Lejemålsnr": "1" * 41}, "too_long"),
        ({"Navn": "", "Adresse": ""}, "missing_name"),
    ],
)
def test_a_bad_line_is_rejected_with_its_reason(changed: dict[str, str], code: str) -> None:
    reading = read(LINE, line(Lejemålsnr="2"), line(**({"Lejemålsnr": "3"} | changed)))
    assert reasons(reading) == [(4, code)]
    assert len(reading.rows) == 2


def test_a_monstrous_cell_is_too_long_and_costs_no_time() -> None:
    reading = read(LINE, line(Lejemålsnr="2", Navn="Åse " * 200_000), line(Lejemålsnr="3", Adresse="1" * 900_000))
    assert reasons(reading) == [(3, "too_long"), (4, "too_long")]
    assert len(reading.rejected[0].cells["Navn"]) < 5000


def test_everything_wrong_with_a_line_is_said_at_once() -> None:
    reading = read(LINE, line(Lejemålsnr="", Saldo="ukendt", Ældste_forfald="31-11-2026"))
    with translation.override("en"):
        assert reading.rejected[0].reason == (
            "The tenancy number is missing; “ukendt” in “Saldo” is not an amount; "
            "“31-11-2026” in “Ældste forfald” does not exist"
        )


def test_every_sentence_can_be_said() -> None:
    details: dict[str, str | int] = {"value": "x", "column": "y", "other": 3, "limit": 40}
    with translation.override("en"):
        assert all("%" not in str(Problem(code, details)) for code in SENTENCES)
        assert all(str(note) for note in NOTES.values())


def test_a_cpr_number_is_never_quoted() -> None:
    reading = read(LINE, line(Lejemålsnr="2", Saldo="010170-1234"), line(Lejemålsnr="3", Saldo="0101701234"))
    assert reasons(reading) == [(3, "unreadable_amount"), (4, "amount_too_large")]
    assert "0170" not in repr(reading.rejected)
    assert reading.cpr_removed == 2


def test_cpr_numbers_are_removed_from_every_cell_that_is_kept() -> None:
    header = [*HEADER, "Medlejer", "E-mail", "Telefon", "CPR", "Ukendt kolonne"]
    cpr = "010170-1234"
    cells = [
        *line(Navn=f"Mette Holm {cpr}", Adresse=f"Vej 1 ({cpr})", By=cpr),
        f"Per Bro {cpr}",
        f"{cpr}@example.invalid",
        cpr,
        cpr,
        cpr,
    ]
    reading = read(cells, header=header)
    assert reading.cpr_removed == 8
    assert "0170" not in repr(reading)
    assert reading.rows[0].tenants == ("Mette Holm [CPR]", "Per Bro [CPR]")


def test_a_cpr_number_that_a_spreadsheet_took_for_a_number_is_removed() -> None:
    rows = [
        [*HEADER, "Telefon"],
        [*line(), 2203851234],
        [*line(Lejemålsnr="2"), 20006581],
        [*line(Lejemålsnr="3"), 20006582],
    ]
    reading = read_list(as_xlsx(rows))
    assert (reading.cpr_removed, reading.rows[0].phone, reading.rows[1].phone) == (1, "", "20006581")


def test_a_long_value_is_quoted_short() -> None:
    assert quoted("x" * 100) == "x" * 59 + "…"
    assert quoted("født 010170-1234") == "født [CPR]"


def test_a_protected_tenant_needs_neither_name_nor_address() -> None:
    row = only(line(Navn="*****", Adresse="*****"))
    assert (row.tenants, row.street, row.address_protected) == ((), "", True)


def test_a_mark_in_another_column_protects() -> None:
    for name, mark in (
        ("Adressebeskyttelse", "J"),
        ("Adressebeskyttet", "Adressebeskyttet"),
        ("Bemærkning", "OBS hemmelig adresse"),
    ):
        row = only([*LINE, mark], header=[*HEADER, name])
        assert (row.address_protected, row.street) == (True, "Fjordparken 17, 2. tv.")
    assert not only([*LINE, "N"], header=[*HEADER, "Adressebeskyttelse"]).address_protected


def test_care_of_in_a_remark_is_part_of_the_address() -> None:
    assert only([*LINE, "c/o Hansen"], header=[*HEADER, "Bemærkning"]).care_of == "Hansen"
    assert only([*LINE, "ringet 2 gange"], header=[*HEADER, "Bemærkning"]).care_of == ""


def test_first_and_last_name_are_put_together() -> None:
    header = ["Lejemålsnr", "Efternavn", "Fornavn", "Saldo"]
    assert only(["1", "Skovgaard-Holm", "Mette", "5,00"], header=header).tenants == ("Mette Skovgaard-Holm",)
    header = ["Lejemålsnr", "Lejer", "Fornavn", "Saldo"]
    assert only(["1", "Holm", "Mette", "5,00"], header=header).tenants == ("Mette Holm",)
    assert only(["1", "Holm, Mette", "Mette", "5,00"], header=header).tenants == ("Holm, Mette",)
    assert only(["1", "Holm, Mette", "", "5,00"], header=header).tenants == ("Holm, Mette",)


def test_the_first_usable_phone_and_only_a_real_e_mail_are_kept() -> None:
    header = [*HEADER, "Telefon", "Mobil", "E-mail"]
    row = only([*LINE, "hemmeligt", "+45 20 00 65 81", "mangler"], header=header)
    assert (row.phone, row.email) == ("+4520006581", "")
    assert only([*LINE, "20006581 lok. 4", "", "a@b.example"], header=header).phone == "20006581 lok. 4"
    assert only([*LINE, "", "", "a@b.example"], header=header).phone == ""


def test_a_formula_stays_the_text_it_is() -> None:
    assert only(line(Navn='=HYPERLINK("http://example.invalid")')).tenants == ('=HYPERLINK("http://example.invalid")',)


def test_what_is_kept_makes_the_fingerprint() -> None:
    first, moved = read(LINE, line(Lejemålsnr="2")), read(line(Lejemålsnr="2"), LINE)
    assert first.rows[0].fingerprint == moved.rows[1].fingerprint
    changed = only(line(Saldo="8.169,01"))
    assert changed.fingerprint != first.rows[0].fingerprint
    assert changed.identity == first.rows[0].identity
    assert changed.balance - first.rows[0].balance == Decimal("0.01")


def test_rejected_cells_are_what_stood_there_and_may_be_kept() -> None:
    header = [*HEADER, "Medlejer", "Telefon", "Etnicitet", "Afdeling"]
    reading = read([*line(Saldo="ukendt"), "Per Bro", "20006581", "DK", "4"], [*LINE, "", "", "", ""], header=header)
    [rejected] = reading.rejected
    assert rejected.cells["Saldo"] == "ukendt"
    assert (rejected.cells["Medlejer"], rejected.cells["Telefon"]) == ("Per Bro", "20006581")
    assert not {"Etnicitet", "Afdeling"} & set(rejected.cells)
