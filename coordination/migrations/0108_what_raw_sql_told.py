"""What raw SQL still told: the whole record to a lead, and to one landlord how much another has.

The record of all acts is read by the officer of the office that controls it, and not by whoever has the role's name: an
agency's lead writes her own people's rows, and one statement would have opened everything. And the planner notes no
landlords, since EXPLAIN's estimates would tell anybody how many cases and arrears each of them has.
"""

from django.db import migrations

OFFICER = "(SELECT (hub_me()).role) = 'data_protection_officer'"
OF_OFFICE = f"({OFFICER} AND (SELECT (hub_me()).kind) = 'data_protection_office')"
OF_LANDLORDS = ("case", "tenancy", "arrearsrecord", "arrearslist", "landlordnotice", "noticeoutcome", "importprofile")


def noted(target: int) -> str:
    """Up to how many landlords the planner notes; -1: as many as it likes."""
    return "".join(
        f"ALTER TABLE coordination_{table} ALTER COLUMN landlord_id SET STATISTICS {target};" for table in OF_LANDLORDS
    )


# What was noted before is used as long as it lies there. PostgreSQL 18 lets the owner throw it away; on an older server
# only its superuser may (docs/decisions/what-raw-sql-can-still-tell.md).
FORGOTTEN = """
DO $$
DECLARE
    unnoted record;
BEGIN
    IF to_regprocedure('pg_catalog.pg_clear_attribute_stats(text, text, text, boolean)') IS NULL THEN
        RETURN;
    END IF;
    FOR unnoted IN SELECT relname, attname FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                   WHERE attstattarget = 0 AND relkind = 'r' AND relnamespace = current_schema()::regnamespace LOOP
        EXECUTE format('SELECT pg_clear_attribute_stats(%L, %L, %L, false)',
                       current_schema(), unnoted.relname, unnoted.attname);
    END LOOP;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0107_landlord_corrected")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY reading_by_officer ON audit_auditevent USING ({OF_OFFICE})",
            f"ALTER POLICY reading_by_officer ON audit_auditevent USING ({OFFICER})",
        ),
        migrations.RunSQL(noted(0), noted(-1)),
        migrations.RunSQL(FORGOTTEN, migrations.RunSQL.noop),
    ]
