"""Row-level security of what is protected; and an opening to one person is no opening to the rest of the agency.

The policies of all other tables ask which grants the reader can see. So the one change, in who sees a grant, holds for
parts, cases, threads and inbox alike.
"""

from django.db import migrations

from hub.accounts.row_security import NOBODY, guard, leave_open

MEMBER = "(SELECT hub_member())"
AGENCY = "(SELECT coordination_agency())"
GROUP = "(SELECT coordination_group())"
UNIT = "(SELECT coordination_unit())"
FOR_ME = f"(member_id IS NULL OR member_id = {MEMBER})"
# Those whom the table of who may see what gives a CPR number (coordination.access.visibility).
MAY_KNOW = (
    "(SELECT kind FROM coordination_me()) IN ('housing_support_unit', 'citizen_service', 'benefits_office',"
    " 'authority_centre', 'payments_office')"
)


def plans(case: str) -> str:
    return f"({UNIT} IS NOT NULL AND coordination_plans({case}))"


def plans_part(part: str) -> str:
    return f"({UNIT} IS NOT NULL AND coordination_plans_part({part}))"


FUNCTIONS = """
-- As coordination_in_ledger with four, and to the same person.
CREATE FUNCTION coordination_in_ledger(of_part bigint, to_group integer, how_far integer, until timestamptz, to_member bigint)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_disclosure AS d
        JOIN public.accounts_agency AS a ON a.id = d.agency_id AND a.group_id = to_group
        JOIN public.auth_permission AS permitted ON permitted.id = how_far AND permitted.codename = d.level
        WHERE d.part_id = of_part AND d.withdrawn_at IS NULL AND d.ends_at IS NOT DISTINCT FROM until
          AND d.member_id IS NOT DISTINCT FROM to_member
    )
$$;
-- Is this person of the agency?
CREATE FUNCTION coordination_is_of(the_member bigint, of_agency bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT the_member IS NULL
        OR EXISTS (SELECT 1 FROM public.accounts_membership AS m WHERE m.id = the_member AND m.agency_id = of_agency)
$$;
"""
GONE = """
DROP FUNCTION coordination_in_ledger(bigint, integer, integer, timestamptz, bigint), coordination_is_of(bigint, bigint);
"""

IN_LEDGER = "coordination_in_ledger(content_object_id, group_id, permission_id, ends_at, member_id)"
LAWFUL = (
    "coordination_may_disclose(part_id, agency_id, ground_id, consent_id) AND coordination_is_of(member_id, agency_id)"
)
OF_TENANT = "EXISTS (SELECT 1 FROM coordination_tenant AS t WHERE t.id = tenant_id"
PLANS_GRANT = plans_part("content_object_id")

# The two that have been under policies since 0010, told anew; then the new ones.
AGAIN: dict[str, dict[str, str]] = {
    "partgrant": {
        "read": f"(group_id = {GROUP} AND {FOR_ME}) OR {PLANS_GRANT}",
        "add": f"{PLANS_GRANT} AND {IN_LEDGER}",
        "change": f"{PLANS_GRANT} AND {IN_LEDGER}",
        "delete": PLANS_GRANT,
    },
    "disclosure": {
        "read": f"(agency_id = {AGENCY} AND {FOR_ME}) OR {plans_part('part_id')}",
        "add": f"({plans_part('part_id')} AND {LAWFUL})",
        "change": plans_part("part_id"),
    },
}
NEW: dict[str, dict[str, str]] = {
    "tenantnumber": {
        "read": f"{MAY_KNOW} AND {OF_TENANT})",
        "add": f"{OF_TENANT} AND {plans('t.case_id')})",
        "change": f"{OF_TENANT} AND {plans('t.case_id')})",
    },
    # Written by the hub itself: whoever looks up and asks learns nothing of the case that the row names.
    "lookup": {"read": f"by_id = {MEMBER}", "add": NOBODY, "change": NOBODY},
    "accessrequest": {
        "read": f"asked_by_id = {MEMBER} OR {plans('case_id')}",
        "add": NOBODY,
        "change": plans("case_id"),
    },
    "emergency": {
        "read": f"member_id = {MEMBER} OR {plans_part('part_id')}",
        "add": NOBODY,
        "change": plans_part("part_id"),
    },
}
ALWAYS = {"partgrant": {"add": IN_LEDGER, "become": IN_LEDGER}, "disclosure": {"add": LAWFUL}}
KEYS = {
    "partgrant": ("content_object_id", "group_id", "member_id"),
    "disclosure": (
        "part_id", "agency_id", "member_id", "level", "ground_id", "consent_id", "valid_from", "ends_at",
    ),
    "tenantnumber": ("tenant_id",),
    "accessrequest": ("public_id", "case_id", "asked_by_id", "purpose", "reason", "asked_at", "expires_at"),
    "emergency": ("public_id", "part_id", "member_id", "purpose", "reason", "begun_at", "ends_at"),
}  # fmt: skip


def guarded(name: str, rules: dict[str, str]) -> str:
    return guard(f"coordination_{name}", rules, ALWAYS.get(name), KEYS.get(name, ()))


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0005_tenant_number"),
        ("coordination", "0010_row_level_security"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS, GONE),
        *(migrations.RunSQL(leave_open(f"coordination_{name}"), migrations.RunSQL.noop) for name in AGAIN),
        *(migrations.RunSQL(guarded(name, rules), leave_open(f"coordination_{name}")) for name, rules in AGAIN.items()),
        *(migrations.RunSQL(guarded(name, rules), leave_open(f"coordination_{name}")) for name, rules in NEW.items()),
    ]
