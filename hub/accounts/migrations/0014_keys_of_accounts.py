"""What an account is opened by changes at the word of the hub itself alone, and no row takes another's number.

Whoever slips a statement of their own into a query could otherwise give somebody else's account a password or an
address of their own, or lay their own account over another's by exchanging the two numbers.
"""

from django.db import migrations

KEYS = """
CREATE FUNCTION accounts_keys_are_the_hubs() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF (NEW.id <> OLD.id OR ((NEW.email, NEW.password) IS DISTINCT FROM (OLD.email, OLD.password) AND NOT public.hub_itself()))
       AND NOT pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE EXCEPTION 'what an account is opened by is for the hub itself to change' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER keys_are_the_hubs BEFORE UPDATE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION accounts_keys_are_the_hubs();
"""
KEYS_GONE = "DROP TRIGGER keys_are_the_hubs ON accounts_user; DROP FUNCTION accounts_keys_are_the_hubs();"

STAND = """
CREATE OR REPLACE FUNCTION hub_keys_stand() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named text;
BEGIN
    IF public.hub_upkeep() AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NEW;
    END IF;
    FOREACH named IN ARRAY {named} LOOP
        IF to_jsonb(OLD) -> named IS DISTINCT FROM to_jsonb(NEW) -> named THEN
            RAISE EXCEPTION 'the % of a row of % never changes', named, TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0013_membership_acted_on")]
    operations = [
        migrations.RunSQL(KEYS, KEYS_GONE),
        migrations.RunSQL(STAND.format(named="TG_ARGV || ARRAY['id']"), STAND.format(named="TG_ARGV")),
    ]
