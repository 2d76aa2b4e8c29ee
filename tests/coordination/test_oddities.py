"""What is odd about looking at somebody: the name of who looks, a colleague's, the hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from coordination.oddities import Oddity, oddities

NOON = datetime(2026, 2, 9, 12, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Yusuf Demir", [Oddity.OWN_NAME]),
        ("Aylin Çelik Demir", [Oddity.OWN_NAME]),
        ("DEMIR, Aylin", [Oddity.OWN_NAME]),
        ("Demir Aylin", []),
        ("Mona Frost", [Oddity.COLLEAGUE]),
        ("Frost, mona", [Oddity.COLLEAGUE]),
        ("Aylin Frost", []),
        ("", []),
        ("–", []),
    ],
)
def test_a_name_of_ones_own_and_a_colleagues_are_odd_in_any_spelling(name, found):
    assert oddities([name, "Åse Dalgas-Friis"], own="Yusuf Demir", colleagues=["Mona Frost"], at=NOON) == found


@pytest.mark.parametrize(("hour", "odd"), [(0, True), (5, True), (6, False), (21, False), (22, True)])
def test_so_is_the_night_by_the_clock_on_the_wall(hour, odd):
    asked = oddities([], own="", colleagues=[], at=NOON.replace(hour=hour).astimezone(ZoneInfo("UTC")))
    assert asked == ([Oddity.AT_NIGHT] if odd else [])
