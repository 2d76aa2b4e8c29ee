"""Instalments, and the ledger of a municipal guarantee: kept by the agency whose part it is, held by PostgreSQL.

The landlord adds its claims and nothing else, and never reads what is between the municipality and the tenant.
"""

import uuid
from importlib import import_module

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

third = import_module("coordination.migrations.0013_answers_for_the_asker")
first = third.first

PAYS = "(SELECT kind FROM coordination_me()) = 'payments_office'"
PART = "EXISTS (SELECT 1 FROM coordination_planpart AS r WHERE r.id = {part} AND {more})"
OWN = f"r.agency_id = {first.AGENCY} AND {first.granted('r.id', first.WRITE)}"
PLAN = "EXISTS (SELECT 1 FROM coordination_instalmentplan AS i WHERE i.id = plan_id AND {more})"
OF_OWN_PLAN = PLAN.format(more=PART.format(part="i.part_id", more=OWN))
OWN_CASE = f"EXISTS (SELECT 1 FROM coordination_case AS c WHERE c.id = {{case}} AND c.landlord_id = {first.LANDLORD})"
GUARANTEE = "EXISTS (SELECT 1 FROM coordination_guarantee AS u WHERE u.id = guarantee_id AND {more})"
KEPT = GUARANTEE.format(more=PART.format(part="u.part_id", more=OWN))
CLAIM = GUARANTEE.format(more=f"{OWN_CASE.format(case='u.case_id')} AND {first.case_granted('u.case_id', first.WRITE)}")

POLICIES = {
    "instalmentplan": {
        "read": f"{first.granted('part_id', first.READ)} OR {third.plans_part('part_id')}",
        "add": PART.format(part="part_id", more=OWN),
        "change": first.NOBODY,
    },
    "instalment": {"read": PLAN.format(more="true"), "add": OF_OWN_PLAN, "change": OF_OWN_PLAN},
    "guarantee": {
        "read": f"(({PAYS} OR {OWN_CASE.format(case='case_id')})"
        f" AND {first.case_granted('coordination_guarantee.case_id', first.READ)}) OR {third.plans('case_id')}",
        "add": PART.format(part="part_id", more=f"r.case_id = coordination_guarantee.case_id AND {OWN}"),
        "change": first.NOBODY,
    },
    "guaranteeentry": {
        "read": f"(kind NOT IN ('repaid', 'written_off') OR {first.LANDLORD} IS NULL)"
        f" AND {GUARANTEE.format(more='true')}",
        "add": f"agency_id = {first.AGENCY} AND ({KEPT} OR (kind = 'claim' AND counter_of_id IS NULL AND {CLAIM}))",
        "change": first.NOBODY,
    },
}
KEYS = {"instalment": ("public_id", "plan_id", "number", "due_on", "amount")}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0060_applications"),
    ]

    operations = [
        migrations.CreateModel(
            name="Guarantee",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("ceiling", models.DecimalField(decimal_places=2, max_digits=11, verbose_name="ceiling")),
                ("granted_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="guarantees", to="coordination.case"
                    ),
                ),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="guarantee",
                        to="coordination.planpart",
                    ),
                ),
            ],
            options={
                "verbose_name": "municipal guarantee",
                "verbose_name_plural": "municipal guarantees",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="GuaranteeEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("guaranteed", "guaranteed by the municipality"),
                            ("paid", "paid by the tenant"),
                            ("missed", "missed by the tenant"),
                            ("claim", "claimed by the landlord"),
                            ("paid_out", "paid out by the municipality"),
                            ("repaid", "repaid by the tenant to the municipality"),
                            ("written_off", "written off"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("amount", models.DecimalField(decimal_places=2, max_digits=11, verbose_name="amount")),
                ("on", models.DateField(verbose_name="day")),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "counter_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="countered_by",
                        to="coordination.guaranteeentry",
                    ),
                ),
                (
                    "guarantee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="entries", to="coordination.guarantee"
                    ),
                ),
            ],
            options={
                "verbose_name": "line in the ledger",
                "verbose_name_plural": "lines in the ledger",
                "ordering": ["on", "id"],
            },
        ),
        migrations.CreateModel(
            name="InstalmentPlan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("total", models.DecimalField(decimal_places=2, max_digits=11, verbose_name="total")),
                ("agreed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalment_plan",
                        to="coordination.planpart",
                    ),
                ),
            ],
            options={
                "verbose_name": "instalment plan",
                "verbose_name_plural": "instalment plans",
                "ordering": ["id"],
            },
        ),
        migrations.CreateModel(
            name="Instalment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("due_on", models.DateField(verbose_name="due")),
                ("amount", models.DecimalField(decimal_places=2, max_digits=11, verbose_name="amount")),
                ("paid_on", models.DateField(blank=True, null=True, verbose_name="paid on")),
                ("missed_on", models.DateField(blank=True, null=True, verbose_name="missed on")),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="instalments",
                        to="coordination.instalmentplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "instalment",
                "verbose_name_plural": "instalments",
                "ordering": ["number"],
            },
        ),
        migrations.AddConstraint(
            model_name="guarantee",
            constraint=models.CheckConstraint(
                condition=models.Q(("ceiling__gt", 0)), name="a_ceiling_is_above_nothing"
            ),
        ),
        migrations.AddConstraint(
            model_name="guaranteeentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("amount__gt", 0), ("counter_of__isnull", True)),
                    models.Q(("amount__lt", 0), ("counter_of__isnull", False)),
                    _connector="OR",
                ),
                name="only_a_correction_is_in_minus",
            ),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.UniqueConstraint(fields=("plan", "number"), name="one_instalment_per_number"),
        ),
        migrations.AddConstraint(
            model_name="instalment",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gt", 0)), name="an_instalment_is_more_than_nothing"
            ),
        ),
        *(
            migrations.RunSQL(
                guard(f"coordination_{table}", rules, None, KEYS.get(table, ())), leave_open(f"coordination_{table}")
            )
            for table, rules in POLICIES.items()
        ),
    ]
