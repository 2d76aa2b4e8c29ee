"""Who may see and write which row, held by PostgreSQL once more: what a view forgets, no row comes through.

The policies read the same grants as coordination.access.visible, joined with the membership of the signed identity
(accounts.0002). They are FORCEd, so that the owner is held too unless it says that it is at work (`hub.upkeep`). The
web role, the worker and everybody else come under the same policies; what a role may do to a table at all is
hub.database. Deleting is for `hub_itself()` alone and then only for a role that has the verb.

Functions marked SECURITY DEFINER look past the policies: they answer yes or no, never a row. They exist where a policy
would have to ask itself, as when the unit stores a part before anybody has a grant on it.
"""

from django.db import migrations

from hub.accounts.row_security import NOBODY, guard, leave_open

FUNCTIONS = """
-- The agency, its group, as far as this person's work has to do with cases at all (coordination.access.permissions).
CREATE FUNCTION coordination_me(OUT agency_id bigint, OUT group_id integer, OUT kind text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT me.agency_id, me.group_id, me.kind FROM public.hub_me() AS me
    WHERE coalesce(me.role, '') NOT IN ('council_member', 'editor', 'data_protection_officer')
      AND me.kind NOT IN ('vulnerable_citizens_council', 'editorial_office', 'data_protection_office')
$$;
CREATE FUNCTION coordination_agency() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT agency_id FROM public.coordination_me() $$;
CREATE FUNCTION coordination_group() RETURNS integer LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$ SELECT group_id FROM public.coordination_me() $$;
CREATE FUNCTION coordination_unit() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT agency_id FROM public.coordination_me() WHERE kind = 'housing_support_unit'
$$;
CREATE FUNCTION coordination_landlord() RETURNS bigint LANGUAGE sql STABLE
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT agency_id FROM public.coordination_me() WHERE kind IN ('housing_association', 'private_landlord')
$$;

-- Does the unit that asks coordinate this case, or the case of this part?
CREATE FUNCTION coordination_plans(of_case bigint) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.coordination_case AS c
                   WHERE c.id = of_case AND c.unit_id = public.coordination_unit())
$$;
CREATE FUNCTION coordination_plans_part(of_part bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.coordination_planpart AS p JOIN public.coordination_case AS c ON c.id = p.case_id
                   WHERE p.id = of_part AND c.unit_id = public.coordination_unit())
$$;
"""
DISCLOSING = """
-- May a line of the ledger stand? Two landlords never learn of each other, and a consent is of this case and agency.
CREATE FUNCTION coordination_may_disclose(of_part bigint, to_agency bigint, on_ground bigint, by_consent bigint)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_planpart AS p
        JOIN public.coordination_case AS c ON c.id = p.case_id
        JOIN public.accounts_agency AS a ON a.id = to_agency
        JOIN public.coordination_legalground AS g ON g.id = on_ground
        LEFT JOIN public.coordination_consent AS k ON k.id = by_consent
        WHERE p.id = of_part
          -- A line may follow another on a ground that has been narrowed since: ending what was open must not fail.
          AND (a.kind = ANY (g.recipients) OR EXISTS (
              SELECT 1 FROM public.coordination_disclosure AS earlier
              WHERE earlier.part_id = of_part AND earlier.agency_id = to_agency AND earlier.ground_id = on_ground))
          AND (a.kind NOT IN ('housing_association', 'private_landlord') OR a.id = c.landlord_id)
          AND (by_consent IS NULL OR (k.case_id = c.id AND k.to_agency_id = to_agency AND k.withdrawn_at IS NULL))
          AND (by_consent IS NOT NULL OR NOT g.needs_consent)
    )
$$;
-- A grant says what an open line of the ledger says, and nothing else.
CREATE FUNCTION coordination_in_ledger(of_part bigint, to_group integer, how_far integer, until timestamptz)
RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_disclosure AS d
        JOIN public.accounts_agency AS a ON a.id = d.agency_id AND a.group_id = to_group
        JOIN public.auth_permission AS permitted ON permitted.id = how_far AND permitted.codename = d.level
        WHERE d.part_id = of_part AND d.withdrawn_at IS NULL AND d.ends_at IS NOT DISTINCT FROM until
    )
$$;
"""

