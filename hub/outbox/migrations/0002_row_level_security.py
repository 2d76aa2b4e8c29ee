"""Whoever acts may queue; what waits is read by who delivers it, and a notice by the one it is for."""

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

MINE = "recipient_id = (SELECT hub_member())"
ACTS = "(SELECT hub_agency()) IS NOT NULL"


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("accounts", "0010_row_level_security")]
    operations = [
        migrations.RunSQL(
            guard(
                "outbox_outboxmessage",
                {"read": MINE, "add": ACTS, "change": MINE},
                keys=("key", "channel", "recipient_id", "topic", "path", "authorise", "subject_id"),
            ),
            leave_open("outbox_outboxmessage"),
        ),
        migrations.RunSQL(
            guard("outbox_notice", {"read": MINE, "change": MINE}, keys=("recipient_id", "path", "subject_id")),
            leave_open("outbox_notice"),
        ),
    ]
