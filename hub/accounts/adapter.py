"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedSignup(DefaultAccountAdapter):
    """An account is made by an agency's lead or the municipality, never by whoever comes by."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
