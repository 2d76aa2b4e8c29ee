"""A case can rest: told to the unit that coordinates it, and to nobody else."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

PLANS = "((SELECT coordination_unit()) IS NOT NULL AND coordination_plans(case_id))"
KEYS = ("public_id", "case_id", "reason", "note", "until", "begun_at", "begun_by_id")
GUARD = guard("coordination_pause", {"read": PLANS, "add": PLANS, "change": PLANS}, keys=KEYS)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0033_booking_rows"),
    ]

    operations = [
        migrations.AddField(
            model_name="inboxrow",
            name="paused_until",
            field=models.DateField(null=True),
        ),
        migrations.CreateModel(
            name="Pause",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("decision", "we wait for a decision"),
                            ("payment", "we wait for a payment"),
                            ("agreement", "the agreement is kept, and we look again"),
                            ("tenant_away", "the tenant is away and has agreed a day with us"),
                            ("landlord_waits", "the landlord has promised to wait"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("note", models.TextField(blank=True, max_length=500, verbose_name="note")),
                ("until", models.DateField(verbose_name="until")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stopped", "ended by the unit"),
                            ("replaced", "replaced by another pause"),
                            ("reply", "somebody wrote or answered"),
                            ("deadline", "a new deadline"),
                            ("closed", "the case was closed"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="pauses", to="coordination.case"
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at__isnull", True)), fields=("case",), name="one_pause_at_a_time"
                    )
                ],
            },
        ),
        migrations.RunSQL(GUARD, leave_open("coordination_pause")),
    ]
