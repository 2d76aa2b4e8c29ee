"""What the hub suggests, when and why: rules to begin with, which editors change in the admin."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

OURS = "vores egen erfaring"
# code, condition, number, cause, measure, priority, Danish and English: the step and why; source
RULES: list[tuple[str, str, int | None, str, str, int, str, str, str, str, str]] = [
    ("take", "no_coordinator", None, "", "", 10, "Ingen har taget sagen endnu.", "Nobody has taken this case yet.",
     "En sag uden koordinator er en sag, som ingen ringer om.",
     "A case without a coordinator is a case that nobody calls about.", OURS),
    ("roof", "enforcement_near", 7, "", "emergency_housing", 20, "Bed om husly til dagen efter (§ 80).",
     "Ask for a roof for the day after (§ 80).",
     "Udsættelsesforretningen er om få dage. Ingen må stå på gaden, mens vi leder.",
     "The eviction enforcement is days away. Nobody is to stand in the street while we search.", "serviceloven § 80"),
    ("withdraw", "enforcement_near", 14, "", "withdraw_case", 30, "Bed udlejer om at trække sagen tilbage mod en aftale.",
     "Ask the landlord to withdraw the case for an agreement.",
     "En udlejer kan standse helt frem til dagen, når pengene eller en aftale er der.",
     "A landlord can stop up to the day, when the money or an agreement is there.", OURS),
    ("children_unknown", "children_unknown", None, "", "", 40, "Ingen har spurgt, om der er børn i hjemmet.",
     "Nobody has asked about children in the home.",
     "Med børn i hjemmet vurderes hjælp straks (retssikkerhedsloven § 5 a).",
     "With children in the home, help is looked at at once (retssikkerhedsloven § 5 a).", "retssikkerhedsloven § 5 a"),
    ("hearing", "hearing_near", 14, "", "instalment_plan", 50, "Bed udlejer om en afdragsordning før fogedmødet.",
     "Ask the landlord for instalments before the hearing.",
     "Et forlig før mødet er bedre end en kendelse efter det.",
     "A settlement before the hearing is better than an order after it.", OURS),
    ("respite", "demand_near", 3, "", "respite", 60, "Bed udlejer om henstand.", "Ask the landlord for respite.",
     "Påkravet udløber om få dage, og et kontor bruger uger på at afgøre.",
     "The demand expires in a few days, and an office takes weeks to decide.", OURS),
    ("broken", "agreement_broken", None, "", "respite", 70, "Aftalen er brudt: ring, og bed udlejer vente imens.",
     "The agreement is broken: call, and ask the landlord to wait meanwhile.",
     "Den første rate, der ikke kommer, er den, der kan reddes.",
     "The first instalment that does not come is the one that can be saved.", OURS),
    ("need", "known_need", None, "", "assessment_5a", 80, "Bed Myndighedscentret om en vurdering efter § 5 a.",
     "Ask the authority centre for an assessment under § 5 a.",
     "Ved et kendt behov skal kommunen straks tage stilling til hjælp.",
     "With a known need the municipality must look at help at once.", "retssikkerhedsloven § 5 a"),
    ("demand_day", "demand_day_unknown", None, "", "", 90, "Dagen, hvor påkravet kom frem, mangler.",
     "The day the formal demand was received is missing.",
     "De 14 dage løber fra den dag, påkravet kom frem. Uden den kender ingen fristen.",
     "The 14 days run from the day the formal demand came forward. Without it nobody knows the deadline.",
     "almenlejeloven § 90"),
    ("nothing_asked", "nothing_asked", None, "", "", 100, "Ingen er blevet bedt om noget endnu.",
     "Nobody has been asked for anything yet.",
     "Kontorerne bruger uger på at afgøre; udlejers frist er dage. Spørg tidligt.",
     "Deciding takes the offices weeks; the landlord's deadline is days. Ask early.", OURS),
    ("knock", "tries_in_vain", 3, "", "outreach_visit", 110, "Planlæg et besøg: tre forsøg har ikke givet kontakt.",
     "Plan a visit: three attempts have reached nobody.",
     "Den, der ikke tager telefonen, åbner ofte døren.", "Whoever does not answer the phone often opens the door.", OURS),
    ("child", "children", None, "", "child_assessment", 120, "Bed Familieafdelingen se på børnenes situation.",
     "Ask the child welfare office to look at the children.",
     "En udsættelsesforretning rammer børnene først.", "An eviction hits the children first.", "barnets lov"),
    ("housing_benefit", "cause", None, "missing_housing_benefit", "housing_benefit", 130,
     "Bed Borgerservice vejlede om boligstøtte.", "Ask citizen service for guidance on housing benefit.",
     "Boligstøtte kan søges med kort tilbagevirkning; hver måned tæller.",
     "Housing benefit reaches back but a little; each month counts.", "boligstøtteloven"),
    ("rent", "cause", None, "rent_too_high", "temporary_rent_help", 140, "Bed Ydelseskontoret vurdere § 81 a.",
     "Ask the benefits office to look at § 81 a.", "Huslejen er mere, end budgettet bærer, mens der findes en billigere bolig.",
     "The rent is more than the budget bears while a cheaper dwelling is found.", "aktivloven § 81 a"),
    ("income", "cause", None, "income_loss", "one_off_benefit", 150, "Bed Ydelseskontoret vurdere § 81.",
     "Ask the benefits office to look at § 81.", "Et pludseligt tab af indtægt kan give ret til en enkeltydelse.",
     "A sudden loss of income may give a right to one-off help.", "aktivloven § 81"),
    ("mail", "cause", None, "unopened_mail", "digital_post_exemption", 160,
     "Bed Borgerservice se på fritagelse for Digital Post.", "Ask citizen service about exemption from Digital Post.",
     "Breve, som ingen åbner, er frister, som ingen kender.", "Letters that nobody opens are deadlines that nobody knows.",
     OURS),
]  # fmt: skip


def seed(apps: Any, schema_editor: Any) -> None:
    model = apps.get_model("coordination", "NextStepRule")
    for code, condition, number, cause, measure, priority, da, en, why_da, why_en, source in RULES:
        model.objects.using(schema_editor.connection.alias).create(
            code=code, condition=condition, number=number, cause=cause, measure=measure, priority=priority,
            text_da=da, text_en=en, why_da=why_da, why_en=why_en, source=source,
        )  # fmt: skip


STANDS = """
CREATE TRIGGER keys_stand BEFORE UPDATE ON coordination_nextsteprule FOR EACH ROW EXECUTE FUNCTION hub_keys_stand('code');
"""
GONE = "DROP TRIGGER keys_stand ON coordination_nextsteprule;"


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0043_risk_factors"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="NextStepRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.SlugField(max_length=40, unique=True, verbose_name="code")),
                (
                    "condition",
                    models.CharField(
                        choices=[
                            ("no_coordinator", "nobody has taken the case"),
                            ("children_unknown", "nobody has asked about children"),
                            ("demand_day_unknown", "the day the demand was received is missing"),
                            ("nothing_asked", "nobody has been asked for anything"),
                            ("tries_in_vain", "so many tries in a row have reached nobody (number)"),
                            ("enforcement_near", "an eviction enforcement within so many days (number)"),
                            ("hearing_near", "a court hearing within so many days (number)"),
                            ("demand_near", "the demand expires within so many days (number)"),
                            ("children", "there are children in the home"),
                            ("known_need", "there is a known need for help"),
                            ("cause", "this is a cause (cause)"),
                            ("agreement_broken", "an agreement is broken"),
                        ],
                        max_length=30,
                        verbose_name="when",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="number")),
                (
                    "cause",
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
                            ("separation", "separation"),
                            ("bereavement", "bereavement"),
                            ("illness_or_admission", "illness or admission"),
                            ("job_change", "change of job"),
                            ("unopened_mail", "unopened mail"),
                            ("digital_exclusion", "digitally excluded"),
                            ("payment_setup_error", "payment service cancelled"),
                            ("landlord_error", "landlord's error"),
                            ("mental_illness", "mental illness"),
                            ("addiction", "addiction"),
                            ("dementia", "dementia"),
                            ("cognitive_disability", "cognitive disability"),
                        ],
                        max_length=30,
                        verbose_name="cause",
                    ),
                ),
                (
                    "measure",
                    models.CharField(
                        blank=True,
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
                        verbose_name="measure to ask for",
                    ),
                ),
                ("text_da", models.CharField(max_length=200, verbose_name="step in Danish")),
                ("text_en", models.CharField(max_length=200, verbose_name="step in English")),
                ("why_da", models.CharField(max_length=300, verbose_name="why, in Danish")),
                ("why_en", models.CharField(max_length=300, verbose_name="why, in English")),
                ("priority", models.PositiveSmallIntegerField(default=100, verbose_name="priority")),
                ("is_active", models.BooleanField(default=True, verbose_name="in use")),
                ("source", models.CharField(blank=True, max_length=200, verbose_name="source")),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
            ],
            options={
                "verbose_name": "next step",
                "verbose_name_plural": "next steps",
                "ordering": ["priority", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("number__isnull", True), ("number__lte", 365), _connector="OR"),
                        name="step_within_a_year",
                    )
                ],
            },
        ),
        migrations.RunPython(seed, migrations.RunPython.noop),
        migrations.RunSQL(STANDS, GONE),
    ]
