"""What PostgreSQL's catalogue says is open: tables without policies, views and functions that look past them."""

from collections.abc import Iterable, Iterator

import psycopg

VERBS = {"SELECT", "INSERT", "UPDATE", "DELETE"}
# Tables that hold no row of a case, by app, and why each may do without policies.
OPEN_APPS = {
    "account_": "addresses and confirmations of sign-in, asked before anybody is known",
    "auth_": "groups and rights, which only the owner writes",
    "content_": "the pages that everybody reads, and what was said of them",
    "django_": "sessions (sealed), types, migrations",
    "guardian_": "guardian's own tables, unused: grants stand in coordination_partgrant",
    "mfa_": "second factors (sealed), asked before anybody is known",
    "taggit_": "tags of images and documents of pages",
    "wagtail": "pages, images and documents, and their history; a restricted page is Wagtail's to hold",
}
OPEN_TABLES = {
    "accounts_user": "signing in asks for it before anybody is known",
    "accounts_user_user_permissions": "only the owner writes it",
    "accounts_agency": "which agencies there are is no secret; only the owner writes it",
    "coordination_legalground": "law; what it opens is held by a trigger",
    "coordination_deadlinerule": "law; what the program names in it is held by a trigger",
    "coordination_nextsteprule": "what the hub suggests, and when; of no case",
    "coordination_processingtime": "how long offices usually take; of no case",
    "coordination_yearlyfigure": "figures of whole years, suppressed before they are stored; of no case",
    "hub_identity_key": "nobody but the owner has any right on it",
}
# Functions that run as the owner: whom each answers.
LOOKING_PAST = {
    "hub_says": "the signed word of the asker's own transaction",
    "hub_me": "the asker's own membership",
    "coordination_plans": "whether the asker's unit coordinates the case",
    "coordination_plans_part": "whether the asker's unit coordinates the part's case",
    "coordination_plans_uuid": "whether the asker's unit coordinates the case",
    "coordination_lawful": "the unit that coordinates, and the hub: may the line stand?",
    "coordination_in_ledger": "the unit that coordinates, and the hub: does a line say so?",
    "coordination_consent_of": "the unit that coordinates, the agency it is told to, and the hub",
    "coordination_guarantee_runs": "the office whose part it is, the case's landlord, and the hub",
}


def found_open(driver: psycopg.Connection, roles: dict[str, str]) -> list[str]:
    """Everything that is open and has no reason in the lists above; `roles`: work -> login."""
    return [
        *_tables(driver), *_policies(driver), *_views(driver), *_functions(driver), *_public(driver),
        *_owned(driver, roles), *_members(driver, roles),
    ]  # fmt: skip


def _ask(driver: psycopg.Connection, query: str, *given: object) -> list[tuple]:
    return driver.execute(query.encode(), given or None).fetchall()


def _tables(driver: psycopg.Connection) -> Iterator[str]:
    rows = _ask(driver, "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
                        " WHERE relkind IN ('r', 'p', 'f') AND relnamespace = 'public'::regnamespace")  # fmt: skip
    for name, is_on, is_forced in rows:
        is_known = name in OPEN_TABLES or name.startswith(tuple(OPEN_APPS))
        if not (is_on and is_forced) and not is_known:
            yield f"table {name} is under no policies, or its owner is past them"
        if is_on and is_known:
            yield f"table {name} is listed as open and is not"


def _policies(driver: psycopg.Connection) -> Iterator[str]:
    rows = _ask(driver, "SELECT c.relname, array_agg(p.cmd) FILTER (WHERE p.policyname <> 'upkeep'),"
                        " bool_or(p.policyname = 'upkeep' AND p.roles = ARRAY[pg_get_userbyid(c.relowner)])"
                        " FROM pg_class AS c LEFT JOIN pg_policies AS p ON p.tablename = c.relname"
                        " WHERE c.relrowsecurity AND c.relnamespace = 'public'::regnamespace GROUP BY 1")  # fmt: skip
    for name, verbs, has_upkeep in rows:
        if set(verbs or ()) != VERBS or not has_upkeep:
            yield f"table {name} has policies for {verbs} only, or none for its owner"
    rows = _ask(driver, "SELECT tablename, policyname FROM pg_policies WHERE coalesce(qual, '') || coalesce(with_check,"
                        " '') ~ '(\\m\\w+\\.\\w+) = \\1\\M' OR permissive <> 'PERMISSIVE'")  # fmt: skip
    yield from (f"policy {name} on {table} compares a column with itself" for table, name in rows)


