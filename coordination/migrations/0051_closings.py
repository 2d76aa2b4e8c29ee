"""How cases end: each closing, what is asked a half and a whole year later, and the one word for the landlord."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

from hub.accounts.row_security import NOBODY, guard, leave_open

PLANS = "((SELECT coordination_unit()) IS NOT NULL AND coordination_plans(case_id))"
ME = "(SELECT hub_member())"
RULES = {
    "closing": {"read": PLANS, "add": f"{PLANS} AND closed_by_id = {ME}", "change": NOBODY},
    "followup": {
        "read": PLANS,
        "add": f"{PLANS} AND EXISTS (SELECT 1 FROM coordination_closing AS r WHERE r.id = closing_id"
        " AND r.case_id = coordination_followup.case_id)",
        "change": PLANS,
    },
    # Written by the hub itself: the unit has no hand in a landlord's compartment.
    "noticeoutcome": {"read": "landlord_id = (SELECT coordination_landlord())", "add": NOBODY, "change": NOBODY},
}
KEYS = {"followup": ("case_id", "closing_id", "months", "due_on")}


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0050_moves"),
    ]

    operations = [
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("paid_before_expiry", "paid before the demand expired"),
                            (
                                "paid_after_expiry_before_termination",
                                "paid after the demand expired, before termination",
                            ),
                            ("paid_by_municipal_help", "paid with help from the municipality"),
                            ("instalments_completed", "instalments completed"),
                            ("arrears_settled_by_guarantee", "arrears settled by the municipal guarantee"),
                            ("reinstated_by_landlord", "landlord let the tenancy go on"),
                            ("court_refused", "the bailiff court refused the case"),
                            ("court_withdrawn", "landlord withdrew the court case"),
                            ("rehoused_before_eviction", "rehoused before an eviction"),
                            ("voluntary_move", "moved of own accord"),
                            ("conduct_resolved", "the case of conduct was resolved"),
                            ("conditional_tenancy_completed", "the conditional tenancy was completed"),
                            ("evicted_rehoused_permanent", "evicted, and rehoused for good"),
                            ("evicted_temporary", "evicted, to a temporary home"),
                            ("evicted_shelter", "evicted, to a shelter"),
                            ("evicted_family_friends", "evicted, to family or friends"),
                            ("evicted_unknown", "evicted, nobody knows where to"),
                            ("tenant_declined_help", "the tenant declined help"),
                            ("deceased", "the tenant has died"),
                            ("moved_municipality", "moved to another municipality"),
                            ("opened_in_error", "the case was opened in error"),
                        ],
                        max_length=40,
                        verbose_name="outcome",
                    ),
                ),
                (
                    "housing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home", "in a home of their own"),
                            ("temporary", "in a temporary home"),
                            ("shelter", "in a shelter"),
                            ("family_friends", "with family or friends"),
                            ("homeless", "homeless"),
                            ("moved_away", "moved away"),
                            ("deceased", "has died"),
                            ("unknown", "not known"),
                        ],
                        max_length=20,
                        verbose_name="housing",
                    ),
                ),
                (
                    "primary_cause",
                    models.CharField(
                        blank=True,
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
                        verbose_name="main cause",
                    ),
                ),
                (
                    "causes",
                    django.contrib.postgres.fields.ArrayField(
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
                ("moved_to", models.CharField(blank=True, max_length=60, verbose_name="municipality moved to")),
                ("closed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="closings", to="coordination.case"
                    ),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
            ],
            options={
                "ordering": ["closed_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="NoticeOutcome",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "told",
                    models.CharField(
                        choices=[
                            ("contact", "contact with the tenant was made"),
                            ("no_contact", "no contact with the tenant"),
                            ("instalments", "instalments were agreed"),
                            ("paid", "the arrears are paid"),
                            ("not_resident", "not a citizen of the municipality"),
                            ("closed", "closed"),
                        ],
                        max_length=20,
                        verbose_name="outcome",
                    ),
                ),
                ("told_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "landlord",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.agency"
                    ),
                ),
                (
                    "notice",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="outcomes",
                        to="coordination.landlordnotice",
                    ),
                ),
            ],
            options={
                "ordering": ["told_at", "id"],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("months", models.PositiveSmallIntegerField(choices=[(6, "6 months"), (12, "12 months")])),
                ("due_on", models.DateField(verbose_name="due on")),
                (
                    "housing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("own_home", "in a home of their own"),
                            ("temporary", "in a temporary home"),
                            ("shelter", "in a shelter"),
                            ("family_friends", "with family or friends"),
                            ("homeless", "homeless"),
                            ("moved_away", "moved away"),
                            ("deceased", "has died"),
                            ("unknown", "not known"),
                        ],
                        max_length=20,
                        verbose_name="housing",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
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
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="follow_ups", to="coordination.case"
                    ),
                ),
                (
                    "closing",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="coordination.closing",
                    ),
                ),
            ],
            options={
                "ordering": ["due_on", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("closing", "months"), name="one_follow_up_a_closing_and_month")
                ],
            },
        ),
        *(
            migrations.RunSQL(
                guard(f"coordination_{name}", rules, keys=KEYS.get(name, ())), leave_open(f"coordination_{name}")
            )
            for name, rules in RULES.items()
        ),
        # Where somebody has moved to is a free word: the planner notes none of it (0013).
        migrations.RunSQL(
            "ALTER TABLE coordination_closing ALTER COLUMN moved_to SET STATISTICS 0;",
            "ALTER TABLE coordination_closing ALTER COLUMN moved_to SET STATISTICS -1;",
        ),
    ]
