"""Who it is about, and why; and a record that the database itself keeps as it was written."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

# The clock is the database's, except for the owner of the table, who alone tells the demo's past. No row is ever
# changed. Rows are deleted by the retention role alone, whose name ends in _retention; not even the owner deletes.
GUARD = """
CREATE FUNCTION audit_tells_the_time() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF current_user <> (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID) THEN
        NEW.at := clock_timestamp();
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND right(current_user, 10) = '_retention' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the record of acts stands as it was written' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_tells_the_time BEFORE INSERT ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_tells_the_time();
CREATE TRIGGER audit_stands BEFORE UPDATE OR DELETE ON audit_auditevent
    FOR EACH ROW EXECUTE FUNCTION audit_stands();
"""
UNGUARD = """
DROP TRIGGER audit_stands ON audit_auditevent;
DROP TRIGGER audit_tells_the_time ON audit_auditevent;
DROP FUNCTION audit_stands();
DROP FUNCTION audit_tells_the_time();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("audit", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="auditevent",
            name="persons",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.AddField(
            model_name="auditevent",
            name="why",
            field=models.CharField(
                blank=True,
                choices=[
                    ("casework", "work on the case"),
                    ("arrears", "the landlord's own arrears"),
                    ("notice", "telling the municipality"),
                    ("look_up", "finding a case"),
                    ("emergency", "an emergency"),
                    ("control", "control of the access log"),
                    ("subject_access", "the tenant asks who has seen the case"),
                    ("complaint", "a complaint or a suspicion"),
                    ("account", "one's own account"),
                    ("upkeep", "running the hub"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.AlterField(
            model_name="auditevent",
            name="verb",
            field=models.CharField(
                choices=[
                    ("read", "read"),
                    ("search", "searched"),
                    ("create", "created"),
                    ("change", "changed"),
                    ("import", "imported"),
                    ("export", "exported"),
                    ("download", "downloaded"),
                    ("reveal", "saw what is protected"),
                    ("break_glass", "opened in an emergency"),
                    ("share", "shared"),
                    ("withdraw", "took back"),
                    ("send", "sent"),
                    ("answer", "answered"),
                    ("sign_in", "signed in"),
                    ("sign_out", "signed out"),
                    ("sign_in_failed", "failed to sign in"),
                    ("denied", "was refused"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(fields=["-at", "-id"], name="audit_by_time"),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(
                condition=models.Q(("verb", "denied")), fields=["object_id", "-at"], name="audit_of_refused"
            ),
        ),
        migrations.AddIndex(
            model_name="auditevent",
            index=django.contrib.postgres.indexes.GinIndex(fields=["persons"], name="audit_by_person"),
        ),
        migrations.RunSQL(GUARD, UNGUARD),
    ]
