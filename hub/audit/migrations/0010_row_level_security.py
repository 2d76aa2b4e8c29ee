"""Whoever acts writes a row in their own name; an agency reads its own. Who else reads the record of a case, the
package of cases says."""

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

# An agency at work with nobody signed in (an import) writes for whoever began it.
IN_OWN_NAME = """
    (user_id IS NULL AND agency_id IS NULL)
    OR (agency_id = (SELECT hub_agency()) AND (user_id IS NULL OR user_id = (SELECT hub_user())
                                               OR (SELECT hub_user()) IS NULL))
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_looks"), ("accounts", "0010_row_level_security")]
    operations = [
        migrations.RunSQL(
            guard("audit_auditevent", {"read": "agency_id = (SELECT hub_agency())", "add": IN_OWN_NAME}),
            leave_open("audit_auditevent"),
        )
    ]
