"""The track of conduct, all causes, and the moves that the unit makes by hand: told to the unit alone."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import NOBODY, guard, leave_open

PLANS = "((SELECT coordination_unit()) IS NOT NULL AND coordination_plans(case_id))"
RULES = {"read": PLANS, "add": f"{PLANS} AND moved_by_id = (SELECT hub_member())", "change": NOBODY}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0044_next_steps"),
    ]

    operations = [
        migrations.AlterField(
            model_name="case",
            name="causes",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("income_loss", "loss of income"),
                        ("benefit_reduction", "reduced benefit"),
                        ("benefit_delay", "waiting for a benefit"),
                        ("missing_housing_benefit", "missing housing benefit"),
                        ("debt", "debt"),
                        ("rent_too_high", "rent too high"),
                        ("unexpected_expense", "unexpected expense"),
                        ("self_employment_failure", "own business closed"),
                        ("deduction_offset", "deductions for old debt"),
                        ("separation", "separation"),
                        ("bereavement", "bereavement"),
                        ("illness_or_admission", "illness or admission"),
                        ("violence", "violence in the home"),
                        ("imprisonment", "imprisonment"),
                        ("job_change", "change of job"),
                        ("unopened_mail", "unopened mail"),
                        ("digital_exclusion", "digitally excluded"),
                        ("payment_setup_error", "payment service cancelled"),
                        ("wrong_account", "paid to a wrong account"),
                        ("landlord_error", "landlord's error"),
                        ("noise", "noise"),
                        ("hoarding", "hoarding"),
                        ("odour_neglect", "neglected dwelling"),
                        ("conflict", "conflict with neighbours"),
                        ("threats", "threats"),
                        ("unauthorised_occupancy", "others living there without leave"),
                        ("mental_illness", "mental illness"),
                        ("addiction", "addiction"),
                        ("dementia", "dementia"),
                        ("cognitive_disability", "cognitive disability"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="causes",
            ),
        ),
        migrations.AlterField(
            model_name="case",
            name="landlord_stage",
            field=models.CharField(
                choices=[
                    ("early_concern", "early concern"),
                    ("arrears_registered", "arrears registered"),
                    ("demand_sent", "formal demand sent"),
                    ("demand_expired", "formal demand expired"),
                    ("termination_received", "termination for breach received"),
                    ("court_filed", "filed with the bailiff court"),
                    ("court_scheduled", "court hearing scheduled"),
                    ("court_decided", "decided by the court"),
                    ("eviction_scheduled", "eviction enforcement scheduled"),
                    ("evicted", "eviction executed"),
                    ("complaint", "complaint of conduct"),
                    ("warning", "written warning"),
                    ("board_filed", "before the residents' complaints board"),
                    ("conditional_tenancy", "conditional tenancy"),
                    ("housing_court", "before the housing court"),
                    ("notice_or_termination", "notice or termination for conduct"),
                    ("paid", "arrears paid"),
                    ("withdrawn", "withdrawn by the landlord"),
                    ("reinstated", "tenancy reinstated"),
                    ("moved_out", "moved out"),
                ],
                default="early_concern",
                max_length=30,
                verbose_name="landlord's stage",
            ),
        ),
        migrations.CreateModel(
            name="StageMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "was",
                    models.CharField(
                        choices=[
                            ("early_concern", "early concern"),
                            ("arrears_registered", "arrears registered"),
                            ("demand_sent", "formal demand sent"),
                            ("demand_expired", "formal demand expired"),
                            ("termination_received", "termination for breach received"),
                            ("court_filed", "filed with the bailiff court"),
                            ("court_scheduled", "court hearing scheduled"),
                            ("court_decided", "decided by the court"),
                            ("eviction_scheduled", "eviction enforcement scheduled"),
                            ("evicted", "eviction executed"),
                            ("complaint", "complaint of conduct"),
                            ("warning", "written warning"),
                            ("board_filed", "before the residents' complaints board"),
                            ("conditional_tenancy", "conditional tenancy"),
                            ("housing_court", "before the housing court"),
                            ("notice_or_termination", "notice or termination for conduct"),
                            ("paid", "arrears paid"),
                            ("withdrawn", "withdrawn by the landlord"),
                            ("reinstated", "tenancy reinstated"),
                            ("moved_out", "moved out"),
                        ],
                        max_length=30,
                        verbose_name="from stage",
                    ),
                ),
                (
                    "became",
                    models.CharField(
                        choices=[
                            ("early_concern", "early concern"),
                            ("arrears_registered", "arrears registered"),
                            ("demand_sent", "formal demand sent"),
                            ("demand_expired", "formal demand expired"),
                            ("termination_received", "termination for breach received"),
                            ("court_filed", "filed with the bailiff court"),
                            ("court_scheduled", "court hearing scheduled"),
                            ("court_decided", "decided by the court"),
                            ("eviction_scheduled", "eviction enforcement scheduled"),
                            ("evicted", "eviction executed"),
                            ("complaint", "complaint of conduct"),
                            ("warning", "written warning"),
                            ("board_filed", "before the residents' complaints board"),
                            ("conditional_tenancy", "conditional tenancy"),
                            ("housing_court", "before the housing court"),
                            ("notice_or_termination", "notice or termination for conduct"),
                            ("paid", "arrears paid"),
                            ("withdrawn", "withdrawn by the landlord"),
                            ("reinstated", "tenancy reinstated"),
                            ("moved_out", "moved out"),
                        ],
                        max_length=30,
                        verbose_name="to stage",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("court_refused", "the court refused the case"),
                            ("new_demand", "the landlord starts over with a new demand"),
                            ("demand_invalid", "the demand was not valid"),
                            ("landlord_waits", "the landlord has agreed to wait"),
                            ("move_called_off", "hearing or enforcement was called off"),
                            ("new_arrears", "new arrears, or a new complaint"),
                            ("mistake", "it was written down by mistake"),
                        ],
                        max_length=20,
                        verbose_name="reason",
                    ),
                ),
                ("on", models.DateField(default=django.utils.timezone.localdate, verbose_name="date")),
                ("moved_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stage_moves", to="coordination.case"
                    ),
                ),
                (
                    "moved_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["moved_at", "id"],
            },
        ),
        migrations.RunSQL(guard("coordination_stagemove", RULES), leave_open("coordination_stagemove")),
    ]
