"""A pause is begun in one's own name, and what has ended stays ended."""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

answers = import_module("coordination.migrations.0013_answers_for_the_asker")
pause = import_module("coordination.migrations.0040_pause")

RULES = {
    "read": pause.PLANS,
    "add": f"{pause.PLANS} AND begun_by_id = (SELECT hub_member())",
    "change": pause.PLANS,
}


class Migration(migrations.Migration):
    dependencies = [("coordination", "0063_causes_of_steps")]
    operations = [
        migrations.RunSQL(leave_open("coordination_pause"), pause.GUARD),
        migrations.RunSQL(guard("coordination_pause", RULES, keys=pause.KEYS), leave_open("coordination_pause")),
        answers.ended("pause", "ended_at"),
    ]
