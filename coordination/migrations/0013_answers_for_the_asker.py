"""What raw SQL found open in 0010 and 0011 (tests/access), and how it is closed.

The functions that look past the policies answer to whom they concern alone: anybody could ask them whose landlord's
case a part is of. What has been ended stays ended, and a line that rests on a consent ends with it. And a row refers to
rows of its own case or compartment alone: a foreign key would otherwise tell which ids there are.
"""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import guard, leave_open

first = import_module("coordination.migrations.0010_row_level_security")
second = import_module("coordination.migrations.0011_protected_rows")

FUNCTIONS = """
-- May a line of the ledger stand? Answered to the unit that coordinates the case, and to the hub itself.
CREATE FUNCTION coordination_lawful(of_part bigint, to_agency bigint, to_member bigint, on_ground bigint,
                                    by_consent bigint, until timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_planpart AS p
        JOIN public.coordination_case AS c ON c.id = p.case_id
            AND (public.hub_itself() OR c.unit_id = public.coordination_unit())
        JOIN public.accounts_agency AS a ON a.id = to_agency
        JOIN public.coordination_legalground AS g ON g.id = on_ground
        LEFT JOIN public.coordination_consent AS k ON k.id = by_consent
        WHERE p.id = of_part
          -- A line may follow another on a ground that has been narrowed since: ending what was open must not fail.
          AND (a.kind = ANY (g.recipients) OR EXISTS (
              SELECT 1 FROM public.coordination_disclosure AS earlier
              WHERE earlier.part_id = of_part AND earlier.agency_id = to_agency AND earlier.ground_id = on_ground))
          AND (a.kind NOT IN ('housing_association', 'private_landlord') OR a.id = c.landlord_id)
          AND (to_member IS NULL OR EXISTS (
              SELECT 1 FROM public.accounts_membership AS m WHERE m.id = to_member AND m.agency_id = to_agency))
          AND (by_consent IS NOT NULL OR NOT g.needs_consent)
          -- To midnight after the consent's last day.
          AND (by_consent IS NULL OR (
              k.case_id = c.id AND k.to_agency_id = to_agency AND k.withdrawn_at IS NULL
              AND coalesce(until <= (k.expires_on + 1)::timestamp AT TIME ZONE 'Europe/Copenhagen', false)))
    )
$$;
CREATE OR REPLACE FUNCTION coordination_in_ledger(
    of_part bigint, to_group integer, how_far integer, until timestamptz, to_member bigint)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_disclosure AS d
        JOIN public.coordination_planpart AS p ON p.id = d.part_id
        JOIN public.coordination_case AS c ON c.id = p.case_id
            AND (public.hub_itself() OR c.unit_id = public.coordination_unit())
        JOIN public.accounts_agency AS a ON a.id = d.agency_id AND a.group_id = to_group
        JOIN public.auth_permission AS permitted ON permitted.id = how_far AND permitted.codename = d.level
        WHERE d.part_id = of_part AND d.withdrawn_at IS NULL AND d.ends_at IS NOT DISTINCT FROM until
          AND d.member_id IS NOT DISTINCT FROM to_member
    )
$$;
-- Is the consent of this case, and the asker's to know of?
CREATE FUNCTION coordination_consent_of(the_consent bigint, of_case bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT the_consent IS NULL OR EXISTS (
        SELECT 1 FROM public.coordination_consent AS k JOIN public.coordination_case AS c ON c.id = k.case_id
        WHERE k.id = the_consent AND c.id = of_case
          AND (public.hub_itself() OR c.unit_id = public.coordination_unit()
               OR k.to_agency_id = public.coordination_agency())
    )
$$;
-- What has been ended is ended: it is opened again by a new line, a new consent.
CREATE FUNCTION coordination_ended_stands() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    before text := to_jsonb(OLD) ->> TG_ARGV[0];
BEGIN
    IF before IS NOT NULL AND before IS DISTINCT FROM to_jsonb(NEW) ->> TG_ARGV[0] AND NOT (public.hub_upkeep()
       AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = TG_RELID), 'USAGE')) THEN
        RAISE EXCEPTION 'what has ended in % stays ended', TG_TABLE_NAME USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
"""
FUNCTIONS_GONE = """
DROP FUNCTION coordination_ended_stands(), coordination_consent_of(bigint, bigint),
    coordination_lawful(bigint, bigint, bigint, bigint, bigint, timestamptz);
"""
# Anybody could ask these whose case a part is of, and to whom it is open.
ASKED_BY_ANYBODY = """
DROP FUNCTION coordination_may_disclose(bigint, bigint, bigint, bigint),
    coordination_is_of(bigint, bigint), coordination_in_ledger(bigint, integer, integer, timestamptz);
"""
ENDED = {"disclosure": "withdrawn_at", "consent": "withdrawn_at", "emergency": "ended_at"}
# The law is edited in the pages' admin: its wording, not what it opens.
LAW = """
CREATE TRIGGER keys_stand BEFORE UPDATE ON coordination_legalground FOR EACH ROW
EXECUTE FUNCTION hub_keys_stand('code', 'needs_consent', 'opens_case', 'recipients');
"""

