"""`manage.py restore_rights`: the last step of restoring a dump. Until it has run, no role but the owner gets in."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from hub.database import grant_roles, install_identity_keys, role_exists
from hub.run.roles import way_in


class Command(BaseCommand):
    help = "Lets the roles into this database and nobody else, each with its own rights; for a restored copy."

    def handle(self, *args: Any, **options: Any) -> None:
        roles = [role for role in settings.ROLES.values() if role]
        missing = [role for role in roles if not role_exists(connection, role)]
        if missing or not roles:
            raise CommandError(f"These roles must be there first: {', '.join(missing) or 'the web role'}.")
        with connection.cursor() as cursor:
            for role in roles:
                for statement in way_in(str(connection.settings_dict["NAME"]), role):
                    cursor.execute(statement.as_string(connection.connection))
        install_identity_keys(connection)
        grant_roles(connection)
        self.stdout.write(f"{connection.settings_dict['NAME']} is open to {', '.join(roles)} and to nobody else.")
