"""Nothing in the database is open that is not listed, with a reason, as open; and what is planted open is found."""

from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, models

from tests.access.catalogue import found_open, noted_text
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db
SAFE_PATH = "SET search_path = pg_catalog, public, pg_temp"
PLANTED = {
    "a table": "CREATE TABLE planted (id int)",
    "a table with policies that do not hold its owner": "CREATE TABLE planted (id int);"
    " ALTER TABLE planted ENABLE ROW LEVEL SECURITY",
    "a table without a policy on deleting": "DROP POLICY deleting ON coordination_entry",
    "a table whose owner is past its policies": "ALTER TABLE coordination_case NO FORCE ROW LEVEL SECURITY",
    "a column that is compared with itself": "ALTER POLICY reading ON coordination_tenant USING (EXISTS ("
    "SELECT 1 FROM coordination_planpart AS p WHERE p.case_id = p.case_id))",
    "a view": "CREATE VIEW planted AS SELECT * FROM coordination_case",
    "a kept view": "CREATE MATERIALIZED VIEW planted AS SELECT 1 AS id",
    "a function that looks past": f"CREATE FUNCTION planted() RETURNS int LANGUAGE sql SECURITY DEFINER {SAFE_PATH}"
    " AS 'SELECT 1'",
    "a function that takes the asker's path": "CREATE FUNCTION planted() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "a listed function that takes the asker's path": "ALTER FUNCTION coordination_plans(bigint) RESET search_path",
    "a right for everybody": "GRANT SELECT ON coordination_legalground TO PUBLIC",
    "a right of everybody's on what comes": "ALTER DEFAULT PRIVILEGES IN SCHEMA public"
    " GRANT SELECT ON TABLES TO PUBLIC",
    "tables for everybody": "GRANT CREATE ON SCHEMA public TO PUBLIC",
    "a role that owns": "GRANT CREATE ON SCHEMA public TO {web}; ALTER TABLE coordination_case OWNER TO {web}",
    "a role of another role": "GRANT {retention} TO {web}",
}


def open_now() -> list[str]:
    return found_open(connection.connection, settings.ROLES)


def test_nothing_is_open_that_is_not_listed():
    connection.ensure_connection()
    assert open_now() == []


def free_text() -> list[tuple[str, str]]:
    fields = [field for model in apps.get_app_config("coordination").get_models() for field in model._meta.local_fields]
    text = (models.CharField, models.TextField, models.BinaryField)
    return [(each.model._meta.db_table, each.column) for each in fields if isinstance(each, text) and not each.choices]


def test_the_planner_notes_no_text_that_may_name_somebody():
    connection.ensure_connection()
    assert noted_text(connection.connection, free_text()) == []
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE coordination_pause ALTER COLUMN note SET STATISTICS 100")
    assert noted_text(connection.connection, free_text()) == ["coordination_pause.note"]


def test_the_planner_notes_no_landlords():
    """Its estimates would tell one of them how many cases and arrears another has."""
    fields = [field for model in apps.get_app_config("coordination").get_models() for field in model._meta.local_fields]
    landlords = [(each.model._meta.db_table, each.column) for each in fields if each.column == "landlord_id"]
    connection.ensure_connection()
    assert len(landlords) > 5
    assert noted_text(connection.connection, landlords) == []


def test_what_was_noted_of_landlords_before_is_thrown_away():
    migration = import_module("coordination.migrations.0108_what_raw_sql_told")
    mine = "SELECT count(*) FROM pg_stats WHERE tablename = 'coordination_tenancy' AND attname = 'landlord_id'"
    TenancyFactory()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        # Whoever is held by a table's policies is not shown what was noted of it either.
        cursor.execute("ALTER TABLE coordination_tenancy NO FORCE ROW LEVEL SECURITY")
        cursor.execute(migration.noted(-1))
        cursor.execute("ANALYZE coordination_tenancy")
        assert cursor.execute(mine).fetchone() == (1,)
        cursor.execute(migration.noted(0))
        cursor.execute(migration.FORGOTTEN)
        assert cursor.execute(mine).fetchone() == (0,)


@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_open_is_found(what):
    with connection.cursor() as cursor:
        cursor.execute(PLANTED[what].format(**settings.ROLES))
    assert open_now()
