"""Columns are matched by name, checked by their values, corrected by the landlord; what is open is asked."""

from collections.abc import Mapping, Sequence

import pytest
from django.utils import translation

from coordination.intake.columns import WHY, Columns, match
from coordination.intake.fields import LABELS, Field
from coordination.intake.reading import Profile
from coordination.intake.texts import Cell

Table = Mapping[str, Sequence[Cell]]
GOOD: dict[str, Sequence[Cell]] = {
    "Lejemålsnr": ["1-1", "1-2", "1-3"],
    "Navn": ["A B", "C D", "E F"],
    "Saldo": ["1,00", "2,00", "3,00"],
}


def columns(table: Table, **corrected: str) -> Columns:
    rows = [(number, list(row)) for number, row in enumerate(zip(*table.values(), strict=True), start=2)]
    profile = Profile({name.replace("_", " "): field for name, field in corrected.items()})
    return match(list(table), rows, profile.corrections)


def why(found: Columns) -> dict[str, str]:
    return {column.header: column.why for column in found.all}


def test_the_order_of_columns_does_not_matter() -> None:
    assert columns(dict(reversed(list(GOOD.items())))).at == {
        Field.BALANCE: (0,),
        Field.TENANT_NAME: (1,),
        Field.TENANCY_NUMBER: (2,),
    }


@pytest.mark.parametrize(
    ("without", "missing"),
    [("Lejemålsnr", Field.TENANCY_NUMBER), ("Saldo", Field.BALANCE), ("Navn", Field.TENANT_NAME)],
)
def test_a_required_column_that_is_not_there_is_reported(without: str, missing: Field) -> None:
    found = columns({name: values for name, values in GOOD.items() if name != without} | {"Andet": ["x", "y", "z"]})
    assert found.missing == (missing,)


def test_the_address_may_stand_in_for_the_name() -> None:
    table = {"Lejemålsnr": ["1"], "Saldo": ["1"], "Adresse": ["Vej 1"]}
    assert columns(table).missing == ()


def test_two_columns_that_both_could_be_the_balance_are_asked_about() -> None:
    found = columns(GOOD | {"Restance": ["1,50", "2,50", "3,50"]})
    assert found.missing == (Field.BALANCE,)
    assert found.ambiguous == {Field.BALANCE: ("Saldo", "Restance")}
    assert why(found)["Saldo"] == "ambiguous"


def test_two_names_are_asked_about_too() -> None:
    found = columns(GOOD | {"Lejer": ["G H", "I J", "K L"]})
    assert found.missing == (Field.TENANT_NAME,)


def test_two_columns_with_the_same_values_are_one() -> None:
    assert columns(GOOD | {"Restance": GOOD["Saldo"]}).at[Field.BALANCE] == (2,)


def test_a_correction_settles_what_was_open() -> None:
    found = columns(GOOD | {"Restance": ["1,50", "2,50", "3,50"]}, Restance="balance")
    assert found.missing == ()
    assert why(found)["Restance"] == "corrected"
    assert why(found)["Saldo"] == "outdone"


def test_two_balances_that_differ_in_a_date_are_told_apart_by_their_exact_names() -> None:
    table = {name: values for name, values in GOOD.items() if name != "Saldo"}
    table |= {"Saldo pr. 31-10-2026": ["9,00", "8,00", "7,00"], "Saldo pr. 30-11-2026": ["1,00", "2,00", "3,00"]}
    assert columns(table).missing == (Field.BALANCE,)
    settled = columns(table, **{"Saldo pr. 31-10-2026": "ignore", "Saldo pr. 30-11-2026": "balance"})
    assert settled.at[Field.BALANCE] == (3,)


def test_a_correction_holds_next_month_when_the_date_in_the_name_is_another() -> None:
    found = columns(GOOD | {"Rest pr. 31-12-2026": ["4,00", "5,00", "6,00"]}, **{"Rest pr. 30-11-2026": "balance"})
    assert found.at[Field.BALANCE] == (3,)


def test_a_correction_can_leave_a_column_out() -> None:
    found = columns(GOOD | {"Telefon": ["20006581"] * 3}, Telefon="ignore")
    assert Field.PHONE not in found.at
    assert why(found)["Telefon"] == "ignored"


def test_a_correction_gives_an_unknown_column_a_field() -> None:
    assert columns(GOOD | {"Dato 7": ["01-10-2026"] * 3}, Dato_7="oldest_due_on").at[Field.OLDEST_DUE_ON] == (3,)


def test_a_correction_never_brings_a_cpr_column_back() -> None:
    found = columns(GOOD | {"CPR": ["010170-1234"] * 3}, CPR="co_tenant")
    assert why(found)["CPR"] == "cpr"


def test_a_column_full_of_cpr_numbers_is_one_whatever_it_is_called() -> None:
    found = columns(GOOD | {"Medlejer": ["0101701234", "220385-1234", "0912991111"]})
    assert why(found)["Medlejer"] == "cpr"


def test_a_column_whose_values_are_something_else_is_dropped() -> None:
    found = columns(GOOD | {"Foged": ["J", "N", "J"], "Medlejer": ["1", "2", "3"], "E-mail": ["x", "y", "z"]})
    assert {why(found)[name] for name in ("Foged", "Medlejer", "E-mail")} == {"content"}


def test_a_tenant_number_called_lejer_yields_to_the_name() -> None:
    found = columns(GOOD | {"Lejer": ["24514", "62268", "81517"]})
    assert found.at[Field.TENANT_NAME] == (1,)
    assert found.missing == ()


def test_an_impossible_date_still_makes_a_date_column() -> None:
    found = columns(GOOD | {"Påkrav": ["31-11-2026", "", ""]})
    assert Field.DEMAND_SENT_ON in found.at


def test_the_surer_name_wins() -> None:
    found = columns(GOOD | {"Beløb": ["9", "9", "9"], "Bolignr": ["7", "8", "9"]})
    assert (why(found)["Beløb"], why(found)["Bolignr"]) == ("outdone", "outdone")


def test_several_phone_and_co_tenant_columns_are_all_read() -> None:
    found = columns(
        GOOD | {"Lejer 2": ["A C"] * 3, "Lejer 3": ["A D"] * 3, "Telefon": ["20006581"] * 3, "Mobil": ["20006582"] * 3}
    )
    assert found.at[Field.CO_TENANT] == (3, 4)
    assert found.at[Field.PHONE] == (5, 6)


def test_what_is_not_needed_and_what_only_helps_is_not_kept() -> None:
    found = columns(GOOD | {"Etnicitet": ["DK"] * 3, "Bemærkning": ["syg"] * 3, "Afdeling": ["1"] * 3})
    assert [column.header for column in found.all if column.kept] == list(GOOD)
    assert (why(found)["Etnicitet"], why(found)["Bemærkning"], why(found)["Afdeling"]) == (
        "not_needed",
        "free_text",
        "helper",
    )


def test_the_header_of_a_field_is_the_landlords_own_word() -> None:
    found = columns(GOOD)
    assert (found.header(Field.BALANCE), found.header(Field.PHONE), found.first(Field.PHONE)) == ("Saldo", "", None)


def test_every_field_and_every_reason_has_words() -> None:
    with translation.override("en"):
        assert set(LABELS) == set(Field)
        assert all(str(text) for text in [*LABELS.values(), *WHY.values()])
        assert columns(GOOD).all[0].explanation == "recognised by its name"
