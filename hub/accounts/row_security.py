"""Putting a table under row-level security. Migrations call it, so what it writes for a given rule must not change.

A rule is SQL that is true for the rows a reader may read, add or change. `hub_itself()` may what every rule allows, but
for the conditions in `always`, which hold for everybody. Where `become` is given, a changed row must satisfy it instead
of the rule it was found by. Nobody deletes unless a rule says so; and which role may use a verb at all is hub.database.
"""

from collections.abc import Mapping, Sequence

ITSELF = "(SELECT hub_itself())"
ACTS = {"reading": "SELECT", "adding": "INSERT", "changing": "UPDATE", "deleting": "DELETE"}
NOBODY = "false"


def guard(
    table: str, rules: Mapping[str, str], always: Mapping[str, str] | None = None, keys: Sequence[str] = ()
) -> str:
    """The statements for one table. `keys`: columns that no change touches (a row never moves to another case)."""
    held = always or {}

    def allowed(act: str, rule: str = "") -> str:
        # A person's own rule first: it is asked far more often, and each answer is verified anew.
        said = f"(({rules.get(rule or act, rules.get(act, NOBODY))}) OR {ITSELF})"
        return f"{said} AND {held[rule or act]}" if (rule or act) in held else said

    return f"""
    ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
    ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
    CREATE POLICY reading ON {table} FOR SELECT USING ({allowed("read")});
    CREATE POLICY adding ON {table} FOR INSERT WITH CHECK ({allowed("add")});
    CREATE POLICY changing ON {table} FOR UPDATE USING ({allowed("change")}) WITH CHECK ({allowed("change", "become")});
    CREATE POLICY deleting ON {table} FOR DELETE USING ({allowed("delete")});
    CREATE POLICY upkeep ON {table} TO CURRENT_USER USING (hub_upkeep()) WITH CHECK (hub_upkeep());
    {_keys_stand(table, keys)}
    """


def _keys_stand(table: str, keys: Sequence[str]) -> str:
    if not keys:
        return ""
    named = ", ".join(f"'{key}'" for key in keys)
    return f"CREATE TRIGGER keys_stand BEFORE UPDATE ON {table} FOR EACH ROW EXECUTE FUNCTION hub_keys_stand({named});"


def leave_open(table: str) -> str:
    """The way back."""
    drops = "".join(f"DROP POLICY {name} ON {table};" for name in (*ACTS, "upkeep"))
    return f"{drops} DROP TRIGGER IF EXISTS keys_stand ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;"
