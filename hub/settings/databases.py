"""Django's DATABASES, from the one address in `DATABASE_URL`.

Whoever starts the process says in it as which role it connects: `make` and `manage.py` see to that (hub.run).
"""

import os
from typing import Any

from hub.run.database_url import DatabaseURL

# Nobody listens there: what needs no database starts without one, and what does need one says so.
NO_DATABASE = "postgresql:///hub?host=/nonexistent"
# The driver prepares what it is asked to prepare (coordination.access.prepared), and nothing because it ran so often.
WHEN_ASKED = 1_000_000_000


def databases() -> dict[str, dict[str, Any]]:
    url = DatabaseURL.parse(os.environ.get("DATABASE_URL") or NO_DATABASE)
    options: dict[str, Any] = dict(url.options)
    options.setdefault("connect_timeout", "5")
    if os.environ.get("HUB_UPKEEP"):  # the owner at work on the tables, whom the row-level policies else hold too
        options["options"] = f"{options.get('options', '')} -c hub.upkeep=on".strip()
    if os.environ.get("HUB_PREPARE", "1") != "0":
        options["prepare_threshold"] = WHEN_ASKED
    return {
        "default": {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.name,
            "USER": url.user,
            "PASSWORD": url.password,
            "HOST": url.host,
            "PORT": str(url.port or ""),
            "OPTIONS": options,
            # Seconds that a thread keeps its connection between two requests.
            "CONN_MAX_AGE": int(os.environ.get("HUB_CONNECTION_SECONDS", "60")),
            "CONN_HEALTH_CHECKS": True,
        }
    }
