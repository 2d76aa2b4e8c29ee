"""What templates need to draw: icons, how near a deadline is, and where a date stands on a line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

register = template.Library()

SOON = 3
NEAR = 14


@register.simple_tag
def icon(name: str, label: str = "", extra: str = "") -> SafeString:
    """An icon of the sprite. Without a label it is decoration: the words beside it say the same."""
    href = f"{static('hub/icons.svg')}#{name}"
    if label:
        return format_html(
            '<svg class="icon-svg {}" role="img" aria-label="{}" focusable="false"><use href="{}"></use></svg>',
            extra, label, href,
        )  # fmt: skip
    return format_html(
        '<svg class="icon-svg {}" aria-hidden="true" focusable="false"><use href="{}"></use></svg>', extra, href
    )


@dataclass(frozen=True)
class DeadlineState:
    """How a day stands to today: whole days (negative when past), a level for CSS, and the shape that says it."""

    days: int
    level: str
    shape: str

    @property
    def days_over(self) -> int:
        return -self.days


def _day(value: date | datetime) -> date:
    return timezone.localtime(value).date() if isinstance(value, datetime) else value


@register.simple_tag
def deadline_state(due_on: date | datetime) -> DeadlineState:
    """Calendar days from today in Copenhagen: the law's deadlines are days, never hours."""
    days = (_day(due_on) - timezone.localdate()).days
    if days < 0:
        return DeadlineState(days, "overdue", "overdue")
    if days == 0:
        return DeadlineState(days, "today", "bars-4")
    if days <= SOON:
        return DeadlineState(days, "soon", "bars-3")
    return DeadlineState(days, "near", "bars-2") if days <= NEAR else DeadlineState(days, "far", "bars-1")


@register.filter
def has_time(value: Any) -> bool:
    """False for a plain date: an unknown time of day is left out, never written as 00:00."""
    return isinstance(value, datetime)


@register.filter
def initials(name: str) -> str:
    """Two letters for the account button on a phone."""
    words = str(name).split()
    return (words[0][:1] + (words[-1][:1] if len(words) > 1 else "")).upper() if words else ""


class Lane(TypedDict):
    label: str
    points: list[dict[str, Any]]


@dataclass(frozen=True)
class Scale:
    """A deadline picture ready to draw: where today is, and each lane's points with place, number and row of words."""

    today: str
    lanes: list[dict[str, Any]]


# The line at its narrowest, where it still has words (case.css), and what a letter of them takes: in pixels.
NARROWEST = 820
LETTER = 6.6
# Longer words are cut: so each fits beside its mark, on one side or the other. The table has them whole.
MOST_LETTERS = 54
# Kept clear between two words (percent).
AIR = 1.0
EDGE, END = 4, 96
# Marks closer than this would hide each other on a phone. The table beside the picture has the exact days.
GAP = 7
# Heights in pixels: the line with its marks, which today's line crosses, and a row of words below, which it never does.
HEAD = 40
ROW = 18
FIRST_ROW = 33


@dataclass(frozen=True)
class Axis:
    """Days along the line, in percent. What lies ahead has room of its own: no day to come is drawn as past."""

    first: int
    today: int
    last: int
    # The most marks that one lane has before or on today, and after it.
    behind: int
    ahead: int

    @property
    def now(self) -> float:
        straight = _along(self.today, (self.first, self.last), (EDGE, END))
        return max(EDGE, min(max(straight, EDGE + GAP * (self.behind - 1)), END - GAP * self.ahead))

    def places(self, days: Sequence[int]) -> list[float]:
        """Of days in their order."""
        been, to_come = (self.first, self.today), (self.today, self.last)
        past = [_along(day, been, (EDGE, self.now)) for day in days if day <= self.today]
        future = [_along(day, to_come, (self.now, END)) for day in days if day > self.today]
        return _apart(past, EDGE, self.now) + _apart(future, self.now + GAP, END)


Span = tuple[float, float]


@dataclass(frozen=True)
class Words:
    """What is written at a mark, and how much of the line it takes (percent)."""

    text: str
    width: float

    @classmethod
    def of(cls, point: Mapping[str, Any]) -> "Words":
        day = _day(point["on"])
        text = Truncator(f"{date_format(day, 'MONTH_DAY_FORMAT')} {point['label']}").chars(MOST_LETTERS)
        return cls(text, 100 * LETTER * len(text) / NARROWEST)

    def placed(self, at: float, rows: list[list[Span]]) -> tuple[int, Span, str]:
        """The first row in which it stands clear of the others, on whichever side of its mark."""
        sides = [(span, anchor) for span, anchor in self._sides(at) if span[0] >= 0 and span[1] <= 100]
        for row, taken in enumerate([*rows, []]):
            for span, anchor in sides:
                if not any(_touches(span, other) for other in taken):
                    if row == len(rows):
                        rows.append([])
                    rows[row].append(span)
                    return row, span, anchor
        raise AssertionError("A word that is cut fits on a row of its own.")

    def _sides(self, at: float) -> list[tuple[Span, str]]:
        half = self.width / 2
        return [
            ((at - half, at + half), "middle"),
            ((at, at + self.width), "start"),
            ((at - self.width, at), "end"),
        ]


def _touches(one: Span, other: Span) -> bool:
    return one[0] < other[1] + AIR and other[0] < one[1] + AIR


@register.simple_tag
def deadline_scale(lanes: Iterable[Mapping[str, Any]], today: date | None = None) -> Scale:
    """Places each point of each lane (`{"label", "points": [{"on", "label", "kind"}]}`) on one common time line."""
    now = (today or timezone.localdate()).toordinal()
    drawn = [dict(lane, points=sorted(lane["points"], key=lambda p: p["on"])) for lane in lanes]
    days = [[_day(point["on"]).toordinal() for point in lane["points"]] for lane in drawn]
    every = [now, *(day for own in days for day in own)]
    ahead = max((sum(day > now for day in own) for own in days), default=0)
    behind = max((sum(day <= now for day in own) for own in days), default=0)
    axis = Axis(min(every), now, max(every), behind, ahead)

    number = 0
    for lane, own in zip(drawn, days, strict=True):
        rows: list[list[Span]] = []
        for index, (at, point) in enumerate(zip(axis.places(own), lane["points"], strict=True)):
            number += 1
            words = Words.of(point)
            row, span, anchor = words.placed(at, rows)
            lane["points"][index] = dict(
                point, place=f"{at:.2f}%", number=number, words=words.text, anchor=anchor, row=row,
                y=FIRST_ROW + ROW * row, span=span,
            )  # fmt: skip
        lane["line"] = _line(lane["points"])
        lane["height"] = HEAD + ROW * max(len(rows), 1)
    return Scale(f"{axis.now:.2f}%", drawn)


def _along(day: int, days: tuple[int, int], places: tuple[float, float]) -> float:
    return places[0] + (places[1] - places[0]) * (day - days[0]) / max(days[1] - days[0], 1)


def _apart(places: list[float], low: float, high: float) -> list[float]:
    """The same places, in order, moved as little as needed to stand a gap from each other between the two."""
    gap = min(GAP, (high - low) / max(len(places) - 1, 1))
    moved: list[float] = []
    for at in places:
        moved.append(max(at, moved[-1] + gap if moved else low))
    limit = high
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved


def _line(points: list[dict[str, Any]]) -> tuple[str, str] | None:
    return (points[0]["place"], points[-1]["place"]) if points else None
