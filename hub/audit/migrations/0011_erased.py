"""The acts as they have become: a case erased."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0010_row_level_security"),
    ]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="verb",
            field=models.CharField(
                choices=[
                    ("read", "read"),
                    ("search", "searched"),
                    ("create", "created"),
                    ("change", "changed"),
                    ("import", "imported"),
                    ("export", "exported"),
                    ("download", "downloaded"),
                    ("reveal", "saw what is protected"),
                    ("break_glass", "opened in an emergency"),
                    ("share", "shared"),
                    ("withdraw", "took back"),
                    ("erase", "erased"),
                    ("send", "sent"),
                    ("answer", "answered"),
                    ("sign_in", "signed in"),
                    ("sign_out", "signed out"),
                    ("sign_in_failed", "failed to sign in"),
                    ("denied", "was refused"),
                ],
                max_length=20,
            ),
        ),
    ]
