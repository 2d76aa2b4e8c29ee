"""Words that nobody signed, words of those who may no longer work, and what else might make the database believe."""

from tests.access.attempts import Attempt, in_vain, refused

_SAY = "SELECT set_config('hub.identity', '{{{word}}}', true)"
_CASES = "SELECT count(*) FROM coordination_case"
WORDS = {
    "another member's name in one's own word": "of_another",
    "the hub's name in one's own word": "of_hub",
    "a later expiry in one's own word": "prolonged",
    "a word of yesterday, well signed": "expired",
    "a signature without its last letter": "cut",
    "a word that nobody signed": "unsigned",
    "a word with something after its signature": "longer",
    "a word in capitals": "shouted",
    "the word of one whose membership has ended": "of_ended",
    "the word of one who has been deactivated": "of_inactive",
}

FORGERIES: tuple[Attempt, ...] = (
    *(in_vain(name, "nobody", _SAY.format(word=word), _CASES, control="") for name, word in WORDS.items()),
    in_vain("a word that is SQL", "nobody",
            "SELECT set_config('hub.identity', 'hub:1 OR true:x', true)", _CASES, control=""),
    in_vain("an expiry beyond all numbers", "nobody", "SELECT set_config('hub.identity', 'hub:999999999999:', true)",
            _CASES, control=""),
    in_vain("to be at work on the tables", "nobody", "SET LOCAL hub.upkeep = 'on'", _CASES),
    in_vain("a search path of one's own", "nobody", "SET LOCAL search_path = pg_temp, public", _CASES),
    refused("to read the keys of the words", "nobody", "SELECT * FROM hub_identity_key"),
    refused("to add a key", "nobody", "INSERT INTO hub_identity_key VALUES ('\\x00', '\\x00')"),
    refused("to look past the policies", "nobody", "SET LOCAL row_security = off", _CASES),
    refused("to be a replica, which fires no trigger", "nobody", "SET LOCAL session_replication_role = 'replica'"),
    refused("another hub_says()", "nobody",
            "CREATE OR REPLACE FUNCTION hub_says() RETURNS text LANGUAGE sql AS $f$ SELECT 'hub' $f$"),
    refused("an own function", "nobody", "CREATE FUNCTION own() RETURNS int LANGUAGE sql AS $f$ SELECT 1 $f$"),
    refused("a path for a function that looks past", "nobody", "ALTER FUNCTION hub_me() SET search_path = pg_temp"),
    refused("to own a function", "nobody", "ALTER FUNCTION hub_says() OWNER TO {web_role}"),
    refused("to drop a function", "nobody", "DROP FUNCTION hub_itself() CASCADE"),
)  # fmt: skip
