import uuid

import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0013_membership_acted_on"),
        ("coordination", "0023_clock_changes_guarded"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("planned_on", models.DateField(verbose_name="date")),
                ("from_time", models.TimeField(blank=True, null=True, verbose_name="from")),
                ("until_time", models.TimeField(blank=True, null=True, verbose_name="until")),
                ("place", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("announced", models.BooleanField(default=False, verbose_name="announced to the tenant")),
                ("planned_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "status",
                    models.CharField(
                        choices=[("planned", "planned"), ("done", "done"), ("cancelled", "cancelled")],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("cancel_reason", models.CharField(blank=True, max_length=300, verbose_name="why it is cancelled")),
                ("outcome", models.TextField(blank=True, max_length=4000, verbose_name="what came of it")),
                ("safety_flag", models.BooleanField(default=False, verbose_name="go two together")),
                ("safety_note", models.CharField(blank=True, max_length=300, verbose_name="what to look out for")),
                ("checked_in_at", models.DateTimeField(blank=True, null=True)),
                ("expected_out_at", models.DateTimeField(blank=True, null=True)),
                ("checked_out_at", models.DateTimeField(blank=True, null=True)),
                ("alert_sent_at", models.DateTimeField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="coordination.case"
                    ),
                ),
                (
                    "planned_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "who",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="visits", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "ordering": ["planned_on", "from_time", "id"],
            },
        ),
        migrations.CreateModel(
            name="ContactAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("phone", "phone"),
                            ("sms_neutral", "neutral text message"),
                            ("digital_post", "Digital Post"),
                            ("letter", "letter"),
                            ("home_visit_announced", "home visit, announced"),
                            ("home_visit_unannounced", "home visit, unannounced"),
                            ("note_in_letterbox", "sealed note in the letterbox"),
                            ("drop_in", "drop-in"),
                            ("meeting", "meeting"),
                            ("court_attendance", "at the court"),
                            ("via_relative", "through a relative"),
                            ("via_professional", "through another professional"),
                        ],
                        max_length=30,
                        verbose_name="how",
                    ),
                ),
                (
                    "result",
                    models.CharField(
                        choices=[
                            ("reached_accepts", "reached, accepts help"),
                            ("reached_declines", "reached, declines help"),
                            ("reached_wants_time", "reached, wants time to think"),
                            ("reached_consent_given", "reached, consent given"),
                            ("no_answer", "no answer"),
                            ("wrong_number", "wrong number"),
                            ("moved", "moved away"),
                            ("refused_door", "refused at the door"),
                            ("message_left", "message left"),
                            ("met_third_party", "met somebody else, nothing told"),
                            ("safety_concern", "broken off for safety"),
                            ("interpreter_needed", "an interpreter is needed"),
                        ],
                        max_length=30,
                        verbose_name="result",
                    ),
                ),
                ("met_whom", models.CharField(blank=True, max_length=160, verbose_name="who was met")),
                ("note", models.TextField(blank=True, max_length=4000, verbose_name="note")),
                ("next_try_on", models.DateField(blank=True, null=True, verbose_name="try again on")),
                ("key", models.UUIDField(default=uuid.uuid4)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("corrects", models.UUIDField(blank=True, null=True, unique=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.membership"
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attempts", to="coordination.case"
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.membership",
                    ),
                ),
                (
                    "visit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="coordination.visit",
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(fields=["who", "planned_on"], name="visits_of_person"),
        ),
        migrations.AddIndex(
            model_name="visit",
            index=models.Index(
                condition=models.Q(("checked_in_at__isnull", False), ("checked_out_at__isnull", True)),
                fields=["expected_out_at"],
                name="visits_going_on",
            ),
        ),
        migrations.AddIndex(
            model_name="contactattempt",
            index=models.Index(fields=["case", "-at"], name="attempts_of_case"),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.UniqueConstraint(fields=("by", "key"), name="one_attempt_by_key"),
        ),
    ]
