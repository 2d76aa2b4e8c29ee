"""Who withdrew a consent, and which one another takes the place of; sharing a part is a kind of data to consent to."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_identity"),
        ("coordination", "0005_tenant_number"),
    ]

    operations = [
        migrations.AddField(
            model_name="consent",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="coordination.consent",
            ),
        ),
        migrations.AddField(
            model_name="consent",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.membership",
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="categories",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("contact", "phone and e-mail"),
                        ("arrears", "amount owed"),
                        ("dates", "dates of demand and termination"),
                        ("in_contact", "that the municipality is in contact with the tenant"),
                        ("plan_part", "the agency's own part of the plan and its dates"),
                        ("cause_economic", "that income has changed"),
                        ("household", "household"),
                        ("decision", "that a payment comes, and when"),
                        ("support", "that support is in place"),
                        ("shared_part", "a part of the plan that another agency does"),
                    ],
                    max_length=30,
                ),
                size=None,
                verbose_name="kinds of data",
            ),
        ),
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
                    ("replaced", "replaced by another opening"),
                    ("unshared", "the unit has ended the sharing"),
                    ("mistaken", "it had no ground and was closed by the check"),
                ],
                max_length=20,
                verbose_name="ended because",
            ),
        ),
        migrations.AlterField(
            model_name="entry",
            name="event",
            field=models.CharField(
                blank=True,
                choices=[
                    ("asked", "asked"),
                    ("accepted", "accepted"),
                    ("declined", "declined"),
                    ("done", "done"),
                    ("withdrawn", "withdrawn"),
                    ("shared", "shared"),
                    ("unshared", "no longer shared"),
                    ("asked_again", "asked again"),
                    ("consent_withdrawn", "consent withdrawn"),
                    ("closed", "case closed"),
                    ("reopened", "case opened again"),
                ],
                max_length=20,
            ),
        ),
    ]
