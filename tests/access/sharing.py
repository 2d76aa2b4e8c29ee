"""Opening what no ground opens, writing as somebody else, moving and undoing what stands."""

from tests.access.attempts import STANDS, Attempt, in_vain, refused


def _entry(part: str, user: str, agency: str) -> str:
    return (
        "INSERT INTO coordination_entry (public_id, kind, audience, body, event, created_at, agency_id, author_id,"
        f" part_id) VALUES (gen_random_uuid(), 'message', 'part', 'x', '', now(), {agency}, {user}, {part})"
    )


def _line(
    part: str, agency: str, ground: str, *, consent: str = "NULL", until: str = "NULL", by: str = "{anne}"
) -> str:
    return (
        "INSERT INTO coordination_disclosure (public_id, level, valid_from, agency_id, consent_id, disclosed_by_id,"
        " ground_id, part_id, ended_because, ends_at) VALUES (gen_random_uuid(), 'read_planpart', now(),"
        f" {agency}, {consent}, {by}, {ground}, {part}, '', {until})"
    )


def _grant(part: str, group: str, permission: str = "{read}") -> str:
    return (
        "INSERT INTO coordination_partgrant (group_id, permission_id, content_object_id)"
        f" VALUES ({group}, {permission}, {part})"
    )


def _file(entries_of: str) -> str:
    return (
        "INSERT INTO coordination_attachment (public_id, name, content_type, size, sha256, stored_as, entry_id)"
        f" SELECT gen_random_uuid(), 'x', '', 1, '', '', id FROM coordination_entry WHERE author_id = {entries_of}"
    )


def _consent(tenant: str) -> str:
    return (
        "INSERT INTO coordination_consent (public_id, purpose, categories, given_on, method, evidence, expires_on,"
        " case_id, from_agency_id, to_agency_id, tenant_id) VALUES (gen_random_uuid(), 'At aftale', '{{{{contact}}}}',"
        f" now(), 'oral', '', now(), {{mine}}, {{anne_agency}}, {{ydelse_agency}}, {tenant})"
    )


def _claim(agency: str, guarantee: str) -> str:
    return (
        'INSERT INTO coordination_guaranteeentry (public_id, kind, amount, "on", recorded_at, agency_id, guarantee_id)'
        f" VALUES (gen_random_uuid(), 'claim', 1, now(), now(), {agency}, {guarantee})"
    )


_OWN = ("{ydelse_user}", "{ydelse_agency}")
_SOON = "now() + interval '1 day'"
_TO_LANDLORD = ("{fjordparken_clerk_agency}", "{consent_ground}")
_RECORD = (
    "INSERT INTO coordination_arrearsrecord (public_id, tenants, phone, email, balance, delivery_method, status,"
    " fingerprint, created_at, changed_at, landlord_id, tenancy_id) VALUES (gen_random_uuid(), '{{}}', '', '', 1, '',"
    " '', '', now(), now(), {fjordparken_clerk_agency}, {their_tenancy})"
)

