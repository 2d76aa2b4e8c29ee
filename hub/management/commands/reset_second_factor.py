from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from hub.accounts.models import User
from hub.people.actions import forget_factors


class Command(BaseCommand):
    help = (
        "For somebody whose telephone, keys and codes are gone: forgets the second factor and ends the sessions."
        " At the next sign-in the person sets up a new one. Make sure first that it is the person who asks."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError("Nobody has this address.")
        self.stdout.write(f"{forget_factors(user=user)} forgotten.")