AGENCY = "(SELECT coordination_agency())"
GROUP = "(SELECT coordination_group())"
UNIT = "(SELECT coordination_unit())"
LANDLORD = "(SELECT coordination_landlord())"
USER = "(SELECT hub_user())"
NOW = "(SELECT hub_now())"


def at_least(*codenames: str) -> str:
    """The condition on a grant's level, its permissions looked up once a query."""
    named = ", ".join(f"'{codename}'" for codename in codenames)
    return f"g.permission_id = ANY (ARRAY(SELECT id FROM auth_permission WHERE codename IN ({named})))"


READ = at_least("read_planpart", "write_planpart")
WRITE = at_least("write_planpart")


def granted(part: str, level: str = "true") -> str:
    """The agency's group has a grant on the part, in force now."""
    return (
        f"EXISTS (SELECT 1 FROM coordination_partgrant AS g WHERE g.content_object_id = {part} AND g.group_id = {GROUP}"
        f" AND (g.ends_at IS NULL OR g.ends_at > {NOW}) AND {level} OFFSET 0)"
    )


def case_granted(case: str, level: str = "true") -> str:
    """A part of the case is open to the agency."""
    return (
        "EXISTS (SELECT 1 FROM coordination_planpart AS p JOIN coordination_partgrant AS g ON g.content_object_id = p.id"
        f" WHERE p.case_id = {case} AND g.group_id = {GROUP} AND (g.ends_at IS NULL OR g.ends_at > {NOW}) AND {level} OFFSET 0)"
    )


def plans(case: str = "case_id") -> str:
    return f"({UNIT} IS NOT NULL AND coordination_plans({case}))"


def plans_part(part: str = "part_id") -> str:
    return f"({UNIT} IS NOT NULL AND coordination_plans_part({part}))"


def own(column: str) -> str:
    return f"{column} = {LANDLORD}"


IN_LIST = (
    f"EXISTS (SELECT 1 FROM coordination_arrearslist AS l WHERE l.id = arrears_list_id AND l.landlord_id = {LANDLORD})"
)
LEDGER = f"({plans_part()} AND coordination_may_disclose(part_id, agency_id, ground_id, consent_id))"
IN_LEDGER = "coordination_in_ledger(content_object_id, group_id, permission_id, ends_at)"
AUTHOR = f"author_id = {USER} AND agency_id = {AGENCY}"

