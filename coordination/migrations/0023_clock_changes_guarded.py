"""Row-level security of what was put right on a clock: the unit's own, as its notes are. What is withdrawn stays so."""

from django.db import migrations

from hub.accounts.row_security import NOBODY, guard, leave_open

UNIT = "(SELECT coordination_unit())"
MEMBER = "(SELECT hub_member())"
PLANS = f"({UNIT} IS NOT NULL AND coordination_plans(case_id))"
# In one's own name, and of an event of the same case: another's id would tell that there is one.
_EVENT = (
    "EXISTS (SELECT 1 FROM coordination_legalevent AS r WHERE r.id = coordination_clockchange.event_id"
    " AND r.case_id = coordination_clockchange.case_id)"
)
RULES = {"read": PLANS, "add": f"{PLANS} AND by_id = {MEMBER} AND {_EVENT}", "change": NOBODY}
KEYS = ("case_id", "event_id")
# The planner notes nothing of what was written: EXPLAIN's estimates, which anybody may ask for, would tell it.
UNNOTED = "ALTER TABLE coordination_clockchange ALTER COLUMN reason SET STATISTICS {};"


def ended(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER ended_stands BEFORE UPDATE ON coordination_{table} FOR EACH ROW"
        " EXECUTE FUNCTION coordination_ended_stands('withdrawn_at');",
        f"DROP TRIGGER ended_stands ON coordination_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("coordination", "0022_clock_changes")]
    operations = [
        migrations.RunSQL(guard("coordination_clockchange", RULES, keys=KEYS), leave_open("coordination_clockchange")),
        migrations.RunSQL(UNNOTED.format(0), UNNOTED.format(-1)),
        ended("legalevent"),
        ended("deadline"),
    ]
