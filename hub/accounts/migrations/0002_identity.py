"""What the database knows of who is asking: functions that the row-level policies of all packages stand on.

`hub_says()` verifies the signed word of the transaction (hub.accounts.identity) with a key that only the owner of the
tables can read. The others look up what that member is today, so that a membership which has ended, or a person who has
been deactivated, opens nothing from the next statement on. HMAC-SHA256 is written out, since a server may lack pgcrypto.
"""

from django.db import migrations

FUNCTIONS = """
CREATE TABLE hub_identity_key (inner_pad bytea NOT NULL, outer_pad bytea NOT NULL);
REVOKE ALL ON hub_identity_key FROM PUBLIC;

CREATE FUNCTION hub_now() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp AS $$ SELECT now() $$;

CREATE FUNCTION hub_today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT (public.hub_now() AT TIME ZONE 'Europe/Copenhagen')::date $$;

CREATE FUNCTION hub_says() RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    word text[] := string_to_array(current_setting('hub.identity', true), ':');
    signed bytea;
    known record;
BEGIN
    IF cardinality(word) IS DISTINCT FROM 3 OR word[2] !~ '^[0-9]{1,12}$'
       OR to_timestamp(word[2]::bigint) < now() THEN
        RETURN NULL;
    END IF;
    signed := convert_to(word[1] || ':' || word[2], 'UTF8');
    FOR known IN SELECT inner_pad, outer_pad FROM public.hub_identity_key LOOP
        IF encode(sha256(known.outer_pad || sha256(known.inner_pad || signed)), 'hex') = word[3] THEN
            RETURN word[1];
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION hub_me(OUT member_id bigint, OUT user_id bigint, OUT agency_id bigint, OUT group_id integer,
                       OUT kind text, OUT role text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    who text := public.hub_says();
BEGIN
    IF who ~ '^m[0-9]{1,18}$' THEN
        SELECT m.id, m.user_id, a.id, a.group_id, a.kind, m.role
        INTO member_id, user_id, agency_id, group_id, kind, role
        FROM public.accounts_membership AS m
        JOIN public.accounts_user AS u ON u.id = m.user_id AND u.is_active
        JOIN public.accounts_agency AS a ON a.id = m.agency_id
        WHERE m.id = substr(who, 2)::bigint AND m.valid_from <= public.hub_today()
          AND (m.valid_until IS NULL OR m.valid_until >= public.hub_today());
    ELSIF who ~ '^a[0-9]{1,18}$' THEN
        SELECT a.id, a.group_id, a.kind INTO agency_id, group_id, kind
        FROM public.accounts_agency AS a WHERE a.id = substr(who, 2)::bigint;
    END IF;
END $$;

CREATE FUNCTION hub_itself() RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT public.hub_says() IS NOT DISTINCT FROM 'hub' $$;
CREATE FUNCTION hub_agency() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT agency_id FROM public.hub_me() $$;
CREATE FUNCTION hub_group() RETURNS integer LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT group_id FROM public.hub_me() $$;
CREATE FUNCTION hub_user() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT user_id FROM public.hub_me() $$;
CREATE FUNCTION hub_member() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT member_id FROM public.hub_me() $$;

-- The owner of the tables is held by the policies too, unless it says that it is at work on them: a process that
-- connects as the owner by mistake sees nothing. A function that runs as the owner for somebody else looks past them.
CREATE FUNCTION hub_upkeep() RETURNS boolean LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp AS $$
    SELECT current_setting('hub.upkeep', true) IS NOT DISTINCT FROM 'on' OR current_user <> session_user
$$;

-- What names a row's place in the world stands: a part never moves to another case, nor to another agency.
CREATE FUNCTION hub_keys_stand() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    named text;
BEGIN
    IF public.hub_upkeep() AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RETURN NEW;
    END IF;
    FOREACH named IN ARRAY TG_ARGV LOOP
        IF to_jsonb(OLD) -> named IS DISTINCT FROM to_jsonb(NEW) -> named THEN
            RAISE EXCEPTION 'the % of a row of % never changes', named, TG_TABLE_NAME USING ERRCODE = 'check_violation';
        END IF;
    END LOOP;
    RETURN NEW;
END $$;

-- Nobody becomes a superuser through a page. (No page asks for one; Wagtail and guardian would.)
CREATE FUNCTION accounts_no_superuser() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF NEW.is_superuser AND (TG_OP = 'INSERT' OR NOT OLD.is_superuser) AND NOT pg_has_role(
        current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE') THEN
        RAISE EXCEPTION 'only the owner of the database makes a superuser' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER no_superuser BEFORE INSERT OR UPDATE ON accounts_user
FOR EACH ROW EXECUTE FUNCTION accounts_no_superuser();
"""

GONE = """
DROP TRIGGER no_superuser ON accounts_user;
DROP FUNCTION accounts_no_superuser(), hub_keys_stand(), hub_upkeep(), hub_member(), hub_user(), hub_group(), hub_agency(), hub_itself(), hub_me(), hub_says(),
              hub_today(), hub_now();
DROP TABLE hub_identity_key;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunSQL(FUNCTIONS, GONE)]
