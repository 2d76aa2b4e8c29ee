"""Row-level security of talks booked at the front desk: whoever books cannot read on, and the unit reads what is said to it.

Written by the hub itself, so that the one who books is told nothing back; attached to a case by the unit that keeps it.
"""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import NOBODY, guard, leave_open

answers = import_module("coordination.migrations.0013_answers_for_the_asker")

OURS = "unit_id = (SELECT coordination_unit())"
POLICY = {
    "read": OURS,
    "add": NOBODY,
    "change": OURS,
    "become": f"{OURS} AND (case_id IS NULL OR {answers.plans('case_id')})",
}
KEYS = ("public_id", "unit_id", "name", "phone", "wanted_on", "daypart", "about", "booked_by_id", "booked_at")
UNNOTED = ("name", "phone", "about")


class Migration(migrations.Migration):
    dependencies = [("coordination", "0032_booking")]
    operations = [
        migrations.RunSQL(guard("coordination_booking", POLICY, None, KEYS), leave_open("coordination_booking")),
        migrations.RunSQL(answers.noted("booking", UNNOTED, 0), answers.noted("booking", UNNOTED, -1)),
    ]
