"""What the unit has learnt beside dates and causes; and the inbox's order by the weight of what presses."""

import django.contrib.postgres.fields
from django.db import migrations, models

# There were two ranks: at once, and all else. Each night sorts anew what a day weighs in.
RANKS = "UPDATE coordination_inboxrow SET rank = 4 WHERE rank = 1"


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0042_saved_filters"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="risk_factors",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("pregnancy", "somebody in the home is pregnant"),
                        ("guardian", "the tenant has a guardian"),
                        ("violence", "violence or threats in the home"),
                        ("earlier_eviction", "evicted or homeless within the last two years"),
                        ("young", "the tenant is 18 to 24 years old"),
                        ("foster_care", "the tenant has been in foster care"),
                        ("stays_elsewhere", "is in hospital, prison or a shelter just now"),
                        ("pays_to_the_door", "the landlord stops when all is paid, up to the door"),
                        ("no_respite", "the landlord gives no respite"),
                        ("digital_exempt", "exempt from Digital Post"),
                        ("pets", "pets in the home"),
                        ("medical_equipment", "medical equipment in the home"),
                        ("accessibility", "needs a dwelling without steps"),
                    ],
                    max_length=30,
                ),
                blank=True,
                default=list,
                size=None,
                verbose_name="to take care of",
            ),
        ),
        migrations.AlterField(
            model_name="inboxrow",
            name="rank",
            field=models.PositiveSmallIntegerField(default=4),
        ),
        migrations.RunSQL(RANKS, migrations.RunSQL.noop),
    ]
