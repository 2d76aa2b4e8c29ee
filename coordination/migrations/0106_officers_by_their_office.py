"""The record of all acts is read by the officer of the office that controls it, and not by whoever has the role's name.

An agency's lead writes her own people's rows: with the role alone, one statement would have opened the whole record.
"""

from django.db import migrations

OFFICER = "(SELECT (hub_me()).role) = 'data_protection_officer'"
OF_OFFICE = f"({OFFICER} AND (SELECT (hub_me()).kind) = 'data_protection_office')"


class Migration(migrations.Migration):
    dependencies = [("coordination", "0105_yearly_figures")]
    operations = [
        migrations.RunSQL(
            f"ALTER POLICY reading_by_officer ON audit_auditevent USING ({OF_OFFICE})",
            f"ALTER POLICY reading_by_officer ON audit_auditevent USING ({OFFICER})",
        ),
    ]
