"""Saved views: a person's own, and those an agency shares."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

MEMBER = "(SELECT hub_member())"
AGENCY = "(SELECT coordination_agency())"
OWN = f"(owner_id = {MEMBER} AND agency_id = {AGENCY})"
READ = f"(owner_id = {MEMBER} OR (is_shared AND agency_id = {AGENCY}))"
KEYS = ("public_id", "agency_id", "owner_id", "chosen")
GUARD = guard("coordination_savedfilter", {"read": READ, "add": OWN, "change": OWN}, keys=KEYS)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0041_queues"),
    ]

    operations = [
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=40, verbose_name="name")),
                (
                    "chosen",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=20), size=None),
                ),
                ("is_shared", models.BooleanField(default=False, verbose_name="shared with the agency")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("deleted_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "verbose_name": "saved view",
                "verbose_name_plural": "saved views",
                "ordering": ["name", "id"],
                "indexes": [models.Index(fields=["agency"], name="views_of_agency")],
            },
        ),
        migrations.AddConstraint(
            model_name="savedfilter",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at__isnull", True)), fields=("owner", "name"), name="one_view_of_a_name"
            ),
        ),
        migrations.RunSQL(GUARD, leave_open("coordination_savedfilter")),
    ]
