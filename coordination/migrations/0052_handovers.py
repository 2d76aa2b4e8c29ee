"""A case passed from one coordinator to the next, with a word on the way: told to the unit alone."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from hub.accounts.row_security import NOBODY, guard, leave_open

PLANS = "((SELECT coordination_unit()) IS NOT NULL AND coordination_plans(case_id))"
RULES = {"read": PLANS, "add": f"{PLANS} AND by_id = (SELECT hub_member())", "change": NOBODY}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0051_closings"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("note", models.TextField(blank=True, max_length=1000, verbose_name="note")),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="handovers", to="coordination.case"
                    ),
                ),
                (
                    "to",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "was",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.RunSQL(guard("coordination_handover", RULES), leave_open("coordination_handover")),
        migrations.RunSQL(
            "ALTER TABLE coordination_handover ALTER COLUMN note SET STATISTICS 0;",
            "ALTER TABLE coordination_handover ALTER COLUMN note SET STATISTICS -1;",
        ),
    ]
