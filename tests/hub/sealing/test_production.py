"""Production does not start without its keys, and says which are missing."""

import base64
import os
import subprocess
import sys

import pytest
from django.conf import settings

KEY = base64.b64encode(b"\x01" * 32).decode()
OTHER = base64.b64encode(b"\x02" * 32).decode()
REST = {
    "SECRET_KEY": "only-for-this-test-0123456789-0123456789-0123456789",
    "DATABASE_URL": "postgresql://web@localhost/hub",
    "CELERY_BROKER_URL": "redis://localhost",
    "CACHE_URL": "redis://localhost",
    "HUB_HOSTS": "hub.example.invalid",
    "HUB_BASE_URL": "https://hub.example.invalid",
    "HUB_FROM_EMAIL": "hub@example.invalid",
    "EMAIL_HOST": "localhost",
}


def start(**keys: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-c", "import hub.settings.production"],
        check=False,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **REST, **keys},
        capture_output=True,
        text=True,
    )
    return ran.stderr if ran.returncode else ""


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        ({}, "HUB_SEALING_KEYS"),
        ({"HUB_SEALING_KEYS": f"a:{KEY}"}, "HUB_INDEX_KEYS"),
        ({"HUB_SEALING_KEYS": "a:kort", "HUB_INDEX_KEYS": f"b:{OTHER}"}, "HUB_SEALING_KEYS: key 1"),
        ({"HUB_SEALING_KEYS": f"a:{KEY}", "HUB_INDEX_KEYS": f"b:{KEY}"}, "keys of their own"),
    ],
)
def test_production_does_not_start_without_proper_keys(keys, says):
    assert says in start(**keys)


def test_production_starts_with_them():
    assert (
        start(HUB_SEALING_KEYS=f"a:{KEY},old:{OTHER}", HUB_INDEX_KEYS=f"b:{base64.b64encode(b'3' * 32).decode()}") == ""
    )
