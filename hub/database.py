"""What the web role may do in PostgreSQL.

The web process, the worker and the schedule connect as a role that owns nothing: it reads and writes rows, it never
changes the shape of the database, and it cannot alter what must stay as it was written. Which table allows what is the
table below; a table that is not named allows all four verbs (Wagtail's and Django's own).
"""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE")
APPEND_ONLY = ("SELECT", "INSERT")
NO_DELETE = ("SELECT", "INSERT", "UPDATE")
READ_ONLY = ("SELECT",)

# app label or app_label.model -> verbs. The model's own row wins over its app's.
WEB_VERBS: dict[str, tuple[str, ...]] = {
    "audit": APPEND_ONLY,
    "accounts": NO_DELETE,
    # Whom Wagtail lets write follows the memberships, in both directions (content.editors).
    "accounts.user_groups": EVERYTHING,
    "outbox": NO_DELETE,
    "coordination": NO_DELETE,
    # What was said, sent and attached stands as it was: a correction is a new row.
    "coordination.entry": APPEND_ONLY,
    "coordination.attachment": APPEND_ONLY,
    "coordination.landlordnotice": APPEND_ONLY,
    # A grant ends when its row goes; what was granted and why stays in Disclosure.
    "coordination.partgrant": EVERYTHING,
    # Kept ready from the parts and grants: an agency's row goes with its grant.
    "coordination.inboxrow": EVERYTHING,
    "coordination.arrearsline": EVERYTHING,
    "migrations": READ_ONLY,
}


def verbs_for(app_label: str, model_name: str) -> tuple[str, ...]:
    """The SQL verbs of the web role on one model's table."""
    return WEB_VERBS.get(f"{app_label}.{model_name}", WEB_VERBS.get(app_label, EVERYTHING))


def grant_web_role(connection: BaseDatabaseWrapper, role: str) -> None:
    """Give `role` the rights of the table above on every table there is. Run as the owner; safe to repeat."""
    quote = connection.ops.quote_name
    existing = set(connection.introspection.table_names())
    statements = [
        f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {quote(role)}",
        f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}",
    ]
    granted: dict[str, tuple[str, ...]] = {"django_migrations": READ_ONLY}
    for model in apps.get_models(include_auto_created=True):
        verbs = verbs_for(model._meta.app_label, model._meta.model_name or "")
        granted[model._meta.db_table] = verbs
    for table in sorted(existing):
        # A table that no model of ours names is nobody's business here.
        if allowed := granted.get(table):
            statements.append(f"GRANT {', '.join(allowed)} ON {quote(table)} TO {quote(role)}")
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def role_exists(connection: BaseDatabaseWrapper, role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def grant_after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    """After the last app has migrated, give the web role its rights, when the environment names one."""
    if sender.label != list(apps.get_app_configs())[-1].label:
        return
    role = settings.WEB_ROLE
    connection = connections[using]
    if role and role_exists(connection, role):
        grant_web_role(connection, role)
