"""Rules as data: what may be edited, and what makes no sense."""

import pytest
from django.core.exceptions import ValidationError

from coordination import deadlines
from coordination.models import DeadlineRule
from tests.coordination.seeded import law_as_seeded

pytestmark = pytest.mark.django_db


def rule(code: str = "demand_expiry", **changed) -> DeadlineRule:
    found = DeadlineRule.objects.get(code=code)
    for name, value in changed.items():
        setattr(found, name, value)
    return found


def test_the_table_holds_the_law_as_seeded_and_all_of_it_makes_sense():
    assert list(deadlines.rules()) == list(law_as_seeded())
    for each in DeadlineRule.objects.all():
        each.full_clean()


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"count": 3_654}, "count"),
        ({"count": -14}, "count"),
        ({"safe_count": 13}, "moves_safe"),
        ({"moves_safe": "none"}, "moves_safe"),
        ({"unit": "fortnight"}, "unit"),
        ({"moves_strict": "some_day"}, "moves_strict"),
        ({"responsible": []}, "responsible"),
        ({"variant_count": 3}, "variant_count"),
        ({"mark": "X"}, "mark"),
        ({"count": None}, "count"),
    ],
)
def test_nonsense_is_refused_at_its_field(changed, field):
    with pytest.raises(ValidationError) as refused:
        rule(**changed).full_clean()
    assert field in refused.value.message_dict
