"""Sample content for the style guide: fictional Nordby Kommune, told from today so that every state is seen."""

import json
import re
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.utils import timezone

SAMPLES = Path(__file__).parent / "assets" / "styleguide.json"
# "@+3" is the day three days from now, "@-1 15:05" is five past three yesterday.
MOMENT = re.compile(r"@([+-]\d+)(?: (\d\d:\d\d))?")


def all_samples(today: date) -> dict[str, Any]:
    """The samples by name, their days counted from `today`."""
    told: dict[str, Any] = _told(json.loads(SAMPLES.read_text(encoding="utf-8")), today)
    return told


def _told(value: Any, today: date) -> Any:
    if isinstance(value, dict):
        return {name: _told(inner, today) for name, inner in value.items()}
    if isinstance(value, list):
        return [_told(inner, today) for inner in value]
    match = MOMENT.fullmatch(value) if isinstance(value, str) else None
    return _moment(match, today) if match else value


def _moment(match: re.Match[str], today: date) -> date | datetime:
    day = today + timedelta(days=int(match[1]))
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(match[2]))) if match[2] else day
