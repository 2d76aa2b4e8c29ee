"""A consent says which tenant of the household gave it, whoever stores it.

Old ones that say nothing are given to the one tenant who can have given them. What several may have given stays nobody's:
it opens no person's data, and can be withdrawn or agreed anew.
"""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

household = import_module("coordination.migrations.0054_household")

TABLE = "coordination_consent"
OF_CASE = (
    "EXISTS (SELECT 1 FROM coordination_tenant AS t"
    " WHERE t.id = tenant_id AND t.case_id = coordination_consent.case_id)"
)
KEYS = (*household.CONSENT_KEYS, "tenant_id")
# Who agreed is in the rule of the row already; for the hub itself, too, there is nobody's consent no more.
GUARD = guard(TABLE, household.CONSENT, {"add": OF_CASE}, KEYS)
BEFORE = guard(TABLE, household.CONSENT, keys=KEYS)
# The check of the new references is made at once: a table with one outstanding cannot be altered.
GIVEN_BY = f"""
SET CONSTRAINTS ALL IMMEDIATE;
WITH could AS (
    SELECT c.id AS consent, min(t.id) AS tenant
    FROM {TABLE} AS c JOIN coordination_tenant AS t ON t.case_id = c.case_id
    WHERE c.tenant_id IS NULL AND (t.ended_on IS NULL OR t.ended_on >= c.given_on)
    GROUP BY c.id HAVING count(*) = 1
)
UPDATE {TABLE} AS c SET tenant_id = could.tenant FROM could WHERE c.id = could.consent;
"""


class Migration(migrations.Migration):
    dependencies = [("coordination", "0091_handed_over_in_thread")]

    operations = [
        migrations.RunSQL(GIVEN_BY, migrations.RunSQL.noop),
        migrations.RunSQL(leave_open(TABLE), BEFORE),
        migrations.RunSQL(GUARD, leave_open(TABLE)),
    ]
