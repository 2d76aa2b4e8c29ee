"""A landlord that was named by mistake gives way to another, as long as nobody on a landlord's side knows of the case."""

from django.db import migrations

FUNCTION = """
CREATE OR REPLACE FUNCTION coordination_filled_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named text;
BEGIN
    IF public.hub_upkeep() AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NEW;
    END IF;
    FOREACH named IN ARRAY TG_ARGV LOOP
        IF to_jsonb(OLD) -> named IS DISTINCT FROM to_jsonb(NEW) -> named
           AND NOT ({free} AND public.hub_itself()) THEN
            RAISE EXCEPTION 'the % of a row of % never changes', named, TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
"""
EMPTY = "to_jsonb(OLD) ->> named IS NULL"
# Two landlords never learn of each other: a line of the ledger, also one that has ended, was for the one that was named.
UNTOLD = """(named = 'landlord_id' AND OLD.tenancy_id IS NULL AND NOT EXISTS (
    SELECT 1 FROM public.coordination_disclosure AS d
    JOIN public.coordination_planpart AS p ON p.id = d.part_id
    WHERE p.case_id = OLD.id AND d.agency_id = OLD.landlord_id))"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0105_yearly_figures")]

    operations = [
        migrations.RunSQL(FUNCTION.format(free=f"({EMPTY} OR {UNTOLD})"), FUNCTION.format(free=f"({EMPTY})")),
    ]
