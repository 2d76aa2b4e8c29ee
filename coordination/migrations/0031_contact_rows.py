"""Row-level security of visits and contact attempts: they are the coordinating unit's, and nobody else's.

No grant on a part opens them, so neither a landlord nor an office comes near. An attempt stands as it was written: it is
withdrawn, once, and never anything else. Its `corrects` is no foreign key, since a policy cannot ask its own table.
"""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

answers = import_module("coordination.migrations.0013_answers_for_the_asker")

PLANS = answers.plans("case_id")
MEMBER = "(SELECT hub_member())"
_VISIT = answers.its("contactattempt", "visit", "visit_id", "r.case_id = coordination_contactattempt.case_id")

POLICIES: dict[str, dict[str, str]] = {
    "visit": {"read": PLANS, "add": f"{PLANS} AND planned_by_id = {MEMBER}", "change": PLANS},
    "contactattempt": {
        "read": PLANS,
        "add": f"{PLANS} AND by_id = {MEMBER} AND (visit_id IS NULL OR {_VISIT})",
        "change": PLANS,
    },
}
KEYS = {
    "visit": ("public_id", "case_id", "planned_by_id", "planned_at"),
    "contactattempt": (
        "public_id", "case_id", "at", "channel", "result", "met_whom", "note", "next_try_on", "by_id", "visit_id", "key",
        "recorded_at", "corrects",
    ),
}  # fmt: skip
UNNOTED = {"visit": ("cancel_reason", "outcome", "safety_note"), "contactattempt": ("met_whom", "note")}


class Migration(migrations.Migration):
    dependencies = [("coordination", "0030_contact")]
    operations = [
        *(
            migrations.RunSQL(
                guard(f"coordination_{name}", rules, None, KEYS[name]),
                leave_open(f"coordination_{name}"),
            )
            for name, rules in POLICIES.items()
        ),
        answers.ended("contactattempt", "withdrawn_at"),
        *(
            migrations.RunSQL(answers.noted(name, columns, 0), answers.noted(name, columns, -1))
            for name, columns in UNNOTED.items()
        ),
    ]
