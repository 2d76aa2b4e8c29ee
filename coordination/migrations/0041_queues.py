"""What the unit's queues ask for, kept ready in its own row of each case."""

from django.db import migrations, models

# The rows there are; from now on coordination.actions.standing writes it, and each night anew.
FILL = """
UPDATE coordination_inboxrow AS r SET is_case = true, is_new = (c.plan_status = 'new'),
    uncontacted_since = c.opened_at::date, quiet_since = greatest(c.opened_at, r.last_activity_at),
    hearing_on = (SELECT min(d.due_on) FROM coordination_deadline AS d WHERE d.case_id = c.id
        AND d.code = 'court_hearing' AND d.met_at IS NULL AND d.due_on >= current_date),
    enforcement_on = (SELECT min(d.due_on) FROM coordination_deadline AS d WHERE d.case_id = c.id
        AND d.code = 'eviction_enforcement' AND d.met_at IS NULL AND d.due_on >= current_date)
FROM coordination_planpart AS p JOIN coordination_case AS c ON c.id = p.case_id
WHERE p.id = r.part_id AND p.measure = 'coordination' AND r.agency_id = c.unit_id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0040_pause"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="broken_on",
            field=models.DateField(blank=True, null=True, verbose_name="agreement broken"),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="broken_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="enforcement_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="hearing_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="is_case",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="is_new",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="knock_on",
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="quiet_since",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="tries",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name="inboxrow",
            name="uncontacted_since",
            field=models.DateField(null=True),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("is_case", True), ("is_open", True)),
                fields=["agency", "rank", "due_on", "id"],
                name="inbox_of_cases",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("hearing_on__isnull", False)),
                fields=["agency", "hearing_on"],
                name="inbox_hearings",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("enforcement_on__isnull", False)),
                fields=["agency", "enforcement_on"],
                name="inbox_enforcements",
            ),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("knock_on__isnull", False)), fields=["agency", "knock_on"], name="inbox_visits"
            ),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("broken_on__isnull", False)), fields=["agency", "broken_on"], name="inbox_broken"
            ),
        ),
        migrations.AddIndex(
            model_name="inboxrow",
            index=models.Index(
                condition=models.Q(("paused_until__isnull", False)),
                fields=["agency", "paused_until"],
                name="inbox_paused",
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
