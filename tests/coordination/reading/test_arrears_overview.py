"""A landlord's arrears: the oldest due first, page by page, and never another's."""

from datetime import date

import pytest
from django.utils import timezone

from coordination.models import ListStatus
from coordination.reading import arrears_overview
from coordination.reading.arrears_overview import Overview
from tests.coordination.intake.making import line
from tests.factories.arrears import ArrearsListFactory, ArrearsRecordFactory
from tests.factories.lists import imported, previewed
from tests.factories.tenancy import TenancyFactory

pytestmark = pytest.mark.django_db


def owed(by, due_on=date(2026, 2, 2), **given):
    tenancy = TenancyFactory(landlord=by.agency, **given.pop("home", {}))
    return ArrearsRecordFactory(tenancy=tenancy, oldest_due_on=due_on, **given)


def pages(by, **asked) -> list[list]:
    """All pages, one after the other."""
    found = [Overview(by, asked)]
    while found[-1].next_page:
        found.append(Overview(by, {**asked, "efter": str(found[-1].records[-1].public_id)}))
    return [page.records for page in found]


def test_the_oldest_due_stand_first_and_those_without_a_date_last(cast):
    days = [date(2026, 3, 1), None, date(2026, 1, 2), date(2026, 3, 1), None]
    for day in days:
        owed(cast.fjordparken_clerk, day)
    shown = [record.oldest_due_on for record in Overview(cast.fjordparken_clerk, {}).records]
    assert shown == [date(2026, 1, 2), date(2026, 3, 1), date(2026, 3, 1), None, None]


def test_every_record_stands_on_exactly_one_page(cast, monkeypatch):
    monkeypatch.setattr(arrears_overview, "PAGE", 2)
    made = [owed(cast.fjordparken_clerk, date(2026, 1 + number % 2, 1) if number < 5 else None) for number in range(8)]
    found = pages(cast.fjordparken_clerk)
    assert [len(page) for page in found] == [2, 2, 2, 2]
    assert sorted(record.pk for page in found for record in page) == [record.pk for record in made]


def test_the_next_page_keeps_what_was_asked(cast, monkeypatch):
    monkeypatch.setattr(arrears_overview, "PAGE", 1)
    for _ in range(2):
        owed(cast.fjordparken_clerk, settled_at=timezone.now())
    first = Overview(cast.fjordparken_clerk, {"vis": "betalt", "q": "Mette"})
    assert "vis=betalt" in first.next_page
    assert "q=Mette" in first.next_page
    assert first.hidden == [{"name": "vis", "value": "betalt"}]


@pytest.mark.parametrize("after", ["", "x", "0", "00000000-0000-0000-0000-000000000000"])
def test_nonsense_in_the_address_shows_the_beginning(cast, after):
    owed(cast.fjordparken_clerk)
    assert len(Overview(cast.fjordparken_clerk, {"efter": after, "vis": after}).records) == 1


def test_a_page_that_begins_after_anothers_record_begins_at_the_beginning(cast):
    owed(cast.fjordparken_clerk)
    theirs = owed(cast.lindehoej_clerk, date(2027, 1, 1))
    assert len(Overview(cast.fjordparken_clerk, {"efter": str(theirs.public_id)}).records) == 1


@pytest.mark.parametrize("sought", ["mette", "HOLM", "0173", "fjordparken 99", "holm fjordparken", "  Mette  "])
def test_a_tenancy_is_found_by_number_name_and_address(cast, sought):
    found = owed(cast.fjordparken_clerk, home={"number": "012-04-0173-2", "street": "Fjordparken 99, st."})
    owed(cast.fjordparken_clerk, home={"number": "1-1", "street": "Havnegade 3"}, tenants=["Overby, Flemming"])
    assert Overview(cast.fjordparken_clerk, {"q": sought}).records == [found]


@pytest.mark.parametrize("sought", ["%", "_", "\x00%", "mette%", "x" * 5000, "'; --"])
def test_signs_that_mean_something_to_a_database_find_nothing(cast, sought):
    owed(cast.fjordparken_clerk)
    assert Overview(cast.fjordparken_clerk, {"q": sought}).records == []


def test_a_protected_address_is_not_found_by_it(cast):
    owed(cast.fjordparken_clerk, home={"street": "Skjulevej 1", "address_protected": True})
    assert Overview(cast.fjordparken_clerk, {"q": "Skjulevej"}).records == []
    assert len(Overview(cast.fjordparken_clerk, {"q": "Mette"}).records) == 1


def test_what_is_paid_is_shown_when_it_is_asked_for(cast):
    owed(cast.fjordparken_clerk, settled_at=timezone.now())
    assert Overview(cast.fjordparken_clerk, {}).records == []
    assert len(Overview(cast.fjordparken_clerk, {"vis": "betalt"}).records) == 1


def test_nobody_sees_anothers_arrears_lists_or_notices(cast):
    imported(cast.fjordparken_clerk, line())
    previewed(cast.fjordparken_clerk, line())
    for name in set(cast.active()) - {"fjordparken_clerk", "fjordparken_lead"}:
        overview = Overview(cast.person(name), {"vis": "betalt"})
        assert overview.records == []
        assert overview.context() == {"overview": overview, "latest_list": None, "unfinished": [], "notices": []}


def test_the_latest_list_is_the_one_imported_last_not_one_that_was_thrown_away(cast):
    agency = cast.fjordparken_clerk.agency
    done = imported(cast.fjordparken_clerk, line())
    ArrearsListFactory(landlord=agency, status=ListStatus.CANCELLED, finished_at=timezone.now())
    waiting = previewed(cast.fjordparken_clerk, line())
    overview = Overview(cast.fjordparken_clerk, {})
    assert overview.latest_list == done
    assert overview.unfinished == [waiting]
