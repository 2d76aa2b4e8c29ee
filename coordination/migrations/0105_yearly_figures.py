"""What the cases of a year came to, as far as it may be told."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0104_kept_longer"),
    ]

    operations = [
        migrations.CreateModel(
            name="YearlyFigure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("year", models.PositiveSmallIntegerField()),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stayed", "stayed in their home"),
                            ("rehoused", "rehoused or moved before an eviction"),
                            ("evicted", "evicted"),
                            ("other", "ended otherwise"),
                        ],
                        max_length=10,
                    ),
                ),
                ("families", models.PositiveIntegerField(null=True)),
                ("children", models.PositiveIntegerField(null=True)),
                ("counted_at", models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                "ordering": ["-year", "id"],
                "constraints": [
                    models.UniqueConstraint(fields=("year", "result"), name="one_figure_a_year_and_result")
                ],
            },
        ),
    ]
