"""The policies, asked with bare SQL by an office that is let into one case: of another there is nothing."""

import pytest
from django.db import connection
from django.utils import timezone

from coordination.actions.clock import log_event
from coordination.lifecycle import LegalEventKind
from hub.accounts.identity import assume
from tests.factories.consent import ConsentFactory


@pytest.mark.parametrize("table", ["tenant", "legalevent", "deadline", "consent"])
def test_who_is_let_into_one_case_reads_no_row_of_another(world, cast, as_web_role, table):
    for case in (world.mine, world.theirs):
        log_event(case=case, kind=LegalEventKind.DEMAND_RECEIVED, on=timezone.localdate(), by=cast.anne)
        ConsentFactory(case=case, to_agency=cast.ydelse.agency)
    with as_web_role(), connection.cursor() as cursor:
        assume(cast.ydelse)
        cursor.execute(f"SELECT DISTINCT case_id FROM coordination_{table}")
        assert cursor.fetchall() == [(world.mine.pk,)]


def test_no_policy_can_gather_all_grants_of_an_agency_before_it_looks_at_a_row(db):
    """OFFSET 0 fences a look-up: else it may become a list of all that an agency sees, 300,000 for a page of 25."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename, policyname FROM pg_policies WHERE qual LIKE '%coordination_partgrant g%' AND"
            " (length(qual) - length(replace(qual, 'coordination_partgrant g', '')))/length('coordination_partgrant g')"
            " > (length(qual) - length(replace(qual, 'OFFSET 0', '')))/length('OFFSET 0')"
        )
        assert cursor.fetchall() == []
        cursor.execute("SELECT count(*) FROM pg_policies WHERE qual LIKE '%coordination_partgrant g%OFFSET 0%'")
        assert cursor.fetchone()[0] >= 8
