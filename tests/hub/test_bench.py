"""`make bench` runs, and its ways find the same rows; how long they take, no test says."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from hub.run.database_url import DatabaseURL
from hub.run.paths import CHECKOUT


@pytest.mark.slow
def test_a_small_municipality_is_measured_in_a_database_of_its_own():
    url = replace(DatabaseURL.parse(os.environ["DATABASE_URL"]), name="bench")
    chosen = {"DATABASE_URL": str(url), "HUB_DATABASE_CHOSEN": "1", "DJANGO_SETTINGS_MODULE": "hub.settings.test"}
    done = subprocess.run(
        [sys.executable, "manage.py", "bench", "--threads", "200", "400"],
        cwd=CHECKOUT, env=os.environ | chosen, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    measured = [line.split()[:2] for line in done.stdout.splitlines() if line.strip()[:3] in {"200", "400"}]
    assert measured == [
        [size, office] for size in ("200", "400") for office in ("small", "one-percent", "thirty-percent")
    ]
