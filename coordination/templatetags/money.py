"""Amounts as they are written in the reader's language."""

from typing import Any

from django import template

from coordination.reading.facts import kroner as in_words

register = template.Library()


@register.filter
def kroner(amount: Any) -> str:
    """ "8.169,00 kr."; empty when there is no amount."""
    return in_words(amount)