# table -> who may read, add, change (before; and what it may become). `hub_itself()` may, everywhere but where it says
# otherwise; nobody else deletes, but the unit its grants.
POLICIES: dict[str, dict[str, str]] = {
    "case": {
        "read": case_granted("coordination_case.id"),
        "add": NOBODY,
        "change": f"unit_id = {UNIT}",
    },
    "tenant": {"read": case_granted("coordination_tenant.case_id", READ), "add": plans(), "change": plans()},
    "legalevent": {"read": case_granted("coordination_legalevent.case_id", READ), "add": plans(), "change": plans()},
    "deadline": {"read": case_granted("coordination_deadline.case_id", READ), "add": plans(), "change": plans()},
    "consent": {
        "read": f"(to_agency_id = {AGENCY} AND {case_granted('coordination_consent.case_id')}) OR {plans()}",
        "add": plans(),
        "change": plans(),
    },
    "planpart": {
        "read": f"{granted('coordination_planpart.id')} OR {plans()}",
        "add": plans(),
        "change": f"{granted('coordination_planpart.id', WRITE)} OR {plans()}",
        "become": f"agency_id = {AGENCY} OR {plans()}",
    },
    "entry": {
        "read": f"(audience = 'part' OR agency_id = {AGENCY}) AND {granted('part_id', READ)}",
        "add": f"{AUTHOR} AND {granted('part_id', WRITE)}",
        "change": NOBODY,
    },
    "attachment": {
        "read": "EXISTS (SELECT 1 FROM coordination_entry AS e WHERE e.id = entry_id)",
        "add": f"EXISTS (SELECT 1 FROM coordination_entry AS e WHERE e.id = entry_id AND e.author_id = {USER})",
        "change": NOBODY,
    },
    "disclosure": {
        "read": f"agency_id = {AGENCY} OR {plans_part()}",
        "add": LEDGER,
        "change": plans_part(),
    },
    "partgrant": {
        "read": f"group_id = {GROUP} OR {plans_part('content_object_id')}",
        "add": f"{plans_part('content_object_id')} AND {IN_LEDGER}",
        "change": f"{plans_part('content_object_id')} AND {IN_LEDGER}",
        "delete": plans_part("content_object_id"),
    },
    "inboxrow": {
        "read": f"agency_id = {AGENCY} AND {granted('part_id')}",
        "add": NOBODY,
        "change": NOBODY,
    },
    "readmark": {"read": f"user_id = {USER}", "add": f"user_id = {USER}", "change": f"user_id = {USER}"},
    "tenancy": {"read": own("landlord_id"), "add": own("landlord_id"), "change": own("landlord_id")},
    "arrearsrecord": {"read": own("landlord_id"), "add": own("landlord_id"), "change": own("landlord_id")},
    "arrearslist": {"read": own("landlord_id"), "add": own("landlord_id"), "change": own("landlord_id")},
    "importprofile": {"read": own("landlord_id"), "add": own("landlord_id"), "change": own("landlord_id")},
    "arrearsline": {"read": IN_LIST, "add": IN_LIST, "change": IN_LIST, "delete": IN_LIST},
    "landlordnotice": {"read": own("landlord_id"), "add": NOBODY, "change": NOBODY},
}
# Even the hub itself writes a grant only as the ledger has it, and a line only as the law has it.
ALWAYS = {
    "partgrant": {"add": IN_LEDGER, "become": IN_LEDGER},
    "disclosure": {"add": "coordination_may_disclose(part_id, agency_id, ground_id, consent_id)"},
}
KEYS = {
    "case": ("public_id", "tenancy_id", "landlord_id", "opened_at"),
    "tenant": ("case_id",),
    "legalevent": ("case_id",),
    "deadline": ("case_id", "event_id"),
    "consent": ("case_id", "from_agency_id", "to_agency_id", "categories", "given_on", "purpose"),
    "planpart": ("public_id", "case_id", "agency_id", "ground_id"),
    "disclosure": ("part_id", "agency_id", "level", "ground_id", "consent_id", "valid_from", "ends_at"),
    "partgrant": ("content_object_id", "group_id"),
    "inboxrow": ("agency_id", "part_id"),
    "tenancy": ("landlord_id",),
    "arrearsrecord": ("landlord_id", "tenancy_id"),
    "arrearslist": ("landlord_id",),
}


# The unit reads who has looked into its cases; the officer reads the whole record, and no case.
AUDIT = """
CREATE FUNCTION coordination_plans_uuid(of_case uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (SELECT 1 FROM public.coordination_case AS c
                   WHERE c.public_id = of_case AND c.unit_id = public.coordination_unit())
$$;
CREATE POLICY reading_of_cases ON audit_auditevent FOR SELECT
USING ((SELECT coordination_unit()) IS NOT NULL AND coordination_plans_uuid(case_id));
CREATE POLICY reading_by_officer ON audit_auditevent FOR SELECT
USING ((SELECT (hub_me()).role) = 'data_protection_officer');
"""
AUDIT_GONE = """
DROP POLICY reading_by_officer ON audit_auditevent;
DROP POLICY reading_of_cases ON audit_auditevent;
DROP FUNCTION coordination_plans_uuid(uuid);
"""

GONE = """
DROP FUNCTION coordination_in_ledger(bigint, integer, integer, timestamptz),
    coordination_may_disclose(bigint, bigint, bigint, bigint), coordination_plans_part(bigint),
    coordination_plans(bigint), coordination_landlord(), coordination_unit(), coordination_group(),
    coordination_agency(), coordination_me();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("coordination", "0006_consent_withdrawn_by"),
        ("accounts", "0010_row_level_security"),
        ("audit", "0010_row_level_security"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]
    operations = [
        migrations.RunSQL(FUNCTIONS + DISCLOSING, GONE),
        *(
            migrations.RunSQL(
                guard(f"coordination_{table}", rules, ALWAYS.get(table), KEYS.get(table, ())),
                leave_open(f"coordination_{table}"),
            )
            for table, rules in POLICIES.items()
        ),
        migrations.RunSQL(AUDIT, AUDIT_GONE),
    ]
