"""What templates ask: may the reader do this, and what needs doing."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from coordination.reading.front import SHOWN
from tests.factories.case import CaseFactory
from tests.factories.part import PartFactory
from tests.factories.tenancy import TenancyFactory


def drawn(source: str, membership, **context) -> str:
    request = RequestFactory().get("/")
    request.membership = membership
    return Template("{% load casework %}" + source).render(Context({"request": request, **context}))


@pytest.mark.parametrize(
    ("name", "answer"), [("anne", "withdraw"), ("ydelse", "answer"), ("fjordparken_clerk", ""), (None, "")]
)
def test_can_asks_the_rule_of_the_request(cast, name, answer):
    part = PartFactory(agency=cast.ydelse.agency)
    source = '{% can "withdraw" part %}withdraw{% endcan %}{% can "move" part "declined" %}answer{% else %}{% endcan %}'
    assert drawn(source, cast.person(name) if name else None, part=part) == answer


def test_can_without_a_thing_asks_the_permission(cast):
    source = '{% can "keep_arrears" %}ja{% else %}nej{% endcan %}'
    assert [drawn(source, who) for who in (cast.kmp, cast.anne, None)] == ["ja", "nej", "nej"]


def test_a_rule_that_does_not_exist_is_a_fault_of_the_template(cast):
    with pytest.raises(AttributeError):
        drawn('{% can "fly" request %}{% endcan %}', cast.anne)


def test_the_front_page_shows_the_most_urgent_few(cast):
    for _ in range(SHOWN + 1):
        CaseFactory(tenancy=TenancyFactory(landlord=cast.fjordparken_clerk.agency))
    html = drawn("{% coordination_front %}", cast.anne)
    assert html.count('class="hub-row__title"') == SHOWN
    assert 'href="/sager/"' in html


def test_with_nothing_to_do_the_front_page_says_so(cast):
    assert "hub-empty" in drawn("{% coordination_front %}", cast.ydelse)


@pytest.mark.parametrize("name", ["council_member", "editor", None])
def test_who_does_not_work_with_cases_gets_no_box(cast, name):
    assert drawn("{% coordination_front %}", cast.person(name) if name else None).strip() == ""
