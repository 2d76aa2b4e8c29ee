"""Column names in other systems' spellings stand for the same fields."""

import pytest

from coordination.intake.fields import Field
from coordination.intake.names import Strength, is_cpr_name, is_free_text_name, key, meaning, recognised, words


@pytest.mark.parametrize(
    "header",
    [
        "Lejemålsnr",
        "LEJEMÅLSNR.",
        "Lejemåls-nr",
        "lejemaalsnr",
        "Lejemålsnummer",
        "Lejemåls nummer",
        "Lejema\u030alsnr",
    ],
)
def test_spelling_case_and_dots_do_not_matter(header: str) -> None:
    assert key(header) == "lejemaalsnr"


@pytest.mark.parametrize(
    ("header", "comparable"),
    [
        ("Påkrav modtaget d.", "paakrav modtaget"),
        ("Saldo (kr.)", "saldo"),
        ("Saldo i kr.", "saldo"),
        ("Dato", "dato"),
        ("Saldo pr. 30-11-2026", "saldo"),
        ("Saldo 30.11", "saldo"),
        ("30-11-2026", "30 11 2026"),
        ("(Saldo)", "saldo"),
        ("Påkrav\r\ndato", "paakrav"),
        ("Tenancy No.", "tenancy nr"),
    ],
)
def test_units_and_trailing_words_fall_away(header: str, comparable: str) -> None:
    assert words(header) == comparable


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Lejemål", Field.TENANCY_NUMBER),
        ("Tenancy number", Field.TENANCY_NUMBER),
        ("Lejers navn", Field.TENANT_NAME),
        ("Lejer 2", Field.CO_TENANT),
        ("Fornavn", Field.FIRST_NAME),
        ("Vejnavn", Field.STREET),
        ("Etage/dør", Field.FLOOR),
        ("Postnr. & by", Field.POSTCODE_CITY),
        ("Post nr.", Field.POSTCODE),
        ("Restance i alt", Field.BALANCE),
        ("Skyldigt beløb", Field.BALANCE),
        ("Arrears (DKK)", Field.BALANCE),
        ("Ældste restance", Field.OLDEST_DUE_ON),
        ("Oldest due date", Field.OLDEST_DUE_ON),
        ("Restance siden d.", Field.OLDEST_DUE_ON),
        ("Antal mdr. i restance", Field.MONTHS),
        ("Senest rykket", Field.REMINDER_SENT_ON),
        ("Påkrav dato", Field.DEMAND_SENT_ON),
        ("Påkravsdato", Field.DEMAND_SENT_ON),
        ("Påkrav kommet frem d.", Field.DEMAND_RECEIVED_ON),
        ("Demand received", Field.DEMAND_RECEIVED_ON),
        ("Fogedmøde", Field.HEARING_ON),
        ("Sendt til fogedretten", Field.FILED_ON),
        ("Kommunen underrettet", Field.NOTIFIED_ON),
        ("Fritaget for Digital Post", Field.EXEMPT_DIGITAL_POST),
        ("Mobilnr.", Field.PHONE),
        ("E-mail adresse", Field.EMAIL),
        ("Kravtype", Field.CLAIM_TYPE),
        ("c/o", Field.CARE_OF),
        ("Adressebeskyttelse", Field.ADDRESS_PROTECTED),
    ],
)
def test_a_known_name_is_sure(header: str, field: Field) -> None:
    assert meaning(header) == (field, Strength.SURE)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Beløb", Field.BALANCE),
        ("Forfald", Field.OLDEST_DUE_ON),
        ("Modtaget", Field.DEMAND_RECEIVED_ON),
        ("Bolignr.", Field.TENANCY_NUMBER),
        ("Restance pr. dags dato", Field.BALANCE),
        ("Lejers privatadresse", Field.STREET),
        ("Dato for ophævelsen", Field.TERMINATED_ON),
        ("Lejemålets reference nr", Field.TENANCY_NUMBER),
    ],
)
def test_another_name_is_likely(header: str, field: Field) -> None:
    assert meaning(header) == (field, Strength.LIKELY)


@pytest.mark.parametrize("header", ["Lejem?lsnr", "Lejem\ufffdlsnr"])
def test_a_name_that_lost_its_letters_is_still_known(header: str) -> None:
    assert meaning(header) == (Field.TENANCY_NUMBER, Strength.SURE)


@pytest.mark.parametrize(
    "header",
    [
        "Lejernr",
        "Etnicitet",
        "Intern score",
        "Boligstøtte",
        "Frist",
        "Heraf husleje",
        "Ikke forfaldent",
        "Restance primo",
        "Restance 30 dage",
        "Indflytning",
        "Husleje pr. md.",
        "Fogedens j.nr.",
        "Antal børn",
        "Nationalitet",
        "Påkravsgebyr",
        "??",
        "Fraflytning senest",
        "",
    ],
)
def test_a_name_that_is_not_on_the_allow_list_means_nothing(header: str) -> None:
    assert meaning(header) is None


@pytest.mark.parametrize("header", ["Cpr-nr.", "CPR", "Lejers CPR nummer", "Personnr", "Personnummer", "SSN"])
def test_a_cpr_column_is_known_by_its_name(header: str) -> None:
    assert is_cpr_name(header)
    assert meaning(header) is None


@pytest.mark.parametrize("header", ["Bemærkning", "Noter", "Note", "Kommentarer", "Remarks", "Bem."])
def test_a_remarks_column_is_known_by_its_name(header: str) -> None:
    assert is_free_text_name(header)
    assert meaning(header) is None


def test_a_header_is_recognised_by_its_different_columns() -> None:
    assert recognised(["Navn", "Lejer", "Saldo", "CPR", "Noter", None, 5, "x" * 100], {}) == 4
    assert recognised(["Nøgle", "Rest"], {"noegle": "tenancy_number"}) == 2
