"""The topics as they have become: something that could not be erased, and a look that is odd."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0005_topic_of_handover"),
    ]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="topic",
            field=models.CharField(
                choices=[
                    ("new_case", "A new case has been opened"),
                    ("part_asked", "Your agency is asked to do a part of a plan"),
                    ("part_answered", "An agency has answered its part of a plan"),
                    ("part_changed", "A part of a plan has been changed"),
                    ("new_entry", "There is a new message in a thread"),
                    ("part_shared", "A part of a plan has been shared with your agency"),
                    ("consent_withdrawn", "A tenant has withdrawn a consent"),
                    ("case_closed", "A case has been closed"),
                    ("case_handed_over", "A case has been handed over to you"),
                    ("case_reopened", "A case has been opened again"),
                    ("ledger_differs", "Access and the ledger of sharing do not agree: have it looked at"),
                    ("erasure_failed", "Something could not be erased on its day: have it looked at"),
                    ("invited", "You have been given access to the hub"),
                    ("access_asked", "An office asks for access to a case"),
                    ("access_answered", "Your request for access has been answered"),
                    ("emergency", "A case has been opened in an emergency"),
                    ("many_reveals", "Somebody sees much that is protected"),
                    ("many_look_ups", "Somebody looks up many people"),
                    ("odd_look", "Somebody has been looked up in an unusual way: have it looked at"),
                    ("visit_overdue", "Somebody has not checked out from a visit"),
                    ("talk_booked", "A talk has been booked at the front desk"),
                    ("import_finished", "Your arrears list has been read"),
                ],
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="outboxmessage",
            name="topic",
            field=models.CharField(
                choices=[
                    ("new_case", "A new case has been opened"),
                    ("part_asked", "Your agency is asked to do a part of a plan"),
                    ("part_answered", "An agency has answered its part of a plan"),
                    ("part_changed", "A part of a plan has been changed"),
                    ("new_entry", "There is a new message in a thread"),
                    ("part_shared", "A part of a plan has been shared with your agency"),
                    ("consent_withdrawn", "A tenant has withdrawn a consent"),
                    ("case_closed", "A case has been closed"),
                    ("case_handed_over", "A case has been handed over to you"),
                    ("case_reopened", "A case has been opened again"),
                    ("ledger_differs", "Access and the ledger of sharing do not agree: have it looked at"),
                    ("erasure_failed", "Something could not be erased on its day: have it looked at"),
                    ("invited", "You have been given access to the hub"),
                    ("access_asked", "An office asks for access to a case"),
                    ("access_answered", "Your request for access has been answered"),
                    ("emergency", "A case has been opened in an emergency"),
                    ("many_reveals", "Somebody sees much that is protected"),
                    ("many_look_ups", "Somebody looks up many people"),
                    ("odd_look", "Somebody has been looked up in an unusual way: have it looked at"),
                    ("visit_overdue", "Somebody has not checked out from a visit"),
                    ("talk_booked", "A talk has been booked at the front desk"),
                    ("import_finished", "Your arrears list has been read"),
                ],
                max_length=40,
            ),
        ),
    ]
