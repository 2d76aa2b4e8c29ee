"""What templates need to draw: icons, how near a deadline is, and where a date stands on a line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypedDict

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

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


# A label is taken to need this much of the line (percent) before the next may stand in the same row.
LABEL_WIDTH = 19
ROWS = 3
EDGE = 4
# Marks closer than this would hide each other on a phone. The table beside the picture has the exact days.
GAP = 7
# Heights in pixels: the line with its marks, and a row of words below it.
HEAD = 34
ROW = 18


@register.simple_tag
def deadline_scale(lanes: Iterable[Mapping[str, Any]], today: date | None = None) -> Scale:
    """Places each point of each lane (`{"label", "points": [{"on", "label", "kind"}]}`) on one common time line."""
    now = today or timezone.localdate()
    drawn = [dict(lane, points=sorted(lane["points"], key=lambda p: p["on"])) for lane in lanes]
    days = [_day(point["on"]).toordinal() for lane in drawn for point in lane["points"]] + [now.toordinal()]
    first, span = min(days), max(max(days) - min(days), 1)

    def place(day: date) -> float:
        return EDGE + (100 - 2 * EDGE) * (_day(day).toordinal() - first) / span

    number = 0
    for lane in drawn:
        ends = [float("-inf")] * ROWS
        places = _apart([place(point["on"]) for point in lane["points"]])
        for index, (at, point) in enumerate(zip(places, lane["points"], strict=True)):
            number += 1
            row = next((r for r, end in enumerate(ends) if end <= at), ends.index(min(ends)))
            ends[row] = at + LABEL_WIDTH
            anchor = "start" if at < 12 else "end" if at > 88 else "middle"
            lane["points"][index] = dict(point, place=f"{at:.2f}%", number=number, row=row, anchor=anchor)
        lane["line"] = _line(lane["points"])
        lane["height"] = HEAD + ROW * (1 + max((p["row"] for p in lane["points"]), default=0))
    return Scale(f"{place(now):.2f}%", drawn)


def _apart(places: list[float]) -> list[float]:
    """The same places, in order, moved as little as needed to stand a gap from each other inside the edges."""
    gap = min(GAP, (100 - 2 * EDGE) / max(len(places) - 1, 1))
    moved: list[float] = []
    for at in places:
        moved.append(max(at, moved[-1] + gap) if moved else at)
    limit = 100.0 - EDGE
    for index in range(len(moved) - 1, -1, -1):
        moved[index] = min(moved[index], limit)
        limit = moved[index] - gap
    return moved


def _line(points: list[dict[str, Any]]) -> tuple[str, str] | None:
    return (points[0]["place"], points[-1]["place"]) if points else None
