"""A case is opened on a ground that opens cases, also by the hub itself: no list of arrears, and no benefit, is one."""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

first = import_module("coordination.migrations.0010_row_level_security")

TABLE = "coordination_case"
OPENS = "EXISTS (SELECT 1 FROM coordination_legalground AS l WHERE l.id = ground_id AND l.opens_case)"
RULES = first.POLICIES["case"]
# Tenancy and landlord are filled once (0081).
KEYS = ("public_id", "opened_at")


class Migration(migrations.Migration):
    dependencies = [("coordination", "0101_in_own_name")]
    operations = [
        migrations.RunSQL(leave_open(TABLE), guard(TABLE, RULES, first.ALWAYS.get("case"), KEYS)),
        migrations.RunSQL(guard(TABLE, RULES, {"add": OPENS}, KEYS), leave_open(TABLE)),
    ]
