"""A case may come without its landlord: whose tenancy it is stays empty until it is known, and then stands."""

import django.db.models.deletion
from django.db import migrations, models

STANDS = """
-- What was empty is filled once, by the hub itself; what is filled never changes.
CREATE FUNCTION coordination_filled_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named text;
BEGIN
    IF public.hub_upkeep() AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NEW;
    END IF;
    FOREACH named IN ARRAY TG_ARGV LOOP
        IF to_jsonb(OLD) -> named IS DISTINCT FROM to_jsonb(NEW) -> named
           AND NOT (to_jsonb(OLD) ->> named IS NULL AND public.hub_itself()) THEN
            RAISE EXCEPTION 'the % of a row of % never changes', named, TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
DROP TRIGGER keys_stand ON coordination_case;
CREATE TRIGGER keys_stand BEFORE UPDATE ON coordination_case FOR EACH ROW
EXECUTE FUNCTION hub_keys_stand('public_id', 'opened_at');
CREATE TRIGGER filled_stands BEFORE UPDATE ON coordination_case FOR EACH ROW
EXECUTE FUNCTION coordination_filled_stands('tenancy_id', 'landlord_id');
"""
GONE = """
DROP TRIGGER filled_stands ON coordination_case;
DROP FUNCTION coordination_filled_stands();
DROP TRIGGER keys_stand ON coordination_case;
CREATE TRIGGER keys_stand BEFORE UPDATE ON coordination_case FOR EACH ROW
EXECUTE FUNCTION hub_keys_stand('public_id', 'tenancy_id', 'landlord_id', 'opened_at');
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0080_frozen"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="landlord",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.agency",
            ),
        ),
        migrations.AlterField(
            model_name="case",
            name="tenancy",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="cases",
                to="coordination.tenancy",
            ),
        ),
        migrations.AlterField(
            model_name="signal",
            name="kind",
            field=models.CharField(
                choices=[
                    ("repeated", "told once more, with nothing new: kept with this case"),
                    ("risen", "told once more, with more owed: kept with this case"),
                    ("reopened", "arrears again within a year: the case was taken up again"),
                    ("tied", "told by the landlord for the first time: kept with this case"),
                ],
                max_length=20,
            ),
        ),
        migrations.RunSQL(STANDS, GONE),
    ]
