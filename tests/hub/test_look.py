"""What templates draw with: icons, how near a day is, and where it stands on a line."""

from datetime import date, datetime, timedelta
from itertools import combinations, pairwise

import hypothesis.strategies as st
import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone, translation
from hypothesis import given

from hub.templatetags import look

TODAY = date(2026, 2, 17)


@pytest.mark.parametrize(
    ("due_on", "days", "level"),
    [
        (date(2026, 2, 15), -2, "overdue"),
        (date(2026, 2, 17), 0, "today"),
        (date(2026, 2, 20), 3, "soon"),
        (date(2026, 2, 21), 4, "near"),
        (date(2026, 3, 3), 14, "near"),
        (date(2026, 3, 4), 15, "far"),
    ],
)
def test_a_deadline_counts_calendar_days_from_today(travel, due_on, days, level):
    travel(TODAY)
    state = look.deadline_state(due_on)
    assert (state.days, state.level) == (days, level)


def test_a_moment_shortly_after_midnight_in_copenhagen_is_that_day(travel):
    travel(TODAY)
    utc_evening_before = datetime.fromisoformat("2026-02-17T23:30:00+00:00")
    assert look.deadline_state(utc_evening_before).days == 1


@pytest.mark.parametrize(
    ("due_on", "words"),
    [
        (date(2026, 2, 15), "overdue by 2 days"),
        (date(2026, 2, 16), "overdue by 1 day<"),
        (date(2026, 2, 17), "today"),
        (date(2026, 2, 18), "tomorrow"),
        (date(2026, 2, 20), "in 3 days"),
    ],
)
def test_a_deadline_says_in_words_how_near_it_is(travel, due_on, words):
    travel(TODAY)
    with translation.override("en"):
        drawn = render_to_string("components/deadline.html", {"due_on": due_on, "label": "Answer"})
    assert words in drawn
    assert f'datetime="{due_on.isoformat()}"' in drawn


def test_a_kept_deadline_does_not_count_the_days_since(travel):
    travel(TODAY)
    with translation.override("en"):
        drawn = render_to_string("components/deadline.html", {"due_on": date(2026, 2, 1), "met": "kept"})
    assert "kept" in drawn
    assert "overdue" not in drawn


def test_an_unknown_time_of_day_is_left_out_rather_than_midnight():
    assert "00" not in render_to_string("components/when.html", {"at": date(2026, 2, 20)})


def test_a_known_time_of_day_is_written_even_when_it_is_midnight():
    midnight = timezone.make_aware(datetime(2026, 2, 20))
    assert "00.00" in render_to_string("components/when.html", {"at": midnight})


def test_an_icon_without_a_label_is_hidden_from_screen_readers():
    drawn = Template('{% load look %}{% icon "lock" %}{% icon "error" label=words %}').render(
        Context({"words": "<Fejl>"})
    )
    hidden, spoken = drawn.split("</svg>")[:2]
    assert 'aria-hidden="true"' in hidden
    assert 'role="img" aria-label="&lt;Fejl&gt;"' in spoken


@pytest.mark.parametrize(
    ("name", "letters"), [("Anne Kjærgaard", "AK"), ("Anne Marie Holm", "AH"), ("Bo", "B"), ("", "")]
)
def test_initials_are_the_first_letters_of_the_first_and_the_last_name(name, letters):
    assert look.initials(name) == letters


def _lanes() -> list[dict]:
    return [
        {
            "label": "Landlord",
            "points": [{"on": date(2026, 2, 20), "label": "b"}, {"on": date(2026, 2, 6), "label": "a"}],
        },
        {"label": "Municipality", "points": [{"on": date(2026, 2, 26), "label": "c"}]},
        {"label": "Court", "points": []},
    ]


def test_the_picture_places_all_lanes_on_one_line_in_order_of_time():
    scale = look.deadline_scale(_lanes(), date(2026, 2, 16))
    points = [point for lane in scale.lanes for point in lane["points"]]
    assert [(p["number"], p["label"], p["place"]) for p in points] == [
        (1, "a", "4.00%"),
        (2, "b", "68.40%"),
        (3, "c", "96.00%"),
    ]
    assert scale.today == "50.00%"
    assert scale.lanes[2]["line"] is None


def test_labels_that_would_collide_stand_in_rows_of_their_own():
    words = "a notice of the bailiff court received"
    near = [{"on": date(2026, 2, day), "label": words} for day in (1, 2, 3, 4)]
    far = [{"on": date(2026, 6, 1), "label": "far"}]
    lane = look.deadline_scale([{"label": "", "points": near + far}], TODAY).lanes[0]
    assert [p["row"] for p in lane["points"]] == [0, 1, 2, 3, 0]
    assert lane["height"] > look.deadline_scale([{"label": "", "points": far}], TODAY).lanes[0]["height"]


@given(st.lists(st.tuples(st.integers(-400, 400), st.integers(1, 90)), max_size=12))
def test_no_words_on_the_line_touch_each_other_or_leave_it(known):
    points = [{"on": TODAY + timedelta(days=days), "label": "x" * letters} for days, letters in known]
    for lane in look.deadline_scale([{"label": "", "points": points}], TODAY).lanes:
        drawn = lane["points"]
        assert all(0 <= p["span"][0] < p["span"][1] <= 100 for p in drawn)
        # Below the marks, where today's line ends, and within the picture.
        assert all(20 + p["y"] - 10 > look.HEAD and 20 + p["y"] < lane["height"] for p in drawn)
        for one, other in combinations(drawn, 2):
            apart = one["span"][1] < other["span"][0] or other["span"][1] < one["span"][0]
            assert apart or one["row"] != other["row"]


def test_marks_of_neighbouring_days_never_hide_each_other_or_leave_the_line():
    days = [date(2026, 1, 1), date(2026, 2, 17), *(date(2026, 12, day) for day in range(25, 32))]
    lane = look.deadline_scale([{"label": "", "points": [{"on": day, "label": "x"} for day in days]}], TODAY).lanes[0]
    places = [float(p["place"].rstrip("%")) for p in lane["points"]]
    assert min(b - a for a, b in pairwise(places)) >= 6.99
    assert (places[0], places[-1]) == (4, 96)


def test_marks_of_one_day_never_hide_each_other():
    """Three deadlines of today, and nothing before them: today moves along the line to make room."""
    points = [{"on": TODAY, "label": "x"}] * 3 + [{"on": TODAY + timedelta(days=1), "label": "x"}] * 3
    for shown in (points[:3], points):
        lane = look.deadline_scale([{"label": "", "points": shown}], TODAY).lanes[0]
        places = [float(p["place"].rstrip("%")) for p in lane["points"]]
        assert min(b - a for a, b in pairwise(places)) >= 6.99


def test_a_picture_of_today_alone_can_be_drawn():
    assert look.deadline_scale([], TODAY).today == "4.00%"


def test_no_day_to_come_is_drawn_where_today_has_been():
    """Three days left of the fourteen, and the days after it crowd behind it."""
    due = [date(2026, 2, 20), date(2026, 2, 20), date(2026, 2, 21)]
    points = [{"on": day, "label": "x"} for day in (date(2026, 1, 1), date(2026, 2, 6), *due)]
    scale = look.deadline_scale([{"label": "", "points": points}], date(2026, 2, 17))
    places = [float(p["place"].rstrip("%")) for p in scale.lanes[0]["points"]]
    today = float(scale.today.rstrip("%"))
    assert places[1] < today < places[2] - 6
    assert min(b - a for a, b in pairwise(places)) >= 6.99
