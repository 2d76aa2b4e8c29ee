"""A closed case can be kept longer than the rule says: for the unit that keeps it, as the case itself is."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0103_receipts_by_themselves"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="kept_because",
            field=models.CharField(
                blank=True,
                choices=[
                    ("complaint", "a complaint is being dealt with"),
                    ("court", "a lawsuit is running"),
                    ("insight", "somebody has asked for insight into the case"),
                    ("supervision", "a supervisory authority looks into the case"),
                    ("archive", "the case is to be handed to the archive"),
                ],
                db_default="",
                default="",
                max_length=20,
                verbose_name="kept because",
            ),
        ),
        migrations.AddField(
            model_name="case",
            name="kept_until",
            field=models.DateField(blank=True, null=True, verbose_name="kept until"),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kept_because", ""), ("kept_until__isnull", True)),
                    models.Q(("kept_until__isnull", False), models.Q(("kept_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="a_case_is_kept_for_a_reason",
            ),
        ),
    ]
