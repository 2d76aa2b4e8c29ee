"""What every page shows around its content."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:
    """Names of the hub, and whether this is the demonstration."""
    return {
        "hub_name": settings.HUB_NAME,
        "hub_municipality": settings.HUB_MUNICIPALITY,
        "is_demo": settings.DEMO,
        "membership": getattr(request, "membership", None),
    }
