"""Showing a form once more with what was written in it."""

from typing import Any

from django import forms


class ShownAgain(forms.Form):
    """A bound form whose hidden fields are brought up to date, so that sending it again is sending it knowingly."""

    def bring_up_to_date(self, **hidden: object) -> None:
        data: Any = self.data
        data = data.copy()
        for name, value in hidden.items():
            data[name] = str(value)
        self.data = data