# What names people, places and what was written: the planner notes none of it, since EXPLAIN's estimates, which anybody
# may ask for, would tell it.
UNNOTED: dict[str, tuple[str, ...]] = {
    "tenant": ("name", "phone", "email"),
    "case": ("street", "postcode", "city"),
    "tenancy": ("number", "key", "compact", "street", "care_of", "postcode", "city"),
    "arrearsrecord": ("tenants", "phone", "email", "fingerprint"),
    "arrearslist": ("file_name", "stored_as"),
    "landlordnotice": ("tenant_name", "street", "postcode", "city"),
    "entry": ("body",),
    "attachment": ("name", "stored_as", "sha256"),
    "planpart": ("asked", "decline_note", "result_note"),
    "consent": ("purpose", "evidence"),
    "tenantnumber": ("sealed", "digest"),
    "accessrequest": ("reason", "refusal"),
    "emergency": ("reason",),
}


def noted(table: str, columns: tuple[str, ...], target: int) -> str:
    """Up to how many values the planner notes; -1: as many as it likes."""
    return "".join(f"ALTER TABLE coordination_{table} ALTER COLUMN {name} SET STATISTICS {target};" for name in columns)


plans, plans_part = second.plans, second.plans_part
LAWFUL = "coordination_lawful(part_id, agency_id, member_id, ground_id, consent_id, ends_at)"
IN_OWN_NAME = f"(disclosed_by_id IS NULL OR disclosed_by_id = {second.MEMBER})"


def its(table: str, referred: str, column: str, more: str = "true") -> str:
    """The row refers to one that the actor can see (the policies of that table)."""
    return f"EXISTS (SELECT 1 FROM coordination_{referred} AS r WHERE r.id = coordination_{table}.{column} AND {more})"


_EVENT = its("deadline", "legalevent", "event_id", "r.case_id = coordination_deadline.case_id")
_CONSENT = f"{plans('case_id')} AND coordination_consent_of(replaces_id, case_id)"
_MARK = f"user_id = {first.USER} AND {its('readmark', 'planpart', 'part_id')}"
_OWN = first.own("landlord_id")
_RECORD = (
    f"{_OWN} AND {its('arrearsrecord', 'tenancy', 'tenancy_id')}"
    f" AND (last_list_id IS NULL OR {its('arrearsrecord', 'arrearslist', 'last_list_id')})"
)
_PART = first.POLICIES["planpart"]
_OF_CONSENT = "coordination_consent_of(consent_id, case_id)"

AGAIN: dict[str, dict[str, str]] = {
    "deadline": {**first.POLICIES["deadline"], "add": f"{plans('case_id')} AND {_EVENT}"},
    "consent": {**first.POLICIES["consent"], "add": _CONSENT, "become": _CONSENT},
    "planpart": {
        **_PART,
        "add": f"({_PART['add']}) AND {_OF_CONSENT}",
        "become": f"({_PART['become']}) AND {_OF_CONSENT}",
    },
    "disclosure": {**second.AGAIN["disclosure"], "add": f"({plans_part('part_id')} AND {LAWFUL} AND {IN_OWN_NAME})"},
    "readmark": {"read": f"user_id = {first.USER}", "add": _MARK, "change": _MARK},
    "arrearsrecord": {"read": _OWN, "add": _RECORD, "change": _OWN, "become": _RECORD},
    "accessrequest": {
        **second.NEW["accessrequest"],
        "become": f"{plans('case_id')} AND (part_id IS NULL OR {plans_part('part_id')})",
    },
}
ALWAYS = {"disclosure": {"add": LAWFUL}}
KEYS = {
    **first.KEYS,
    **second.KEYS,
    "consent": (*first.KEYS["consent"], "expires_on"),
    "readmark": ("user_id", "part_id"),
}


def before(name: str) -> str:
    """As the table was under 0010 and 0011."""
    if name in first.POLICIES and name not in second.AGAIN:
        return guard(f"coordination_{name}", first.POLICIES[name], first.ALWAYS.get(name), first.KEYS.get(name, ()))
    return second.guarded(name, {**second.AGAIN, **second.NEW}[name])


def ended(table: str, column: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER ended_stands BEFORE UPDATE ON coordination_{table} FOR EACH ROW"
        f" EXECUTE FUNCTION coordination_ended_stands('{column}');",
        f"DROP TRIGGER ended_stands ON coordination_{table};",
    )


class Migration(migrations.Migration):
    dependencies = [("coordination", "0012_ended_because")]
    operations = [
        migrations.RunSQL(FUNCTIONS, FUNCTIONS_GONE),
        *(migrations.RunSQL(leave_open(f"coordination_{name}"), before(name)) for name in AGAIN),
        migrations.RunSQL(
            ASKED_BY_ANYBODY,
            first.DISCLOSING + second.FUNCTIONS.replace("CREATE FUNCTION", "CREATE OR REPLACE FUNCTION"),
        ),
        *(
            migrations.RunSQL(
                guard(f"coordination_{name}", rules, ALWAYS.get(name), KEYS.get(name, ())),
                leave_open(f"coordination_{name}"),
            )
            for name, rules in AGAIN.items()
        ),
        *(ended(table, column) for table, column in ENDED.items()),
        *(migrations.RunSQL(noted(name, of, 0), noted(name, of, -1)) for name, of in UNNOTED.items()),
        migrations.RunSQL(LAW, "DROP TRIGGER keys_stand ON coordination_legalground;"),
    ]
