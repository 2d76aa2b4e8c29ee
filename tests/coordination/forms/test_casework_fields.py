"""Fields as the trade writes them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from coordination.causes import CAUSE_GROUPS, Cause
from coordination.forms.fields import MOST_FILES, FilesField, KronerField
from tests.factories.entry import PDF


@pytest.mark.parametrize(
    ("written", "amount"),
    [("7.840,00", "7840.00"), ("7840", "7840.00"), ("7840,5", "7840.50"), ("7.840", "7840.00"), ("kr. 12,00", "12.00")],
)
def test_kroner_are_read_as_danes_write_them(written, amount):
    assert KronerField().clean(written) == Decimal(amount)


@pytest.mark.parametrize("written", ["0,001", "12,3456", "1234.567", "1,234", "1e30", "-1", "9" * 21, "abc", "\x00"])
def test_what_is_no_amount_is_refused_and_never_rounded_to_one(written):
    with pytest.raises(ValidationError):
        KronerField().clean(written)


def test_an_amount_shown_is_one_that_can_be_sent_again():
    field = KronerField(required=False)
    assert field.clean(field.prepare_value(Decimal("7840.50"))) == Decimal("7840.50")
    assert field.clean("") is None


def test_so_many_files_are_refused_and_one_fewer_kept():
    uploads = [SimpleUploadedFile(f"{number}.pdf", PDF) for number in range(MOST_FILES + 1)]
    with pytest.raises(ValidationError):
        FilesField().clean(uploads)
    assert len(FilesField().clean(uploads[1:])) == MOST_FILES


def test_every_cause_stands_under_one_kind():
    grouped = [cause for _, causes in CAUSE_GROUPS for cause in causes]
    assert sorted(grouped) == sorted(Cause)
