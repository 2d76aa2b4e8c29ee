"""What each role may do in PostgreSQL, table by table.

Pages connect as the web role, Celery as the worker. They own nothing: they read and write rows, never change the shape
of the database, and cannot alter what must stay as it was written. Only retention deletes what has been kept long
enough; reports see no row of a case; a backup reads everything and writes nothing. Which rows a verb reaches is held by
the policies in the migrations (hub.accounts.row_security).
"""

from typing import Any

from django.apps import AppConfig, apps
from django.conf import settings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from hub.accounts.identity import signing_key

EVERYTHING = ("SELECT", "INSERT", "UPDATE", "DELETE")
APPEND_ONLY = ("SELECT", "INSERT")
NO_DELETE = ("SELECT", "INSERT", "UPDATE")
READ_ONLY = ("SELECT",)
HMAC_BLOCK = 64  # bytes of a block of SHA-256 (RFC 2104)

Verbs = tuple[str, ...]
NONE: Verbs = ()

# What stands as it was written: a correction is a new row. And what is kept ready, and goes with what it follows from.
_OF_CASES: dict[str, Verbs] = {
    "coordination": NO_DELETE,
    # The wording is edited in the admin of the pages; new grounds come with a migration.
    "coordination.legalground": ("SELECT", "UPDATE"),
    "coordination.deadlinerule": ("SELECT", "UPDATE"),
    "coordination.processingtime": ("SELECT", "UPDATE"),
    "coordination.clockchange": APPEND_ONLY,
    "coordination.nextsteprule": ("SELECT", "UPDATE"),
    "coordination.entry": APPEND_ONLY,
    "coordination.attachment": APPEND_ONLY,
    "coordination.landlordnotice": APPEND_ONLY,
    "coordination.instalmentplan": APPEND_ONLY,
    "coordination.guarantee": APPEND_ONLY,
    "coordination.guaranteeentry": APPEND_ONLY,
    "coordination.lookup": APPEND_ONLY,
    "coordination.stagemove": APPEND_ONLY,
    "coordination.closing": APPEND_ONLY,
    "coordination.handover": APPEND_ONLY,
    "coordination.signal": APPEND_ONLY,
    "coordination.noticeoutcome": APPEND_ONLY,
    # A grant ends when its row goes; what was granted and why stays in Disclosure.
    "coordination.partgrant": EVERYTHING,
    # Kept ready from the parts and grants: an agency's row goes with its grant.
    "coordination.inboxrow": EVERYTHING,
    "coordination.arrearsline": EVERYTHING,
}
# Who may do what at all, and what guardian and Wagtail ask their own rights of: nobody gives those through a page.
_PERMISSIONS: dict[str, Verbs] = {
    "auth": READ_ONLY,
    "contenttypes": READ_ONLY,
    "guardian": READ_ONLY,
    "wagtailcore.grouppagepermission": READ_ONLY,
    "wagtailcore.groupcollectionpermission": READ_ONLY,
    "accounts.user_user_permissions": READ_ONLY,
    "accounts.agency": READ_ONLY,
    "migrations": READ_ONLY,
}
# Law, what agencies chose, and figures without persons: nothing of these is ever old enough to be deleted by night.
_NEVER_ERASED: dict[str, Verbs] = {
    f"coordination.{model}": READ_ONLY
    for model in (
        "legalground", "deadlinerule", "processingtime", "nextsteprule", "yearlyfigure", "savedfilter", "importprofile",
        "arrearslist",
    )
}  # fmt: skip
# role -> app label or app_label.model -> verbs. The model's own row wins over its app's; "*" is for the rest.
ROLE_VERBS: dict[str, dict[str, Verbs]] = {
    "web": {
        "*": EVERYTHING,
        "audit": APPEND_ONLY,
        "accounts": NO_DELETE,
        # Whom Wagtail lets write follows the memberships, in both directions (content.editors).
        "accounts.user_groups": EVERYTHING,
        "outbox": NO_DELETE,
        **_OF_CASES,
        **_PERMISSIONS,
        "coordination.yearlyfigure": READ_ONLY,
    },
    "worker": {
        "*": READ_ONLY,
        "audit": APPEND_ONLY,
        "outbox": NO_DELETE,
        # Nothing that signs anybody in.
        "sessions": NONE,
        "mfa": NONE,
        **_OF_CASES,
        "coordination.yearlyfigure": APPEND_ONLY,
    },
    "retention": {
        "*": NONE,
        "accounts": READ_ONLY,
        "auth": READ_ONLY,
        "audit": ("SELECT", "INSERT", "DELETE"),
        "coordination": ("SELECT", "DELETE"),
        "outbox": ("SELECT", "DELETE"),
        **_NEVER_ERASED,
    },
    "report": {"*": NONE, "accounts.agency": READ_ONLY, "coordination.legalground": READ_ONLY},
    "backup": {"*": READ_ONLY},
}


def verbs_for(role: str, app_label: str, model_name: str) -> Verbs:
    """The SQL verbs of a role (by its work: "web") on one model's table."""
    table = ROLE_VERBS[role]
    return table.get(f"{app_label}.{model_name}", table.get(app_label, table["*"]))


def grant_role(connection: BaseDatabaseWrapper, work: str, role: str) -> None:
    """Give the login `role` the rights of its work on every table there is. Run as the owner; safe to repeat."""
    quote = connection.ops.quote_name
    existing = set(connection.introspection.table_names())
    statements = [f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {quote(role)}" for kind in ("TABLES", "SEQUENCES")]
    if work == "backup":
        # Nobody else: the columns draw their numbers without a right, and a sequence tells how many rows there are.
        statements.append(f"GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO {quote(role)}")
    granted = {"django_migrations": verbs_for(work, "migrations", "")}
    for model in apps.get_models(include_auto_created=True):
        granted[model._meta.db_table] = verbs_for(work, model._meta.app_label, model._meta.model_name or "")
    for table in sorted(existing):
        # A table that no model of ours names is nobody's business here.
        if allowed := granted.get(table):
            statements.append(f"GRANT {', '.join(allowed)} ON {quote(table)} TO {quote(role)}")
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def grant_roles(connection: BaseDatabaseWrapper) -> None:
    """The rights of every role that the environment names and the server has."""
    for work, role in settings.ROLES.items():
        if role and role_exists(connection, role):
            grant_role(connection, work, role)


def install_identity_keys(connection: BaseDatabaseWrapper) -> None:
    """Let the database verify what pages sign (hub.accounts.identity). Run as the owner; safe to repeat.

    A dump leaves the table out, since no role but the owner reads it: then it is made anew (accounts.0002).
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS hub_identity_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL)"
        )
        cursor.execute("DELETE FROM hub_identity_key")
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
            key = signing_key(secret).ljust(HMAC_BLOCK, b"\0")
            pads = [bytes(byte ^ pad for byte in key) for pad in (0x36, 0x5C)]
            cursor.execute("INSERT INTO hub_identity_key (inner_pad, outer_pad) VALUES (%s, %s)", pads)


def role_exists(connection: BaseDatabaseWrapper, role: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        return cursor.fetchone() is not None


def grant_after_migrate(sender: AppConfig, using: str, **_: Any) -> None:
    """After the last app has migrated: the keys of identity, and the rights of the roles that the environment names."""
    if sender.label != list(apps.get_app_configs())[-1].label:
        return
    connection = connections[using]
    install_identity_keys(connection)
    grant_roles(connection)
