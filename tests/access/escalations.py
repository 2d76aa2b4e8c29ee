"""More than one's role and rights: other roles, other shapes of the database, files, programs, other people's seats."""

from tests.access.attempts import STANDS, UNKNOWN, Attempt, in_vain, refused

_DDL = {
    "a table": "CREATE TABLE own (id int)",
    "a table for the session": "CREATE TEMP TABLE own (id int)",
    "a table of what is read": "SELECT * INTO own FROM coordination_case",
    "a view": "CREATE VIEW own AS SELECT 1",
    "a schema": "CREATE SCHEMA own",
    "a type": "CREATE TYPE own AS (id int)",
    "an operator": "CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "a trigger": "CREATE TRIGGER own BEFORE INSERT ON coordination_entry EXECUTE FUNCTION audit_stands()",
    "a rule": "CREATE RULE own AS ON INSERT TO coordination_entry DO INSTEAD NOTHING",
    "a policy": "CREATE POLICY own ON coordination_case USING (true)",
    "another policy": "ALTER POLICY reading ON coordination_case USING (true)",
    "no policy": "DROP POLICY reading ON coordination_case",
    "no row-level security": "ALTER TABLE coordination_case DISABLE ROW LEVEL SECURITY",
    "an owner past the policies": "ALTER TABLE coordination_case NO FORCE ROW LEVEL SECURITY",
    "a table of one's own": "ALTER TABLE coordination_case OWNER TO {web_role}",
    "no triggers": "ALTER TABLE audit_auditevent DISABLE TRIGGER ALL",
    "an empty record": "TRUNCATE audit_auditevent",
    "a role": "CREATE ROLE own SUPERUSER",
}
_POWER = {
    "to be the owner": "SET LOCAL ROLE {owner_role}",
    "to have signed in as the owner": "SET SESSION AUTHORIZATION {owner_role}",
    "to be the backup": "SET LOCAL ROLE {backup_role}",
    "to be a superuser": "ALTER ROLE CURRENT_USER SUPERUSER",
    "to be past all policies": "ALTER ROLE CURRENT_USER BYPASSRLS",
    "to make roles": "ALTER ROLE CURRENT_USER CREATEROLE",
    "to be of the owners": "GRANT {owner_role} TO CURRENT_USER",
    "to end the owner's session": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE usename = '{owner_role}'",
    "to have the server read its settings": "SELECT pg_reload_conf()",
    "to read a file": "SELECT pg_read_file('/etc/passwd')",
    "to read a folder": "SELECT pg_ls_dir('.')",
    "to load a file": "SELECT lo_import('/etc/passwd')",
    "to write a file": "COPY coordination_case TO '/tmp/own'",
    "to read a file into a table": "COPY coordination_case FROM '/etc/passwd'",
    "to run a program": "COPY (SELECT 1) TO PROGRAM 'true'",
    "to draw a number": "SELECT nextval('coordination_case_id_seq')",
    "to read how many numbers were drawn": "SELECT last_value FROM coordination_tenancy_id_seq",
    "to set a number": "SELECT setval('coordination_case_id_seq', 1)",
}
_LANGUAGES = {"another database": "dblink", "files": "file_fdw", "a server elsewhere": "postgres_fdw"}
_SEAT = (
    "INSERT INTO accounts_membership (public_id, user_id, agency_id, role, valid_from, invited_as)"
    " VALUES (gen_random_uuid(), {{{who}_user}}, {{{where}_agency}}, 'lead', '2020-01-01', '')"
)
_PERSON = (
    "INSERT INTO accounts_user (password, is_superuser, email, name, language, is_active, date_joined, session_epoch)"
    " VALUES ('', true, 'own@example.invalid', '', 'da', true, now(), 0)"
)

ESCALATIONS: tuple[Attempt, ...] = (
    *(refused(f"to make {what}", "nobody", statement) for what, statement in _DDL.items()),
    *(refused(what, "nobody", statement) for what, statement in _POWER.items()),
    *(
        refused(f"to reach {what}", "nobody", f"CREATE EXTENSION {name}", states=UNKNOWN)
        for what, name in _LANGUAGES.items()
    ),
    in_vain("to let the report role in", "nobody", "GRANT SELECT ON coordination_case TO {report_role}",
            "SELECT has_table_privilege('{report_role}', 'coordination_case', 'SELECT')", control=""),
    refused("to make a superuser", "unit_lead", _PERSON),
    refused("to become a superuser", "ydelse", "UPDATE accounts_user SET is_superuser = true WHERE id = {ydelse_user}"),
    in_vain("to become a lead", "ydelse", "UPDATE accounts_membership SET role = 'lead' WHERE id = {ydelse}"),
    in_vain("to go on after the end", "nobody",
            "UPDATE accounts_membership SET valid_until = NULL WHERE id = {ended}"),
    refused("to take a seat in the unit", "ydelse", _SEAT.format(who="ydelse", where="anne")),
    refused("a lead who takes a seat elsewhere", "fjordparken_lead",
            _SEAT.format(who="fjordparken_lead", where="anne")),
    refused("a seat with no identity", "nobody", _SEAT.format(who="ydelse", where="ydelse")),
    refused("a lead who moves her people to another agency", "fjordparken_lead",
            "UPDATE accounts_membership SET agency_id = {anne_agency} WHERE id = {fjordparken_lead}", states=STANDS),
    in_vain("a lead who makes herself the officer", "fjordparken_lead",
            "UPDATE accounts_membership SET role = 'data_protection_officer' WHERE id = {fjordparken_lead}",
            "SELECT 1 FROM audit_auditevent WHERE agency_id IS DISTINCT FROM {fjordparken_lead_agency}"),
    refused("another's password", "ydelse", "UPDATE accounts_user SET password = 'x' WHERE id = {anne_user}"),
    refused("another's password, as one who signs in", "nobody",
            "UPDATE accounts_user SET password = 'x' WHERE id = {anne_user}"),
    refused("mail of another, by their address", "ydelse",
            "UPDATE accounts_user SET email = 'own@example.invalid' WHERE id = {anne_user}"),
    refused("another's account, by its number", "ydelse", "UPDATE accounts_user SET id = -id WHERE id = {anne_user}",
            "UPDATE accounts_user SET id = {anne_user} WHERE id = {ydelse_user}"),
    refused("another's seat, by its number", "fjordparken_lead",
            "UPDATE accounts_membership SET id = -id WHERE id = {fjordparken_lead}", states=STANDS),
    refused("another's grants, by the number of a part", "ydelse",
            "UPDATE coordination_planpart SET id = -id WHERE id = {help_part}", states=STANDS),
    refused("to enter an agency's group", "ydelse",
            "INSERT INTO accounts_user_groups (user_id, group_id) VALUES ({ydelse_user}, {anne_group})"),
    refused("to make a landlord an office", "kmp", "UPDATE accounts_agency SET kind = 'housing_support_unit'"),
    refused("a right for oneself", "ydelse", "INSERT INTO accounts_user_user_permissions (user_id, permission_id)"
            " VALUES ({ydelse_user}, {read})"),
    refused("a right for one's group", "ydelse", "INSERT INTO auth_group_permissions (group_id, permission_id)"
            " VALUES ({ydelse_group}, {read})"),
    refused("guardian's other table", "ydelse", "INSERT INTO guardian_groupobjectpermission"
            " (object_pk, content_type_id, group_id, permission_id) VALUES ('1', 1, {ydelse_group}, {read})"),
)  # fmt: skip
