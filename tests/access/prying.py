"""Reading sideways: what leaks through errors, estimates, statistics, conversions, and functions that look past."""

from tests.access.attempts import Attempt, in_vain, refused

PRYING: tuple[Attempt, ...] = (
    in_vain("an error that repeats what it was given", "lindehoej_clerk",
            "SELECT 1 FROM coordination_tenantnumber WHERE index_key::int > 0"),
    in_vain("a division that fails where the name is right", "nobody",
            "SELECT 1 / (CASE WHEN name LIKE 'M%' THEN 0 ELSE 1 END) FROM coordination_tenant"),
    in_vain("a filter that fails where the name is right", "nobody",
            "SELECT 1 FROM coordination_tenant WHERE 1 / (CASE WHEN name LIKE 'M%' THEN 0 ELSE 1 END) = 0"),
    in_vain("a filter that writes down what it sees", "nobody",
            "SELECT 1 FROM coordination_tenant WHERE set_config('spy.saw', name, true) = ''",
            "SELECT current_setting('spy.saw', true)"),
    in_vain("a sort that writes down what it sees", "nobody",
            "SELECT 1 FROM coordination_tenant ORDER BY set_config('spy.saw', name, true)",
            "SELECT current_setting('spy.saw', true)"),
    in_vain("a block of another language", "nobody",
            "DO $d$ BEGIN PERFORM set_config('spy.saw', string_agg(name, ''), true) FROM coordination_tenant; END $d$",
            "SELECT current_setting('spy.saw', true)"),
    in_vain("a sample of the table", "nobody", "SELECT 1 FROM coordination_tenant TABLESAMPLE SYSTEM (100)"),
    in_vain("a row by its place", "nobody", "SELECT 1 FROM coordination_tenant"
            " WHERE ctid = ANY (SELECT format('(%s,%s)', p, i)::tid"
            " FROM generate_series(0, 2000) AS p, generate_series(1, 99) AS i)"),
    in_vain("every number there may be", "nobody",
            "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 5000)"
            " SELECT count(*) FROM n JOIN coordination_case AS c ON c.id = n.i"),
    in_vain("rows held for a change", "ydelse",
            "SELECT 1 FROM coordination_planpart WHERE id = {their_part} FOR UPDATE"),
    in_vain("a merge that looks", "ydelse",
            "MERGE INTO coordination_planpart AS p USING (SELECT {their_part} AS id) AS s ON p.id = s.id"
            " WHEN MATCHED THEN UPDATE SET version = p.version"),
    refused("a conflict that gives the row back", "ydelse",
            "INSERT INTO coordination_readmark (user_id, part_id, read_until) VALUES ({anne_user}, {help_part}, now())"
            " ON CONFLICT (user_id, part_id) DO UPDATE SET read_until = now() RETURNING *"),
    in_vain("whose case it is, asked of a function", "ydelse", "SELECT coordination_plans({mine})", control="anne"),
    in_vain("whose part it is, asked of a function", "ydelse",
            "SELECT coordination_plans_part({help_part})", control="anne"),
    in_vain("another unit's question", "other_unit", "SELECT coordination_plans({mine})", control="anne"),
    in_vain("whose case it is, by its address", "other_unit",
            "SELECT coordination_plans_uuid('{case_uuid}')", control="anne"),
    in_vain("which landlord's case it is, asked of a function", "lindehoej_clerk",
            "SELECT coordination_lawful({help_part}, {fjordparken_clerk_agency}, NULL, {free_ground}, NULL, NULL)",
            control="anne"),
    in_vain("what the ledger opens, asked of a function", "lindehoej_clerk",
            "SELECT coordination_in_ledger({help_part}, {ydelse_group}, {write}, NULL, NULL)", control="anne"),
    in_vain("whose consent there is, asked of a function", "lindehoej_clerk",
            "SELECT coordination_consent_of({held}, {mine})", control="anne"),
    in_vain("what the planner has noted of names", "nobody",
            "SELECT 1 FROM pg_stats WHERE schemaname = 'public' AND tablename = 'coordination_tenant'", control=""),
    refused("the planner's own notes", "nobody", "SELECT * FROM pg_statistic"),
    refused("the passwords of roles", "nobody", "SELECT * FROM pg_authid"),
    in_vain("who has been asked, in another landlord's lists", "lindehoej_clerk",
            "SELECT 1 FROM coordination_arrearsrecord WHERE landlord_id = {fjordparken_clerk_agency}"),
    in_vain("the colleagues' own notes", "betaling",
            "SELECT 1 FROM coordination_entry WHERE part_id = {help_part} AND audience = 'agency'"),
    in_vain("notices of another", "anne", "SELECT 1 FROM outbox_notice WHERE recipient_id = {ydelse}"),
    in_vain("mail that waits for another", "anne", "SELECT 1 FROM outbox_outboxmessage WHERE recipient_id = {ydelse}"),
    in_vain("the record, as one who writes pages", "editor",
            "SELECT 1 FROM audit_auditevent WHERE case_id = '{case_uuid}'", control="anne"),
    in_vain("the deadlines of another case", "ydelse", "SELECT 1 FROM coordination_deadline WHERE case_id = {theirs}"
            " AND NOT EXISTS (SELECT 1 FROM coordination_emergency)", control=""),
)  # fmt: skip
