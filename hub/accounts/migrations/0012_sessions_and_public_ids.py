"""Sessions that end by a number, members that an address can name, invitations, and an end on the day it began."""

from datetime import timedelta
from uuid import uuid4

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0011_data_protection_office")]

    operations = [
        migrations.AddField("user", "session_epoch", models.PositiveIntegerField(default=0)),
        # The rows that are there get theirs while the column is made: an UPDATE would be asked by their policies.
        migrations.RunSQL(
            "ALTER TABLE accounts_membership ADD COLUMN public_id uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();"
            "ALTER TABLE accounts_membership ALTER COLUMN public_id DROP DEFAULT;",
            "ALTER TABLE accounts_membership DROP COLUMN public_id;",
            state_operations=[
                migrations.AddField(
                    "membership", "public_id", models.UUIDField(unique=True, default=uuid4, editable=False)
                )
            ],
        ),
        migrations.RemoveConstraint("membership", "membership_ends_after_it_begins"),
        migrations.AddConstraint(
            "membership",
            models.CheckConstraint(
                condition=models.Q(valid_until__isnull=True)
                | models.Q(valid_until__gte=models.F("valid_from") - timedelta(days=1)),
                name="membership_ends_after_it_begins",
            ),
        ),
        migrations.AddField("membership", "invited_at", models.DateTimeField(null=True, editable=False)),
        migrations.AddField(
            "membership", "invited_as", models.CharField(max_length=120, blank=True, default="", editable=False)
        ),
    ]
