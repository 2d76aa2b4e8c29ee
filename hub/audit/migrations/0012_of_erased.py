"""Erasures are found among all acts without reading them all."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0011_erased"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="auditevent",
            index=models.Index(condition=models.Q(("verb", "erase")), fields=["-at"], name="audit_of_erased"),
        ),
    ]
