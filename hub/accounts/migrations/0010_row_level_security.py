"""Everybody reads who works where (signing in needs it); only an agency's lead changes its people, and no other's."""

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

LEADS = """
CREATE FUNCTION accounts_leads() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT agency_id FROM public.hub_me() WHERE role = 'lead' $$;
"""
OWN_PEOPLE = "agency_id = (SELECT accounts_leads())"
# Wagtail's writing groups follow the acting membership. Groups of agencies are guardian's, and nobody's to enter here.
WRITING = (
    "user_id = (SELECT hub_user())"
    " AND NOT EXISTS (SELECT 1 FROM accounts_agency AS a WHERE a.group_id = accounts_user_groups.group_id)"
)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_identity")]
    operations = [
        migrations.RunSQL(LEADS, "DROP FUNCTION accounts_leads();"),
        migrations.RunSQL(
            guard(
                "accounts_membership",
                {"read": "true", "add": OWN_PEOPLE, "change": OWN_PEOPLE},
                keys=("user_id", "agency_id", "valid_from"),
            ),
            leave_open("accounts_membership"),
        ),
        migrations.RunSQL(
            guard("accounts_user_groups", {"read": "true", "add": WRITING, "delete": WRITING}),
            leave_open("accounts_user_groups"),
        ),
    ]
