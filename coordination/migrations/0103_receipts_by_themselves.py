"""A landlord's receipt keeps what was passed on: the consent it came with is the unit's, and no landlord reads it."""

import django.contrib.postgres.fields
from django.db import migrations, models

FILLED = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE coordination_landlordnotice AS n SET passed_on = ARRAY(
    SELECT DISTINCT category FROM coordination_consent AS c CROSS JOIN unnest(c.categories) AS category
    WHERE c.case_id = n.case_id AND c.from_agency_id = n.landlord_id AND c.given_on <= n.sent_at::date)
FROM coordination_legalground AS g WHERE g.id = n.ground_id AND g.needs_consent;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0102_grounds_that_open"),
    ]

    operations = [
        migrations.AddField(
            model_name="landlordnotice",
            name="passed_on",
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
                blank=True,
                default=list,
                size=None,
                verbose_name="kinds of data that the tenant's consent named",
            ),
        ),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
    ]
