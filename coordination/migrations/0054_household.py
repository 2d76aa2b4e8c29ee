"""Several tenants, who of them has agreed, and who may speak for them: told to the unit alone."""

import uuid
from importlib import import_module

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from hub.accounts.row_security import guard, leave_open

third = import_module("coordination.migrations.0013_answers_for_the_asker")

PLANS = "((SELECT coordination_unit()) IS NOT NULL AND coordination_plans(case_id))"
RULES = {"read": PLANS, "add": f"{PLANS} AND added_by_id = (SELECT hub_member())", "change": PLANS}
KEYS = ("public_id", "case_id", "from_on", "added_by_id")
# A consent names a tenant of its own case.
OF_CASE = (
    "(tenant_id IS NULL OR EXISTS (SELECT 1 FROM coordination_tenant AS t"
    " WHERE t.id = tenant_id AND t.case_id = coordination_consent.case_id))"
)
BEFORE = third.AGAIN["consent"]
CONSENT = {**BEFORE, "add": f"({BEFORE['add']}) AND {OF_CASE}", "become": f"({BEFORE['become']}) AND {OF_CASE}"}
CONSENT_KEYS = third.KEYS["consent"]
UNNOTED = ("name", "phone")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0053_linked_cases"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="tenant",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="coordination.tenant",
            ),
        ),
        migrations.AddField(
            model_name="tenant",
            name="ended_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("moved_out", "moved out"),
                    ("deceased", "has died"),
                    ("mistake", "was written down by mistake"),
                ],
                max_length=20,
                verbose_name="why",
            ),
        ),
        migrations.AddField(
            model_name="tenant",
            name="ended_on",
            field=models.DateField(blank=True, null=True, verbose_name="lived there until"),
        ),
        migrations.CreateModel(
            name="Representative",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("phone", models.CharField(max_length=40, verbose_name="phone")),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("family", "family"),
                            ("friend", "friend or neighbour"),
                            ("guardian", "guardian, appointed"),
                            ("lawyer", "lawyer or legal aid"),
                            ("professional", "support or contact person"),
                        ],
                        max_length=20,
                        verbose_name="relation",
                    ),
                ),
                (
                    "mandate",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("housing", "the tenancy and the landlord"),
                                ("economy", "rent, debt and benefits"),
                                ("mail", "letters and Digital Post"),
                                ("meetings", "meetings and visits"),
                            ],
                            max_length=20,
                        ),
                        size=None,
                        verbose_name="what it covers",
                    ),
                ),
                ("from_on", models.DateField(verbose_name="from")),
                ("until_on", models.DateField(blank=True, null=True, verbose_name="until")),
                ("ended_on", models.DateField(null=True, verbose_name="ended")),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="representatives",
                        to="coordination.case",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("until_on__isnull", True), ("until_on__gte", models.F("from_on")), _connector="OR"
                        ),
                        name="representative_until_after_from",
                    )
                ],
            },
        ),
        migrations.RunSQL(
            guard("coordination_representative", RULES, keys=KEYS), leave_open("coordination_representative")
        ),
        migrations.RunSQL(
            "CREATE TRIGGER ended_stands BEFORE UPDATE ON coordination_representative FOR EACH ROW"
            " EXECUTE FUNCTION coordination_ended_stands('ended_on');",
            "DROP TRIGGER ended_stands ON coordination_representative;",
        ),
        migrations.RunSQL(leave_open("coordination_consent"), guard("coordination_consent", BEFORE, keys=CONSENT_KEYS)),
        migrations.RunSQL(
            guard("coordination_consent", CONSENT, keys=(*CONSENT_KEYS, "tenant_id")),
            leave_open("coordination_consent"),
        ),
        migrations.RunSQL(third.noted("representative", UNNOTED, 0), third.noted("representative", UNNOTED, -1)),
    ]
