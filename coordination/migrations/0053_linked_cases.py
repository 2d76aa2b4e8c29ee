"""Cases that belong together, and further words about a tenancy that has one: told to the unit alone."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import NOBODY, guard, leave_open


def plans(case: str) -> str:
    return f"((SELECT coordination_unit()) IS NOT NULL AND coordination_plans({case}))"


BOTH = f"{plans('case_id')} AND {plans('other_id')}"
RULES = {
    "caselink": {"read": BOTH, "add": f"{BOTH} AND linked_by_id = (SELECT hub_member())", "change": BOTH},
    # Written by the hub itself, when a landlord tells of the tenancy.
    "signal": {"read": plans("case_id"), "add": NOBODY, "change": NOBODY},
}
KEYS = {"caselink": ("public_id", "case_id", "other_id", "kind", "linked_by_id", "linked_at")}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0052_handovers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Signal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("repeated", "told once more, with nothing new: kept with this case"),
                            ("risen", "told once more, with more owed: kept with this case"),
                            ("reopened", "arrears again within a year: the case was taken up again"),
                        ],
                        max_length=20,
                    ),
                ),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="signals", to="coordination.case"
                    ),
                ),
            ],
            options={
                "ordering": ["at", "id"],
            },
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("same_household", "the same household"),
                            ("earlier_tenancy", "an earlier or later tenancy of the tenant"),
                            ("same_tenancy", "the same tenancy"),
                            ("related", "they have to do with each other"),
                        ],
                        max_length=20,
                        verbose_name="what they have in common",
                    ),
                ),
                ("linked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("undone_at", models.DateTimeField(null=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="links", to="coordination.case"
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coordination.case"
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
            ],
            options={
                "ordering": ["linked_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at__isnull", True)),
                        fields=("case", "other"),
                        name="one_link_between_two_cases",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("other__gt", models.F("case"))), name="a_link_begins_at_the_older_case"
                    ),
                ],
            },
        ),
        *(
            migrations.RunSQL(
                guard(f"coordination_{name}", rules, keys=KEYS.get(name, ())), leave_open(f"coordination_{name}")
            )
            for name, rules in RULES.items()
        ),
        migrations.RunSQL(
            "CREATE TRIGGER ended_stands BEFORE UPDATE ON coordination_caselink FOR EACH ROW"
            " EXECUTE FUNCTION coordination_ended_stands('undone_at');",
            "DROP TRIGGER ended_stands ON coordination_caselink;",
        ),
    ]
