"""Lines in the ledger of a municipal guarantee."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from coordination.actions.guarantees import BeyondBalanceError, Line
from coordination.forms.again import ShownAgain
from coordination.forms.fields import KronerField, choices_of, day_field
from coordination.forms.guards import not_long_ago
from coordination.money import Balance, LedgerKind

# What stands in the way, by the balance that would fall below zero.
BEYOND = {
    Balance.RUNNING: _("More would be paid or missed than is guaranteed."),
    Balance.UNCLAIMED: _("More would be claimed than has been missed."),
    Balance.CLAIMED: _("More would be paid out than has been claimed."),
    Balance.OWED: _("More would be repaid or written off than has been paid out."),
}


class LineForm(ShownAgain):
    """An amount on a day."""

    usual = LedgerKind.CLAIM

    amount = KronerField(label=_("Amount, in kroner"))
    on = day_field(_("On which day?"), past=True)
    # Drawn with the form: sent twice, it is one line.
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].validators.append(not_long_ago)

    def clean_amount(self) -> Any:
        amount = self.cleaned_data["amount"]
        if amount is not None and amount <= 0:
            raise forms.ValidationError(_("Write an amount above zero."))
        return amount

    def refuse(self, error: BeyondBalanceError) -> None:
        """Say at the amount why the ledger does not take it."""
        why = BEYOND[error.balance] if error.balance else _("More would be guaranteed than the ceiling.")
        self.add_error("amount", why)

    def draw_key(self) -> None:
        """The key has written another line: sent again, it is a line of its own, and knowingly."""
        self.bring_up_to_date(key=uuid4())

    def line(self) -> Line:
        data = self.cleaned_data
        return Line(LedgerKind(data.get("kind") or self.usual), data["amount"], data["on"], data["key"])


class EntryLineForm(LineForm):
    """Any line, as the payments office writes it."""

    kind = forms.ChoiceField(label=_("What is written down?"), choices=choices_of(LedgerKind))

    field_order = ("kind", "amount", "on")


class GuaranteeForm(LineForm):
    """The first line, which opens the ledger: what is guaranteed, and up to what."""

    usual = LedgerKind.GUARANTEED

    ceiling = KronerField(label=_("Ceiling, in kroner"), help_text=_("Never more than this is guaranteed in all."))

    field_order = ("ceiling", "amount", "on")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        ceiling, amount = data.get("ceiling"), data.get("amount")
        if ceiling is not None and ceiling <= 0:
            self.add_error("ceiling", _("Write an amount above zero."))
        elif ceiling and amount and amount > ceiling:
            self.add_error("amount", _("More would be guaranteed than the ceiling."))
        return data
