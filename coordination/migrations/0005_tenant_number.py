"""CPR numbers under seal, look-ups, requests for access and emergencies; and an opening to one person alone."""

import uuid
from typing import Any

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

# code, Danish, English, law, source, mark, needs consent, opens a case, may open to
GROUND = ("emergency", "Nødadgang", "Emergency access", "databeskyttelsesforordningen art. 6, stk. 1, litra d og e",
          "forvaltningsloven § 28; barnets lov §§ 132-135", "K", False, False,
          ["authority_centre", "child_welfare_office", "benefits_office"])  # fmt: skip


def seed(apps: Any, schema_editor: Any) -> None:
    code, da, en, law, source, mark, consent, opens, recipients = GROUND
    apps.get_model("coordination", "LegalGround").objects.using(schema_editor.connection.alias).create(
        code=code, label_da=da, label_en=en, law=law, source=source, mark=mark,
        needs_consent=consent, opens_case=opens, recipients=recipients,
    )  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_identity"),
        ("coordination", "0004_tenant_public_id"),
    ]

    operations = [
        migrations.AddField(
            model_name="disclosure",
            name="member",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.membership",
            ),
        ),
        migrations.AddField(
            model_name="partgrant",
            name="member",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.membership",
            ),
        ),
        migrations.AlterField(
            model_name="disclosure",
            name="ended_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("withdrawn", "what was asked has been withdrawn"),
                    ("consent_withdrawn", "the tenant has withdrawn the consent"),
                    ("done", "the part is done"),
                    ("declined", "the part was declined"),
                    ("closed", "the case is closed"),
                    ("stopped", "ended by the unit"),
                    ("replaced", "replaced by another opening"),
                ],
                max_length=20,
                verbose_name="ended because",
            ),
        ),
        migrations.AlterField(
            model_name="planpart",
            name="measure",
            field=models.CharField(
                choices=[
                    ("coordination", "coordination and first contact"),
                    ("outreach_visit", "home visit"),
                    ("one_off_benefit", "one-off help, § 81"),
                    ("temporary_rent_help", "temporary rent help, § 81 a"),
                    ("payment_administration", "payment administration agreement"),
                    ("deposit_loan", "deposit loan"),
                    ("housing_benefit", "housing benefit guidance"),
                    ("digital_post_exemption", "exemption from Digital Post"),
                    ("assessment_5a", "assessment under § 5 a"),
                    ("home_support", "home support, § 85"),
                    ("housing_first_support", "Housing First support, § 85 a"),
                    ("emergency_housing", "emergency housing, § 80"),
                    ("action_plan", "action plan, § 141"),
                    ("pay_out", "pay-out to the landlord"),
                    ("guarantee", "instalments with municipal guarantee"),
                    ("child_assessment", "child assessment"),
                    ("instalment_plan", "instalment plan"),
                    ("respite", "respite: wait with the next step"),
                    ("withdraw_case", "withdraw the court case"),
                    ("internal_move", "move to a cheaper dwelling"),
                    ("payment_expected", "payment expected"),
                    ("emergency_access", "emergency access"),
                    ("other", "other"),
                ],
                max_length=30,
                verbose_name="what it is about",
            ),
        ),
        migrations.CreateModel(
            name="Emergency",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("life_and_health", "danger to life or health"),
                            ("child_at_risk", "a child at risk"),
                            ("eviction_now", "the tenant is being put out, or has no roof tonight"),
                        ],
                        max_length=20,
                        verbose_name="what has happened",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("begun_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("ends_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "part",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="emergency",
                        to="coordination.planpart",
                    ),
                ),
            ],
            options={
                "ordering": ["-begun_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="AccessRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("application", "to handle an application"),
                            ("support", "to give or follow up support"),
                            ("housing", "to find or keep housing"),
                            ("child", "to look after a child"),
                        ],
                        max_length=20,
                        verbose_name="purpose",
                    ),
                ),
                ("reason", models.TextField(max_length=1000, verbose_name="reason")),
                ("asked_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("expires_at", models.DateTimeField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("granted", "granted"), ("refused", "refused")],
                        max_length=10,
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                ("refusal", models.TextField(blank=True, max_length=1000, verbose_name="why not")),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="access_requests",
                        to="coordination.case",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="coordination.planpart",
                    ),
                ),
            ],
            options={
                "ordering": ["-asked_at", "-id"],
                "indexes": [models.Index(fields=["asked_by", "-asked_at"], name="requests_of_person")],
            },
        ),
        migrations.CreateModel(
            name="LookUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "field",
                    models.CharField(
                        choices=[
                            ("cpr", "CPR number"),
                            ("reference", "case number"),
                            ("name_address", "name and address"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("inquiry", "the citizen has contacted us"),
                            ("application", "we are handling an application"),
                            ("notice", "we have received a notice from the court or the landlord"),
                            ("concern", "we are worried about somebody"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="coordination.case"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["by", "-at"], name="look_ups_of_person")],
            },
        ),
        migrations.CreateModel(
            name="TenantNumber",
            fields=[
                (
                    "tenant",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="number",
                        serialize=False,
                        to="coordination.tenant",
                    ),
                ),
                ("sealed", models.BinaryField()),
                ("digest", models.BinaryField(max_length=32)),
                ("index_key", models.CharField(max_length=20)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["digest"], name="numbers_by_digest")],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
    ]
