"""What the hub suggests once a household has been put out: the landlord's clock has stopped, the municipality's has not."""

from typing import Any

from django.db import migrations, models

# code, condition, measure, priority, Danish and English: the step and why; source
RULES: list[tuple[str, str, str, int, str, str, str, str, str]] = [
    ("roof_now", "evicted", "emergency_housing", 21, "Er husstanden uden tag over hovedet? Bed om husly (§ 80).",
     "Is the household without a roof? Ask for shelter (§ 80).",
     "Kommunen skal anvise midlertidigt husly til den, der er sat ud og ikke selv kan finde et sted.",
     "The municipality must point to temporary shelter for whoever is put out and finds nothing.", "serviceloven § 80"),
    ("need_unknown", "need_unknown", "", 44, "Ingen har skrevet ned, hvilken bolig husstanden har brug for.",
     "Nobody has written down what home the household needs.",
     "Ventetiden på en ny bolig tæller fra den dag, behovet er skrevet ned.",
     "The wait for another home is counted from the day the need is written down.", "almenboligloven § 59"),
    ("action_plan", "evicted", "action_plan", 46, "Bed Myndighedscentret tilbyde en handleplan (§ 141).",
     "Ask the authority centre to offer an action plan (§ 141).",
     "En handleplan skal tilbydes, når nogen er sat ud og har brug for mere end et tag.",
     "An action plan is to be offered when somebody is put out and needs more than a roof.", "serviceloven § 141"),
    ("way_back", "evicted", "housing_first_support", 125, "Bed Myndighedscentret vurdere bostøtte efter § 85 a.",
     "Ask the authority centre to look at support under § 85 a.",
     "Støtten følger med ind i den næste bolig; en ud af fem er ellers hjemløs et år efter.",
     "The support comes along into the next home; else one in five is homeless a year later.", "serviceloven § 85 a"),
]  # fmt: skip


def seed(apps: Any, schema_editor: Any) -> None:
    model = apps.get_model("coordination", "NextStepRule")
    for code, condition, measure, priority, da, en, why_da, why_en, source in RULES:
        model.objects.using(schema_editor.connection.alias).create(
            code=code, condition=condition, measure=measure, priority=priority,
            text_da=da, text_en=en, why_da=why_da, why_en=why_en, source=source,
        )  # fmt: skip


def unseed(apps: Any, schema_editor: Any) -> None:
    rules = apps.get_model("coordination", "NextStepRule").objects.using(schema_editor.connection.alias)
    rules.filter(code__in=[rule[0] for rule in RULES]).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0081_untied_cases"),
    ]

    operations = [
        migrations.AlterField(
            model_name="nextsteprule",
            name="condition",
            field=models.CharField(
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
                    ("evicted", "the eviction has been carried out"),
                    ("need_unknown", "after an eviction, nobody has written down what home is needed"),
                ],
                max_length=30,
                verbose_name="when",
            ),
        ),
        migrations.RunPython(seed, unseed),
    ]
