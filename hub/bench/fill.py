"""A municipality of any size, made in a few statements, in a database of its own."""

from dataclasses import dataclass

from django.contrib.auth.models import Permission
from django.db import connection

from coordination.access.permissions import Level
from coordination.models import LegalGround, PlanPart
from hub.accounts.kinds import AgencyKind, Role
from hub.accounts.models import Agency, Membership
from hub.accounts.organise import create_agency, join

# Share of all threads that each measured office takes part in; the rest belongs to a crowd of others.
SHARES = {"small": 0.0, "one-percent": 0.01, "thirty-percent": 0.30}
SMALL = 50
CROWD = 40

ROWS = """
INSERT INTO coordination_tenancy (public_id, landlord_id, number, key, compact, street, care_of, postcode, city,
                                  address_protected)
SELECT gen_random_uuid(), %(landlord)s, n::text, n::text, n::text, 'Fjordparken ' || n, '', '9999', 'Nordby', false
FROM generate_series(%(first)s, %(last)s) AS n;

INSERT INTO coordination_case (public_id, reference, tenancy_id, landlord_id, unit_id, ground_id, street, postcode,
                               city, address_protected, landlord_stage, plan_status, causes, risk_factors, opened_at,
                               version)
SELECT gen_random_uuid(), 'S-' || t.number, t.id, t.landlord_id, %(unit)s, %(ground)s, t.street, t.postcode, t.city,
       false, 'demand_sent', 'active', '{}', '{}', now(), 1
FROM coordination_tenancy AS t WHERE t.number::bigint BETWEEN %(first)s AND %(last)s;

CREATE TEMP TABLE owner_of ON COMMIT DROP AS
SELECT c.id AS case_id, CASE
    WHEN n <= %(first)s + %(small)s - 1 THEN %(small_agency)s
    WHEN n %% 100 < 30 THEN %(thirty_agency)s
    WHEN n %% 100 = 30 THEN %(one_agency)s
    ELSE %(crowd)s + n %% %(crowd_size)s END AS agency_id
FROM coordination_case AS c JOIN LATERAL (SELECT substr(c.reference, 3)::bigint AS n) AS numbered ON true
WHERE n BETWEEN %(first)s AND %(last)s;

INSERT INTO coordination_legalevent (public_id, case_id, kind, "on", method, recorded_at)
SELECT gen_random_uuid(), case_id, 'demand_received', current_date - 5, '', now() FROM owner_of;

INSERT INTO coordination_deadline (case_id, event_id, code, due_on)
SELECT e.case_id, e.id, 'demand_expiry', current_date + 9 FROM owner_of AS o
JOIN coordination_legalevent AS e ON e.case_id = o.case_id;

INSERT INTO coordination_planpart (public_id, case_id, agency_id, measure, asked, ground_id, status, decline_reason,
                                   decline_note, result, result_note, created_at, version, due_on)
SELECT gen_random_uuid(), case_id, agency_id, 'one_off_benefit', '', %(ground)s, 'accepted', '', '', '', '', now(), 1,
       current_date + (case_id * 7919 %% 365)::int
FROM owner_of;

INSERT INTO coordination_partgrant (content_object_id, group_id, permission_id)
SELECT p.id, a.group_id, %(permission)s FROM owner_of AS o
JOIN coordination_planpart AS p ON p.case_id = o.case_id JOIN accounts_agency AS a ON a.id = p.agency_id;

INSERT INTO coordination_entry (public_id, part_id, author_id, agency_id, kind, audience, body, event, created_at)
SELECT gen_random_uuid(), p.id, %(author)s, p.agency_id, 'message', 'part', 'Besked', '', now()
FROM owner_of AS o JOIN coordination_planpart AS p ON p.case_id = o.case_id;

INSERT INTO coordination_inboxrow (agency_id, part_id, is_open, rank, due_on, due_code, last_entry_id, last_activity_at)
SELECT p.agency_id, p.id, true, 1, p.due_on, '', e.id, e.created_at
FROM owner_of AS o JOIN coordination_planpart AS p ON p.case_id = o.case_id
JOIN coordination_entry AS e ON e.part_id = p.id ORDER BY p.id;
"""

LONG_THREAD = """
INSERT INTO coordination_entry (public_id, part_id, author_id, agency_id, kind, audience, body, event, created_at)
SELECT gen_random_uuid(), %(part)s, %(author)s, %(agency)s, 'message', 'part', 'Besked ' || n, '',
       now() + n * interval '1 second'
FROM generate_series(1, 60) AS n
"""
FILES = """
INSERT INTO coordination_attachment (public_id, entry_id, name, content_type, size, sha256, stored_as)
SELECT gen_random_uuid(), id, 'brev.pdf', 'application/pdf', 1000, '', 'brev-' || id FROM coordination_entry
WHERE part_id = %(part)s AND id %% 5 = 0
"""


@dataclass(frozen=True)
class Cast:
    """Who is measured: one member of each office, by the office's short name."""

    members: dict[str, Membership]
    numbers: dict[str, int]


def make_cast() -> Cast:
    """The offices and the keys that the statements above name."""
    unit = create_agency(name="Unit", slug="unit", kind=AgencyKind.HOUSING_SUPPORT_UNIT)
    landlord = create_agency(name="Landlord", slug="landlord", kind=AgencyKind.HOUSING_ASSOCIATION)
    offices = {slug: create_agency(name=slug, slug=slug, kind=AgencyKind.BENEFITS_OFFICE) for slug in SHARES}
    crowd = [_crowd(number) for number in range(CROWD)]
    members = {
        slug: join(email=f"{slug}@example.invalid", name=slug, agency=office, role=Role.CASEWORKER)
        for slug, office in offices.items()
    }
    for member in members.values():
        member.user.groups.add(member.agency.group)  # guardian's own way asks the person's groups
    numbers = {
        "unit": unit.pk,
        "landlord": landlord.pk,
        "small_agency": offices["small"].pk,
        "one_agency": offices["one-percent"].pk,
        "thirty_agency": offices["thirty-percent"].pk,
        "crowd": crowd[0].pk,
        "crowd_size": CROWD,
        "small": SMALL,
        "ground": LegalGround.objects.get(code="aktivloven_81").pk,
        "permission": Permission.objects.get(codename=Level.WRITE.value).pk,
        "author": members["small"].user.pk,
    }
    return Cast(members, numbers)


def _crowd(number: int) -> Agency:
    return create_agency(name=f"Office {number}", slug=f"office-{number}", kind=AgencyKind.BENEFITS_OFFICE)


def fill(cast: Cast, first: int, last: int) -> None:
    """Threads number `first` to `last`, one a case, and fresh statistics. The small office stays small."""
    small = SMALL if first == 1 else 0
    numbers = {**cast.numbers, "first": first, "last": last, "small": small}
    with connection.cursor() as cursor:
        for statement in filter(str.strip, ROWS.split(";\n")):
            cursor.execute(statement, numbers)
        cursor.execute("DROP TABLE IF EXISTS owner_of")
        cursor.execute("ANALYZE")


def fill_thread(member: Membership) -> PlanPart:
    """A part of the office's with a thread of more than a page, files among it."""
    part = PlanPart.objects.filter(agency=member.agency).earliest("pk")
    with connection.cursor() as cursor:
        cursor.execute(LONG_THREAD, {"part": part.pk, "author": member.user_id, "agency": member.agency_id})
        cursor.execute(FILES, {"part": part.pk})
    return part
