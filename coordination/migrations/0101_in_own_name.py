"""Who did it is who is acting: nobody withdraws, answers, undoes or handles in a colleague's name.

A case is handed over, and a visit given, to somebody of the unit. In the ledger of a guarantee nothing is written once
its part or case is over. What names people in a pause's note or in the name of a saved view is not noted by the planner.
"""

from importlib import import_module

from django.db import migrations

from hub.accounts.row_security import NOBODY, guard, leave_open

answers = import_module("coordination.migrations.0013_answers_for_the_asker")
contact = import_module("coordination.migrations.0031_contact_rows")
booking = import_module("coordination.migrations.0033_booking_rows")
closings = import_module("coordination.migrations.0051_closings")
handovers = import_module("coordination.migrations.0052_handovers")
linked = import_module("coordination.migrations.0053_linked_cases")
money = import_module("coordination.migrations.0061_instalments_and_guarantee")
consents = import_module("coordination.migrations.0100_whose_consent")

Rules = dict[str, str]
MEMBER = "(SELECT hub_member())"
UNIT = "(SELECT coordination_unit())"

# The landlord who claims may not see the office's part, and is told this much of it.
OPEN = """
CREATE FUNCTION coordination_guarantee_runs(the_guarantee bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
    SELECT EXISTS (
        SELECT 1 FROM public.coordination_guarantee AS u
        JOIN public.coordination_planpart AS p ON p.id = u.part_id
        JOIN public.coordination_case AS c ON c.id = u.case_id
        WHERE u.id = the_guarantee AND p.status IN ('asked', 'accepted') AND c.closed_at IS NULL
          AND (public.hub_itself() OR p.agency_id = public.coordination_agency()
               OR c.landlord_id = public.coordination_landlord())
    )
$$;
"""
GONE = "DROP FUNCTION coordination_guarantee_runs(bigint);"


def by_me(rules: Rules, column: str, *, always: bool = False) -> Rules:
    """The same rules; and whoever the row says has done it is who is acting, when somebody has, or `always`."""
    mine = f"{column} = {MEMBER}" if always else f"({column} IS NULL OR {column} = {MEMBER})"
    added = rules["add"] if rules["add"] == NOBODY else f"({rules['add']}) AND {mine}"
    return {**rules, "add": added, "become": f"({rules.get('become', rules['change'])}) AND {mine}"}


def _of_unit(column: str, names: str) -> str:
    return f"EXISTS (SELECT 1 FROM accounts_membership AS m WHERE m.{names} = {column} AND m.agency_id = {UNIT})"


_VISIT, _GOES = contact.POLICIES["visit"], _of_unit("who_id", "user_id")
_HANDOVER, _LINE = handovers.RULES, money.POLICIES["guaranteeentry"]
_NUMBER = answers.second.NEW["tenantnumber"]
# table -> its rules before, its rules now, its keys, what holds for everybody
AGAIN: dict[str, tuple[Rules, Rules, tuple[str, ...], Rules | None]] = {
    "contactattempt": (
        contact.POLICIES["contactattempt"],
        by_me(contact.POLICIES["contactattempt"], "withdrawn_by_id"),
        contact.KEYS["contactattempt"],
        None,
    ),
    "booking": (booking.POLICY, by_me(booking.POLICY, "handled_by_id"), booking.KEYS, None),
    "followup": (
        closings.RULES["followup"], by_me(closings.RULES["followup"], "answered_by_id"), closings.KEYS["followup"], None,
    ),
    "caselink": (
        linked.RULES["caselink"], by_me(linked.RULES["caselink"], "undone_by_id"), linked.KEYS["caselink"], None,
    ),
    "consent": (
        consents.household.CONSENT,
        by_me(consents.household.CONSENT, "withdrawn_by_id"),
        consents.KEYS,
        {"add": consents.OF_CASE},
    ),
    "accessrequest": (
        answers.AGAIN["accessrequest"],
        by_me(answers.AGAIN["accessrequest"], "answered_by_id"),
        answers.KEYS["accessrequest"],
        None,
    ),
    "tenantnumber": (_NUMBER, by_me(_NUMBER, "recorded_by_id", always=True), answers.KEYS["tenantnumber"], None),
    "visit": (
        _VISIT,
        {**_VISIT, "add": f"{_VISIT['add']} AND {_GOES}", "become": f"{_VISIT['change']} AND {_GOES}"},
        contact.KEYS["visit"],
        None,
    ),
    "handover": (
        _HANDOVER, {**_HANDOVER, "add": f"{_HANDOVER['add']} AND {_of_unit('to_id', 'id')}"}, (), None,
    ),
    "guaranteeentry": (
        _LINE, {**_LINE, "add": f"{_LINE['add']} AND coordination_guarantee_runs(guarantee_id)"}, (), None,
    ),
}  # fmt: skip
UNNOTED = {"savedfilter": ("name",), "pause": ("note",)}


def _guarded(table: str, rules: Rules) -> str:
    _, _, keys, always = AGAIN[table]
    return guard(f"coordination_{table}", rules, always, keys)


def _again(table: str) -> list[migrations.RunSQL]:
    before, now, _, _ = AGAIN[table]
    open_it = leave_open(f"coordination_{table}")
    return [
        migrations.RunSQL(open_it, _guarded(table, before)),
        migrations.RunSQL(_guarded(table, now), open_it),
    ]


class Migration(migrations.Migration):
    dependencies = [("coordination", "0100_whose_consent")]

    operations = [
        migrations.RunSQL(OPEN, GONE),
        *(operation for table in AGAIN for operation in _again(table)),
        *(
            migrations.RunSQL(answers.noted(table, columns, 0), answers.noted(table, columns, -1))
            for table, columns in UNNOTED.items()
        ),
    ]
