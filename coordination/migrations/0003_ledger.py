"""The ledger tells to the moment when an opening ends, and why one was ended early; a grant is one an agency and part."""

from typing import Any

from django.db import migrations, models

# A day that an opening held to its end: from midnight after it, it opens nothing.
CARRIED = """
UPDATE {table} SET ends_at = ((valid_until + 1)::timestamp AT TIME ZONE 'Europe/Copenhagen')
WHERE valid_until IS NOT NULL
"""


def keep_the_widest(apps: Any, schema_editor: Any) -> None:
    """Where an agency had two grants on a part, the one that opens most stays."""
    grants = apps.get_model("coordination", "PartGrant").objects.using(schema_editor.connection.alias)
    order = ["summarise_planpart", "read_planpart", "write_planpart"]
    seen: dict[tuple[int, int], Any] = {}
    for grant in grants.select_related("permission"):
        key = (grant.group_id, grant.content_object_id)
        first = seen.setdefault(key, grant)
        if first is not grant:
            least, most = sorted((first, grant), key=lambda one: order.index(one.permission.codename))
            least.delete()
            seen[key] = most


class Migration(migrations.Migration):
    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("accounts", "0002_identity"),
        ("coordination", "0002_legal_grounds"),
    ]
    operations = [
        migrations.RemoveIndex(model_name="partgrant", name="grants_of_group"),
        migrations.AddField(
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
                ],
                max_length=20,
                verbose_name="ended because",
            ),
        ),
        migrations.AddField(
            model_name="disclosure",
            name="ends_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="until"),
        ),
        migrations.AddField(model_name="partgrant", name="ends_at", field=models.DateTimeField(blank=True, null=True)),
        migrations.RunSQL(CARRIED.format(table="coordination_disclosure"), migrations.RunSQL.noop),
        migrations.RunSQL(CARRIED.format(table="coordination_partgrant"), migrations.RunSQL.noop),
        migrations.RunPython(keep_the_widest, migrations.RunPython.noop),
        # PostgreSQL changes no table that has checks of these rows still to come.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField(model_name="disclosure", name="valid_until"),
        migrations.RemoveField(model_name="partgrant", name="valid_until"),
        migrations.AddConstraint(
            model_name="partgrant",
            constraint=models.UniqueConstraint(
                fields=("group", "content_object"), name="one_grant_per_agency_and_part"
            ),
        ),
    ]