WRITING: tuple[Attempt, ...] = (
    refused("an entry as somebody else", "ydelse", _entry("{help_part}", "{anne_user}", "{ydelse_agency}")),
    refused("an entry for another agency", "ydelse", _entry("{help_part}", "{ydelse_user}", "{anne_agency}")),
    refused("an entry in another's part", "ydelse", _entry("{landlord_part}", *_OWN)),
    refused("an entry in another case", "ydelse", _entry("{their_part}", *_OWN)),
    refused("an entry where one only reads", "betaling",
            _entry("{help_part}", "{betaling_user}", "{betaling_agency}")),
    refused("an entry where one sees a summary", "myndighed",
            _entry("{help_part}", "{myndighed_user}", "{myndighed_agency}")),
    refused("a file on another's entry", "familie", _file("{ydelse_user}")),
    refused("a change of another unit's clock, in one's own name", "other_unit",
            "INSERT INTO coordination_clockchange (code, what, before_on, reason, at, by_id, case_id, event_id)"
            " SELECT '', 'moved', now(), '', now(), hub_member(), case_id, id FROM coordination_legalevent"
            " WHERE case_id = {mine}"),
    refused("to change an entry", "ydelse", "UPDATE coordination_entry SET body = 'x'"),
    refused("to delete an entry", "ydelse", "DELETE FROM coordination_entry"),
    refused("to change the record", "ydelse", "UPDATE audit_auditevent SET at = at"),
    refused("to delete from the record", "ydelse", "DELETE FROM audit_auditevent"),
    refused("to act in another's name on record", "ydelse",
            "INSERT INTO audit_auditevent (at, verb, object_type, details, persons, why, user_id, agency_id)"
            " VALUES (now(), 'read', 'x', '{{}}', '{{}}', '', {anne_user}, {anne_agency})"),
    in_vain("to have acted long ago on record", "ydelse",
            "INSERT INTO audit_auditevent (at, verb, object_type, details, persons, why, user_id, agency_id)"
            " VALUES ('2000-01-01', 'read', 'x', '{{}}', '{{}}', '', {ydelse_user}, {ydelse_agency})",
            "SELECT 1 FROM audit_auditevent WHERE at < '2001-01-01'", control=""),
    refused("to move a part to another case", "ydelse",
            "UPDATE coordination_planpart SET case_id = {theirs} WHERE id = {help_part}", states=STANDS),
    refused("the unit that moves a part to another case", "anne",
            "UPDATE coordination_planpart SET case_id = {theirs} WHERE id = {help_part}", states=STANDS),
    refused("to give a part to another agency", "ydelse",
            "UPDATE coordination_planpart SET agency_id = {familie_agency} WHERE id = {help_part}", states=STANDS),
    refused("a case without a notice", "anne", "INSERT INTO coordination_case SELECT * FROM coordination_case LIMIT 1"),
    refused("a case of another landlord", "anne",
            "UPDATE coordination_case SET landlord_id = {kmp_agency} WHERE id = {mine}", states=STANDS),
    refused("to hand a case to another unit", "anne",
            "UPDATE coordination_case SET unit_id = {ydelse_agency} WHERE id = {mine}"),
    refused("arrears on another landlord's tenancy", "fjordparken_clerk", _RECORD),
    refused("to give a tenancy away", "fjordparken_clerk",
            "UPDATE coordination_tenancy SET landlord_id = {kmp_agency}", states=STANDS),
    refused("a number for a tenant of another's case", "ydelse",
            "INSERT INTO coordination_tenantnumber (tenant_id, sealed, digest, index_key, recorded_by_id, recorded_at)"
            " VALUES (1, '', '', '', {ydelse}, now())"),
    *(
        refused(f"{what} in a colleague's name", who, f"UPDATE coordination_{table} SET {column}_by_id = {{unit_lead}}")
        for what, who, table, column in (
            ("to withdraw an attempt", "anne", "contactattempt", "withdrawn"),
            ("to handle a talk", "anne", "booking", "handled"),
            ("to answer how they live now", "anne", "followup", "answered"),
            ("to undo a link", "anne", "caselink", "undone"),
            ("to withdraw a consent", "anne", "consent", "withdrawn"),
            ("to answer a request", "anne", "accessrequest", "answered"),
            ("to write down a number", "anne", "tenantnumber", "recorded"),
        )
    ),
    refused("a consent that is no tenant's", "anne", _consent("NULL")),
    refused("a consent of another case's tenant", "anne",
            _consent("(SELECT min(id) FROM coordination_tenant WHERE case_id <> {mine})")),
    refused("a case handed to another agency", "anne",
            "INSERT INTO coordination_handover (public_id, note, at, by_id, case_id, to_id)"
            " VALUES (gen_random_uuid(), '', now(), {anne}, {mine}, {ydelse})"),
    refused("a visit by somebody of another agency", "anne",
            "UPDATE coordination_visit SET who_id = {ydelse_user} WHERE case_id = {mine}"),
    refused("a claim under a guarantee that is over", "fjordparken_clerk",
            _claim("{fjordparken_clerk_agency}", "{over}")),
    refused("a line in a guarantee that is over", "betaling", _claim("{betaling_agency}", "{over}")),
    refused("a notice to a colleague", "ydelse",
            "INSERT INTO outbox_notice (key, topic, path, subject_id, created_at, recipient_id)"
            " VALUES ('own', 'new_case', '/', gen_random_uuid(), now(), {anne})"),
)  # fmt: skip
LEDGER: tuple[Attempt, ...] = (
    refused("a grant to oneself", "myndighed", _grant("{landlord_part}", "{myndighed_group}")),
    refused("a grant without a line", "anne", _grant("{help_part}", "{fjordparken_clerk_group}")),
    refused("a grant on a line that has ended", "anne",
            "INSERT INTO coordination_partgrant (group_id, permission_id, content_object_id, ends_at, member_id)"
            " SELECT {fjordparken_clerk_group}, {read}, d.part_id, d.ends_at, d.member_id"
            " FROM coordination_disclosure AS d"
            " WHERE d.consent_id = {spent} AND d.withdrawn_at IS NOT NULL AND d.level = 'read_planpart'"
            " UNION ALL SELECT {fjordparken_clerk_group}, {write}, d.part_id, d.ends_at, d.member_id"
            " FROM coordination_disclosure AS d WHERE d.consent_id = {spent} AND d.level = 'write_planpart'"),
    refused("a grant further than its line", "anne", "DELETE FROM coordination_partgrant WHERE content_object_id ="
            " {help_part} AND group_id = {betaling_group}", _grant("{help_part}", "{betaling_group}", "{write}")),
    refused("to widen a grant", "anne", "UPDATE coordination_partgrant SET permission_id = {write}"
            " WHERE content_object_id = {help_part} AND group_id = {betaling_group}"),
    refused("to prolong a grant", "anne", "UPDATE coordination_partgrant SET ends_at = NULL"
            " WHERE content_object_id = {landlord_part} AND group_id = {fjordparken_clerk_group}"),
    in_vain("to prolong one's own grant", "ydelse",
            "UPDATE coordination_partgrant SET ends_at = ends_at WHERE content_object_id = {help_part}",
            control="anne"),
    in_vain("to take another's grant away", "familie",
            "DELETE FROM coordination_partgrant WHERE content_object_id = {help_part}", control="anne"),
    refused("another unit that opens a part", "other_unit",
            _line("{help_part}", "{kmp_agency}", "{free_ground}", by="{anne}")),
    refused("a line by one who is not the unit", "ydelse",
            _line("{help_part}", "{ydelse_agency}", "{coordination}", by="{ydelse}")),
    refused("a line to another landlord", "anne", _line("{help_part}", "{lindehoej_clerk_agency}", "{free_ground}")),
    refused("a line without the consent it needs", "anne", _line("{help_part}", *_TO_LANDLORD)),
    refused("a line on a withdrawn consent", "anne",
            _line("{help_part}", *_TO_LANDLORD, consent="{spent}", until=_SOON)),
    refused("a line on an expired consent", "anne", _line("{their_part}", "{lindehoej_clerk_agency}",
            "{consent_ground}", consent="{outlived}", until=_SOON)),
    refused("a line on another case's consent", "anne",
            _line("{their_part}", "{lindehoej_clerk_agency}", "{consent_ground}", consent="{held}", until=_SOON)),
    refused("a line beyond the consent's last day", "anne", _line("{help_part}", *_TO_LANDLORD, consent="{held}",
            until="'{last_day}'::timestamp + interval '3 days'")),
    refused("a line for ever on a consent", "anne", _line("{help_part}", *_TO_LANDLORD, consent="{held}")),
    refused("a line in another's name", "anne",
            _line("{help_part}", *_TO_LANDLORD, consent="{held}", until=_SOON, by="{unit_lead}")),
    refused("to open an ended line again", "anne",
            "UPDATE coordination_disclosure SET withdrawn_at = NULL WHERE withdrawn_at IS NOT NULL", states=STANDS),
    refused("to widen a line", "anne", "UPDATE coordination_disclosure SET level = 'write_planpart'", states=STANDS),
    refused("to give a consent back", "anne",
            "UPDATE coordination_consent SET withdrawn_at = NULL WHERE id = {spent}", states=STANDS),
    refused("to prolong a consent", "anne",
            "UPDATE coordination_consent SET expires_on = expires_on + 99 WHERE id = {held}", states=STANDS),
    refused("to give a consent to another", "anne",
            "UPDATE coordination_consent SET to_agency_id = {kmp_agency} WHERE id = {held}", states=STANDS),
    refused("a law that needs no consent", "anne",
            "UPDATE coordination_legalground SET needs_consent = false", states=STANDS),
    refused("a law that opens to all", "editor",
            "UPDATE coordination_legalground SET recipients = '{{private_landlord}}'", states=STANDS),
    refused("a law of one's own", "editor",
            "INSERT INTO coordination_legalground SELECT * FROM coordination_legalground"),
    refused("a look-up that names a case", "ydelse",
            "INSERT INTO coordination_lookup (public_id, at, field, reason, by_id, case_id)"
            " VALUES (gen_random_uuid(), now(), 'cpr', 'inquiry', {ydelse}, {theirs})"),
    refused("an emergency of one's own", "ydelse",
            "INSERT INTO coordination_emergency (public_id, purpose, reason, begun_at, ends_at, member_id, part_id)"
            " VALUES (gen_random_uuid(), 'eviction_now', 'x', now(), now(), {ydelse}, {help_part})"),
    in_vain("to answer one's own request", "borgerservice",
            "UPDATE coordination_accessrequest SET answer = 'granted' WHERE part_id IS NULL", control="anne"),
    in_vain("to end one's own emergency otherwise", "ydelse",
            "UPDATE coordination_emergency SET ended_at = NULL", control="anne"),
    refused("to prolong an emergency", "anne", "UPDATE coordination_emergency SET ends_at = now()", states=STANDS),
    refused("an inbox with another's part", "ydelse", "INSERT INTO coordination_inboxrow (is_open, rank, due_on,"
            " due_code, last_activity_at, agency_id, part_id) VALUES (true, 1, now(), '', now(),"
            " {ydelse_agency}, {their_part})"),
)  # fmt: skip
