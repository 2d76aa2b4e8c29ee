"""What each verb of the set-up needs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Stage:
    """`packages`: which requirements; `steps`: how many a person sees counted."""

    packages: str
    steps: int
    environment: str = ".venv"
    # Not while `make run` serves from the same data.
    alone: bool = False
    serves: bool = False


STAGES = {
    "run": Stage("run", 8, alone=True, serves=True),
    "setup": Stage("dev", 7),
    "tools": Stage("dev", 3),
    "newest": Stage("dev", 3, environment=".venv-newest"),
    "reset-demo": Stage("run", 7, alone=True),
}
