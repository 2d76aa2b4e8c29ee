"""A tenant gets the id by which the record of acts names a person."""

import uuid

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("coordination", "0003_ledger")]

    operations = [
        migrations.AddField(
            model_name="tenant",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, null=True),
        ),
        # One default for all rows is what adding a field gives: each gets its own.
        migrations.RunSQL("UPDATE coordination_tenant SET public_id = gen_random_uuid()", migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="tenant",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
    ]
