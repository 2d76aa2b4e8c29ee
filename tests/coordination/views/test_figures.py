"""The page of figures: for the council and those who work for the tenant, year by year."""

from datetime import date

import pytest

from coordination.models import YearlyFigure
from hub.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def test_the_council_reads_them_and_that_is_on_record(cast, client_of):
    YearlyFigure.objects.create(year=2025, result="evicted", families=7, children=None)
    YearlyFigure.objects.create(year=2025, result="", families=31, children=40)
    page = client_of(cast.council_member).get("/tal/").content.decode()
    assert "Sat ud" in page
    assert ">7</td>" in page
    assert "Vises ikke" in page
    assert AuditEvent.objects.get(user=cast.council_member.user, details__list="figures").verb == "read"


def test_before_the_first_year_is_over_it_says_when(cast, client_of, travel):
    travel(date(2026, 5, 4))
    assert "1. januar 2027" in client_of(cast.council_member).get("/tal/").content.decode()


@pytest.mark.parametrize("who", ["fjordparken_clerk", "kmp", "lawyer", "familie", "editor"])
def test_others_do_not_find_them(cast, client_of, who):
    assert client_of(cast.person(who)).get("/tal/").status_code == 404
