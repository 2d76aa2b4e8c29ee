"""A kind of agency and a role for the data protection officer."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0010_row_level_security"),
    ]

    operations = [
        migrations.AlterField(
            model_name="agency",
            name="kind",
            field=models.CharField(
                choices=[
                    ("housing_support_unit", "housing support unit"),
                    ("housing_association", "housing association"),
                    ("private_landlord", "private landlord"),
                    ("citizen_service", "citizen service"),
                    ("benefits_office", "benefits office"),
                    ("authority_centre", "authority centre"),
                    ("payments_office", "payments office"),
                    ("child_welfare_office", "child welfare office"),
                    ("bailiff_court", "bailiff court"),
                    ("landlord_lawyer", "landlord's lawyer"),
                    ("vulnerable_citizens_council", "council for vulnerable citizens"),
                    ("editorial_office", "editorial office"),
                    ("data_protection_office", "data protection office"),
                ],
                max_length=40,
                verbose_name="kind",
            ),
        ),
        migrations.AlterField(
            model_name="membership",
            name="role",
            field=models.CharField(
                choices=[
                    ("lead", "lead"),
                    ("coordinator", "coordinator"),
                    ("caseworker", "caseworker"),
                    ("clerk", "clerk"),
                    ("lawyer", "lawyer"),
                    ("council_member", "council member"),
                    ("editor", "editor"),
                    ("data_protection_officer", "data protection officer"),
                ],
                max_length=30,
                verbose_name="role",
            ),
        ),
    ]
