from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0071_told_in_order"),
    ]

    operations = [
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
                    ("evicted", "the eviction was executed"),
                    ("stopped", "ended by the unit"),
                    ("replaced", "replaced by another opening"),
                    ("unshared", "the unit has ended the sharing"),
                    ("mistaken", "it had no ground and was closed by the check"),
                ],
                max_length=20,
                verbose_name="ended because",
            ),
        ),
    ]
