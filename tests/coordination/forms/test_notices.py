"""What a landlord may write to the municipality, and what is sent back to be mended at its field."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from coordination.actions.notices import BACK_TO_LANDLORD
from coordination.forms.notices import CONSENT_RUNS, TOLD_BACK, ConsentForm, NameAndAddress, ReportForm
from coordination.lifecycle import ConsentMethod, DataCategory

HOME = {"tenant_name": "Mette Skovgaard-Holm", "street": "Fjordparken 17, 2. tv.", "postcode": "9999", "city": "Nordby"}
OVERRIDE = "Mette \u202eretsehC"


def today() -> date:
    return timezone.localdate()


def consent(**changed) -> ConsentForm:
    given = {"categories": ["contact"], "given_on": today(), "method": "written"}
    return ConsentForm({**HOME, **given, "expires_on": today() + CONSENT_RUNS, "evidence": "", **changed})


def report(**changed) -> ReportForm:
    return ReportForm({**HOME, "has_consent": "no", **changed})


def faults(form) -> dict[str, int]:
    return {name: len(errors) for name, errors in form.errors.items()}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("tenant_name", ""),
        ("tenant_name", "Mette 010190-1234"),
        ("tenant_name", "x" * 161),
        ("tenant_name", OVERRIDE),
        ("tenant_name", "Mette\x00"),
        ("street", "x" * 201),
        ("street", "Fjordparken 17, cpr 0101901234"),
        ("postcode", "999"),
        ("postcode", "99999"),
        ("postcode", "٩٩٩٩"),
        ("city", "010190 1234"),
    ],
)
def test_a_name_or_address_that_cannot_be_right_is_refused_at_its_field(field, value):
    form = NameAndAddress({**HOME, field: value})
    assert faults(form) == {field: 1}
    assert form[field].value() == value


@pytest.mark.parametrize("name", ["محمد علي", "Ærø Šafář", "Mette 🏠", "d'Angelo, Fatma", " Mette "])
def test_every_name_a_person_can_have_is_welcome(name):
    form = NameAndAddress({**HOME, "tenant_name": name})
    assert form.is_valid()
    assert form.cleaned_data["tenant_name"] == name.strip()


def test_the_address_says_whether_it_is_protected():
    form = NameAndAddress(HOME)
    assert form.is_valid()
    assert form.address(protected=True).protected
    assert not form.address().protected


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"categories": []}, "categories"),
        ({"categories": ["household"]}, "categories"),
        ({"given_on": "31-02-2026"}, "given_on"),
        ({"given_on": "9999-12-31"}, "given_on"),
        ({"given_on": "1026-02-01"}, "given_on"),
        ({"method": "telepathy"}, "method"),
        ({"expires_on": "2020-01-01"}, "expires_on"),
        ({"expires_on": "9999-12-31"}, "expires_on"),
        ({"expires_on": ""}, "expires_on"),
        ({"evidence": "cpr 010190-1234"}, "evidence"),
    ],
)
def test_a_consent_that_is_none_is_refused_at_its_field(changed, field):
    assert set(consent(**changed).errors) == {field}


def test_a_consent_runs_a_year_at_most():
    assert consent(expires_on=today() + timedelta(days=366)).is_valid()
    assert faults(consent(expires_on=today() + timedelta(days=367))) == {"expires_on": 1}


def test_a_consent_names_exactly_what_was_ticked():
    form = consent(categories=["contact", "dates"], evidence="Blanket i sagen")
    assert form.is_valid()
    given = form.consent()
    assert given.categories == {DataCategory.CONTACT, DataCategory.DATES}
    assert (given.method, given.evidence) == (ConsentMethod.WRITTEN, "Blanket i sagen")


def test_each_choice_shows_what_would_be_passed_on():
    form = ConsentForm(told={DataCategory.CONTACT: "20000001", DataCategory.ARREARS: "", DataCategory.DATES: ""})
    labels = [str(label) for _value, label in form.fields["categories"].choices]
    assert labels[0].endswith(": 20000001")
    assert labels[1] != labels[2]
    assert len({label.rpartition(": ")[2] for label in labels[1:]}) == 1


def test_the_tick_says_all_that_is_stored_with_it():
    """The tenant is asked for each kind of data that the consent to the landlord will name."""
    assert set(TOLD_BACK) == BACK_TO_LANDLORD
    label = str(ConsentForm().fields["agreed_back"].label)
    assert [words for words in TOLD_BACK.values() if str(words) not in label] == []
    for said in ("i kontakt med lejer", "del af planen", "betaling"):
        assert said in label


def test_a_report_has_at_most_twelve_fields():
    assert len(ReportForm().fields) <= 12


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"arrears": "-6.200,00"}, "arrears"),
        ({"arrears": "seks tusind"}, "arrears"),
        ({"arrears": "99999999999999"}, "arrears"),
        ({"rent_due_on": "2026-02-31"}, "rent_due_on"),
        ({"rent_due_on": "9999-01-01"}, "rent_due_on"),
        ({"rent_due_on": "0026-02-01"}, "rent_due_on"),
        ({"rent_due_on": "2026-02-02", "demand_received_on": "2026-02-01"}, "demand_received_on"),
        ({"phone": "ring til datteren"}, "phone"),
        ({"phone": "010190-1234"}, "phone"),
        ({"phone": "x" * 10_000}, "phone"),
        ({"has_consent": ""}, "has_consent"),
        ({"has_consent": "måske"}, "has_consent"),
        ({"has_consent": "yes", "given_on": "2026-02-01"}, "method"),
        ({"has_consent": "yes", "method": "oral"}, "given_on"),
        ({"has_consent": "yes", "method": "oral", "given_on": "i går"}, "given_on"),
    ],
)
def test_a_report_that_cannot_be_right_is_refused_at_its_field(travel, changed, field):
    travel(date(2026, 3, 1))
    form = report(**changed)
    assert set(form.errors) == {field}
    for name, value in changed.items():
        assert form[name].value() == value


def test_a_consent_that_has_run_out_is_no_consent():
    given_on = today() - CONSENT_RUNS - timedelta(days=1)
    assert set(report(has_consent="yes", method="oral", given_on=given_on).errors) == {"given_on"}


@pytest.mark.parametrize(
    ("written", "kroner"), [("8.169,00", "8169.00"), ("8169", "8169.00"), ("kr. 8.169,50", "8169.50")]
)
def test_amounts_are_written_as_in_denmark(written, kroner):
    form = report(arrears=written)
    assert form.is_valid()
    assert str(form.facts().arrears) == kroner


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ({}, {DataCategory.CONTACT}),
        ({"phone": "20 00 00 12"}, {DataCategory.CONTACT}),
        ({"arrears": "6200"}, {DataCategory.ARREARS}),
        ({"rent_due_on": "2026-02-01"}, {DataCategory.ARREARS}),
        ({"demand_received_on": "2026-02-09"}, {DataCategory.DATES}),
        (
            {"phone": "20000012", "arrears": "1", "demand_received_on": "2026-02-09"},
            {DataCategory.CONTACT, DataCategory.ARREARS, DataCategory.DATES},
        ),
    ],
)
def test_a_reports_consent_names_what_was_written_and_nothing_else(travel, written, named):
    travel(date(2026, 3, 1))
    form = report(has_consent="yes", method="oral", given_on="2026-03-01", **written)
    assert form.is_valid()
    assert form.has_agreed
    assert form.consent().categories == named
    assert form.consent().expires_on == date(2026, 3, 1) + CONSENT_RUNS


def test_without_a_yes_what_was_written_of_a_consent_says_nothing():
    form = report(has_consent="no", given_on=today(), method="oral")
    assert form.is_valid()
    assert not form.has_agreed
