"""Another home: the need is the unit's; the offers are told the offices at work in the case, and no landlord."""

import uuid
from importlib import import_module

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

third = import_module("coordination.migrations.0013_answers_for_the_asker")
first = third.first

OFFICES = "('citizen_service', 'benefits_office', 'authority_centre', 'payments_office')"
PLANS = third.plans("case_id")
TOLD = (
    f"((SELECT kind FROM coordination_me()) IN {OFFICES}"
    f" AND {first.case_granted('coordination_housingoffer.case_id', first.READ)})"
)
POLICIES = {
    "rehousingneed": {"read": PLANS, "add": PLANS, "change": PLANS},
    "housingoffer": {"read": f"{TOLD} OR {PLANS}", "add": PLANS, "change": PLANS},
}
UNNOTED = {"rehousingneed": ("area",), "housingoffer": ("landlord", "dwelling")}


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0061_instalments_and_guarantee"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="moves_out_on",
            field=models.DateField(blank=True, null=True, verbose_name="moves out on"),
        ),
        migrations.CreateModel(
            name="HousingOffer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("offered_on", models.DateField(verbose_name="offered on")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("municipal_allocation", "municipal allocation, § 59"),
                            ("ordinary", "a housing association's waiting list"),
                            ("private", "private lease"),
                            ("unconventional", "unconventional housing"),
                        ],
                        max_length=30,
                        verbose_name="kind of offer",
                    ),
                ),
                ("landlord", models.CharField(max_length=120, verbose_name="new landlord")),
                ("dwelling", models.CharField(blank=True, max_length=200, verbose_name="dwelling")),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("waiting", "not answered yet"),
                            ("accepted", "accepted"),
                            ("refused", "refused"),
                            ("lapsed", "lapsed"),
                        ],
                        default="waiting",
                        max_length=20,
                        verbose_name="answer",
                    ),
                ),
                (
                    "refusal",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("too_expensive", "too expensive"),
                            ("too_small", "too small"),
                            ("area", "the area"),
                            ("school", "too far from school or day care"),
                            ("not_accessible", "not accessible"),
                            ("pets", "no pets allowed"),
                            ("other", "another reason"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("keys_on", models.DateField(blank=True, null=True, verbose_name="keys on")),
                ("created_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="housing_offers",
                        to="coordination.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "housing offer",
                "verbose_name_plural": "housing offers",
                "ordering": ["-offered_on", "-id"],
            },
        ),
        migrations.CreateModel(
            name="RehousingNeed",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("rooms", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="rooms at least")),
                (
                    "max_rent",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=11, null=True, verbose_name="highest rent"
                    ),
                ),
                ("accessible", models.BooleanField(default=False, verbose_name="must be accessible")),
                ("pets", models.BooleanField(default=False, verbose_name="has pets")),
                ("area", models.CharField(blank=True, max_length=100, verbose_name="area")),
                ("waiting_since", models.DateField(verbose_name="waiting since")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rehousing_need",
                        to="coordination.case",
                    ),
                ),
            ],
            options={
                "verbose_name": "need of another home",
                "verbose_name_plural": "needs of another home",
            },
        ),
        *(
            migrations.RunSQL(
                guard(f"coordination_{table}", rules, None, ("public_id", "case_id")),
                leave_open(f"coordination_{table}"),
            )
            for table, rules in POLICIES.items()
        ),
        *(migrations.RunSQL(third.noted(name, of, 0), third.noted(name, of, -1)) for name, of in UNNOTED.items()),
    ]
