"""Statements kept ready: the same rows as the rules they are made from, for whoever asks, whenever."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from coordination.access.prepared import Slot, prepared
from coordination.access.visible import visible_entries, visible_inbox
from coordination.models import Case, Deadline, Entry, PlanPart
from coordination.reading.filters import UNREAD
from coordination.reading.inbox_lines import CASE, DEADLINE, PART, inbox_lines, select_lines, with_unread
from coordination.reading.thread import select_entries
from hub.accounts.identity import assume
from hub.accounts.kinds import Role
from tests.factories.entry import EntryFactory
from tests.personas import PEOPLE

NOTHING: frozenset[str] = frozenset()
FROM_THE_TOP = FROM_THE_END = False


def parts_in(member, chosen=NOTHING) -> set[int]:
    return {line.part.pk for line in inbox_lines(member, chosen, "", 100)}


def test_everybodys_kept_statements_find_what_the_rules_find(world, cast):
    for name in PEOPLE:
        member = cast.person(name)
        allowed = visible_inbox(member).filter(is_open=True)
        assert parts_in(member) == set(allowed.values_list("part_id", flat=True)), name
        unread = with_unread(allowed, member).filter(unread=True).values_list("part_id", flat=True)
        assert parts_in(member, frozenset({UNREAD})) == set(unread), name
        assert {line.part.pk for line in inbox_lines(member, NOTHING, "", 100) if line.unread} == set(unread), name


def test_a_kept_thread_holds_each_readers_entries_and_nobody_elses(world, cast):
    EntryFactory(part=world.help_part, internal=True)
    for name in PEOPLE:
        member = cast.person(name)
        found = {row[0] for row in select_entries(member, FROM_THE_END, part=world.help_part.pk)}
        allowed = visible_entries(member).filter(part=world.help_part)
        assert found == set(allowed.values_list("pk", flat=True)), name


def test_a_grant_that_ends_ends_in_a_statement_made_before(world, cast, travel):
    assert parts_in(cast.ydelse) == {world.help_part.pk}
    world.help_part.grants.filter(group=cast.ydelse.agency.group).update(ends_at=timezone.now() + timedelta(hours=1))
    travel(timezone.now() + timedelta(minutes=59))
    assert parts_in(cast.ydelse) == {world.help_part.pk}
    travel(timezone.now() + timedelta(minutes=2))
    assert parts_in(cast.ydelse) == set()


def test_who_does_not_work_with_cases_has_no_statement_at_all(cast):
    cast.ydelse.role = Role.EDITOR
    assert select_lines.filled(cast.ydelse, NOTHING, FROM_THE_TOP, 25, week_end=None) is None
    assert parts_in(cast.ydelse) == set()


@pytest.mark.parametrize(
    "moment", [{"created_at__gt": timezone.now()}, {"due_on__gt": timezone.localdate()}, {"amount__gt": 1.5}]
)
def test_what_belongs_to_one_moment_or_one_person_is_kept_in_no_statement(cast, moment):
    at_that_time = prepared(lambda asker: PlanPart.objects.filter(**moment).values_list("pk"))
    with pytest.raises(TypeError, match="in a statement for all"):
        at_that_time(cast.ydelse)


def test_a_slot_that_nobody_fills_is_an_error(cast):
    of_part = prepared(lambda asker: Entry.objects.filter(part_id=Slot("part")).values_list("pk"))
    with pytest.raises(KeyError, match="part"):
        of_part(cast.ydelse)


def test_a_column_that_django_would_change_is_refused(cast):
    cases = prepared(lambda asker: Case.objects.values_list("pk", "revision"))
    with pytest.raises(Exception, match="revision"):
        cases(cast.ydelse)


def test_the_driver_keeps_the_statement_and_under_the_policies_the_plan(world, cast, as_web_role):
    with as_web_role():
        assume(cast.ydelse)
        for _ in range(3):
            parts_in(cast.ydelse)
        kept = connection.connection.execute("SELECT statement, generic_plans FROM pg_prepared_statements").fetchall()
    runs = [plans for statement, plans in kept if "coordination_inboxrow" in statement]
    assert max(runs) >= 3


def test_held_by_the_policies_the_inbox_is_read_in_the_order_of_its_index(world, cast, as_web_role):
    statement, values = select_lines.filled(cast.ydelse, NOTHING, FROM_THE_TOP, 26, week_end=None)
    with as_web_role(), connection.cursor() as cursor:
        assume(cast.ydelse)
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {statement}", values)
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "Index Scan using inbox_by_urgency" in plan
    assert "Sort" not in plan
    assert "hashed SubPlan" not in plan


@pytest.mark.parametrize(("model", "names"), [(Case, CASE), (PlanPart, PART), (Deadline, DEADLINE)])
def test_what_is_read_of_a_model_stands_in_the_order_in_which_django_takes_it(model, names):
    assert names == tuple(field.attname for field in model._meta.concrete_fields if field.attname in names)