def _views(driver: psycopg.Connection) -> Iterator[str]:
    rows = _ask(driver, "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND (relkind = 'm' OR"
                        " (relkind = 'v' AND NOT coalesce(reloptions, '{}') && '{security_invoker=true,"
                        "security_invoker=on}'))")  # fmt: skip
    yield from (f"view {name} looks with its owner's eyes" for (name,) in rows)


def _functions(driver: psycopg.Connection) -> Iterator[str]:
    rows = _ask(driver, "SELECT proname, prosecdef, coalesce(array_to_string(proconfig, ';'), ''),"
                        " p.proowner = d.datdba FROM pg_proc AS p"
                        " JOIN pg_database AS d ON d.datname = current_database()"
                        " WHERE pronamespace = 'public'::regnamespace")  # fmt: skip
    for name, looks_past, settings, is_owners in rows:
        pinned = settings in {"search_path=pg_catalog, public, pg_temp", "search_path=pg_catalog, pg_temp"}
        if looks_past and name not in LOOKING_PAST:
            yield f"function {name} runs as its owner"
        if not pinned or not is_owners:
            yield f"function {name} has no search path of its own, or another owner"
    yield from (
        f"function {name} is listed and is not there" for name in LOOKING_PAST.keys() - {row[0] for row in rows}
    )


# Text that names nobody: the wording of the law and of rules, codes, references, a file's type, a key's id.
NAMES_NOBODY = {
    "coordination_case.reference", "coordination_attachment.content_type", "coordination_tenantnumber.index_key",
    "coordination_deadline.code", "coordination_clockchange.code", "coordination_inboxrow.due_code",
}  # fmt: skip


def noted_text(driver: psycopg.Connection, columns: Iterable[tuple[str, str]]) -> list[str]:
    """Of these columns, those whose values the planner notes: EXPLAIN would tell anybody of them."""
    found = []
    for table, column in columns:
        target = _ask(driver, "SELECT attstattarget FROM pg_attribute WHERE attrelid = %s::regclass AND attname = %s",
                      table, column)  # fmt: skip
        is_law = table in OPEN_TABLES or f"{table}.{column}" in NAMES_NOBODY
        found += [f"{table}.{column}"] * (target != [(0,)] and not is_law)
    return found


def _public(driver: psycopg.Connection) -> Iterator[str]:
    rows = _ask(driver, "SELECT c.relname, a.privilege_type FROM pg_class AS c, aclexplode(c.relacl) AS a"
                        " WHERE a.grantee = 0 AND c.relnamespace = 'public'::regnamespace")  # fmt: skip
    yield from (f"everybody has {verb} on {name}" for name, verb in rows)
    rows = _ask(driver, "SELECT a.privilege_type FROM pg_database AS d, aclexplode(coalesce(d.datacl,"
                        " acldefault('d', d.datdba))) AS a WHERE a.grantee = 0 AND d.datname = current_database()"
                        " UNION ALL SELECT a.privilege_type FROM pg_namespace AS n, aclexplode(n.nspacl) AS a"
                        " WHERE a.grantee = 0 AND n.nspname = 'public' AND a.privilege_type <> 'USAGE'")  # fmt: skip
    yield from (f"everybody has {verb} on the database or its schema" for (verb,) in rows)
    rows = _ask(driver, "SELECT defaclobjtype FROM pg_default_acl")
    yield from (f"what is made later is open to somebody ({kind})" for (kind,) in rows)


def _owned(driver: psycopg.Connection, roles: dict[str, str]) -> Iterator[str]:
    rows = _ask(driver, "SELECT rolname FROM pg_shdepend JOIN pg_roles AS r ON r.oid = refobjid WHERE deptype = 'o'"
                        " AND rolname = ANY (%s)", list(roles.values()))  # fmt: skip
    yield from (f"{name} owns something" for (name,) in rows)
    rows = _ask(driver, "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) AND (rolsuper OR rolcreaterole OR"
                        " rolcreatedb OR rolreplication)", list(roles.values()))  # fmt: skip
    yield from (f"{name} has more than a login" for (name,) in rows)
    rows = _ask(driver, "SELECT rolname FROM pg_roles WHERE rolname = ANY (%s) AND rolbypassrls", list(roles.values()))
    yield from (f"{name} is past all policies" for (name,) in rows if name != roles.get("backup"))


def _members(driver: psycopg.Connection, roles: dict[str, str]) -> Iterator[str]:
    rows = _ask(driver, "SELECT m.member::regrole::text, m.roleid::regrole::text, m.inherit_option FROM pg_auth_members"
                        " AS m WHERE m.member::regrole::text = ANY (%s)", list(roles.values()))  # fmt: skip
    for member, of, inherits in rows:
        if (member, of) != (roles.get("worker"), roles.get("retention")) or inherits:
            yield f"{member} is of {of}"
