"""What an office is applied to for in its part; read and kept by the unit and the office itself, held by PostgreSQL."""

import uuid
from importlib import import_module

import django.db.models.deletion
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

third = import_module("coordination.migrations.0013_answers_for_the_asker")
first = third.first

# The office whose part it is, let in this far; nobody that the part is shared with.
OWN = (
    f"EXISTS (SELECT 1 FROM coordination_planpart AS r WHERE r.id = part_id AND r.agency_id = {first.AGENCY}) AND {{}}"
)
WRITES = f"({OWN.format(first.granted('part_id', first.WRITE))}) OR {third.plans_part('part_id')}"
POLICIES = {
    "read": f"({OWN.format(first.granted('part_id', first.READ))}) OR {third.plans_part('part_id')}",
    "add": WRITES,
    "change": WRITES,
}


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0054_household"),
    ]

    operations = [
        migrations.AddField(
            model_name="planpart",
            name="covers_from",
            field=models.DateField(blank=True, null=True, verbose_name="covers from"),
        ),
        migrations.AddField(
            model_name="planpart",
            name="covers_until",
            field=models.DateField(blank=True, null=True, verbose_name="covers until"),
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "amount_asked",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=11, null=True, verbose_name="amount asked"
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True, verbose_name="sent on")),
                ("expected_on", models.DateField(blank=True, null=True, verbose_name="decision expected on")),
                (
                    "missing",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("lease", "lease"),
                                ("formal_demand", "formal demand"),
                                ("termination_letter", "termination letter"),
                                ("budget_form", "budget form"),
                                ("consent_form", "consent form"),
                                ("power_of_attorney", "power of attorney"),
                                ("hearing_response", "reply to the party hearing"),
                                ("instalment_agreement", "instalment agreement"),
                                ("other", "other"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                        verbose_name="missing documents",
                    ),
                ),
                (
                    "missing_note",
                    models.CharField(blank=True, max_length=200, verbose_name="about the missing documents"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="application",
                        to="coordination.planpart",
                    ),
                ),
            ],
            options={
                "verbose_name": "application",
                "verbose_name_plural": "applications",
                "ordering": ["id"],
            },
        ),
        migrations.RunSQL(
            guard("coordination_application", POLICIES, None, ("public_id", "part_id")),
            leave_open("coordination_application"),
        ),
        migrations.RunSQL(
            third.noted("application", ("missing_note",), 0), third.noted("application", ("missing_note",), -1)
        ),
    ]
