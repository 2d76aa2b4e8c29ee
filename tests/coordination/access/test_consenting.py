"""What a consent must say: specific in purpose and data, with an end."""

from datetime import date

import pytest

from coordination.access.consenting import NotAConsentError, check_categories, check_period, check_purpose
from coordination.lifecycle import DataCategory


@pytest.mark.parametrize(
    "purpose",
    [
        "alt",
        "Alt om mig og min økonomi",
        "Alle oplysninger i min sag",
        "samtlige relevante oplysninger",
        "Enhver oplysning",
        "Generelt samtykke til kommunen",
        "almindeligt   samtykke",
        "Hele sagen til udlejer",
        "Hvad som helst kommunen har brug for",
        "Oplysninger efter behov",
        "everything you need",
        "All relevant information",
    ],
)
def test_words_that_ask_for_everything_are_no_purpose(purpose):
    with pytest.raises(NotAConsentError, match="general"):
        check_purpose(purpose)


@pytest.mark.parametrize("purpose", ["", "hjælp", "Betaling", "a b c d e f", "..........", "Udlejeroplysninger"])
def test_a_word_alone_is_no_purpose(purpose):
    with pytest.raises(NotAConsentError, match="short"):
        check_purpose(purpose)


@pytest.mark.parametrize(
    "purpose",
    [
        "Tidlig hjælp",
        "At bede om mere tid",
        "Udlejer må vide, at en betaling er på vej",
        "Fritagelse for Digital Post",
        "Frem for alt at aftale en afdragsordning",
        "At sige, at der i alt skyldes to huslejer",
        "Saltum Boligforening skal kende datoen",
    ],
)
def test_a_purpose_of_its_own_is_one(purpose):
    check_purpose(purpose)


def test_no_kinds_of_data_and_all_kinds_of_data_are_no_choice():
    with pytest.raises(NotAConsentError, match="nothing"):
        check_categories([])
    with pytest.raises(NotAConsentError, match="everything"):
        check_categories(DataCategory.values)
    check_categories(DataCategory.values[:-1])


def test_a_consent_runs_a_year_at_most():
    check_period(date(2026, 2, 9), date(2027, 2, 9))
    with pytest.raises(NotAConsentError, match="long"):
        check_period(date(2026, 2, 9), date(2027, 2, 11))
