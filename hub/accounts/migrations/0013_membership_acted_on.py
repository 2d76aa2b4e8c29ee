"""When a person last acted as this member: what an agency may know of their coming, and nothing of their other work."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0012_sessions_and_public_ids")]
    operations = [migrations.AddField("membership", "acted_on", models.DateField(null=True, editable=False))]
