"""The first thing `make` starts, with whatever Python the machine has: makes `.venv`, then goes on inside it.

Runs on any Python 3, if only to say that it is too old.
"""

import os
import shutil
import signal
import subprocess
import sys

OLDEST, NEWEST = (3, 11), (3, 13)


def main(verb):
    # type: (str) -> None
    """Check what can be checked, make the environment that the verb needs, and become its Python."""
    if verb == "newest":
        # The newest Django needs a newer Python than the oldest that the hub supports.
        _become(newer_than=sys.version_info[:2])
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        _become(newer_than=(0, 0))
        here, oldest, newest = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST, NEWEST))
        sys.exit(f"Python {oldest} to {newest} is needed, and python3 here is {here}.")
    from hub.run import processes
    from hub.run.say import one_line_on_failure

    # A SIGTERM ends the set-up as Ctrl-C does, and takes the programs it started along.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    processes.die_with_parent()
    with one_line_on_failure():
        python = _prepared(verb)
    os.execv(str(python), [str(python), "-m", "hub.run", verb])


def _prepared(verb):
    # type: (str) -> object
    from hub.run import early, locks
    from hub.run.paths import CHECKOUT, data, made_data
    from hub.run.say import Steps
    from hub.run.stages import STAGES
    from hub.run.venv import MEGABYTES, Environment, bring_to_newest

    stage = STAGES[verb]
    environment = Environment(CHECKOUT / stage.environment, stage.packages)
    early.check_database_answers()
    early.check_disk(CHECKOUT, 50 if environment.is_ready() else MEGABYTES[stage.packages])
    early.check_disk(data(), 50 if (data() / "assets").exists() else 250)
    if stage.alone:
        locks.keep_for_serving(data(), f"http://{early.ADDRESS}:{early.port()}")
    if stage.serves:
        early.check_port_is_free(early.port())
    turn = locks.held_in_turn(CHECKOUT, "Another set-up of this checkout is at work; waiting for it.")
    made_data(data())
    with turn, Steps.first(stage.steps).step("Python packages"):
        if not environment.is_ready():
            environment.build()
        if verb == "newest":
            bring_to_newest(environment)
    return environment.python


def _become(newer_than):
    # type: (tuple[int, int]) -> None
    """Go on as the newest supported Python there is, if it is newer; otherwise come back."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        # A name alone proves nothing: version managers put one there for each Python they could run.
        if found and (3, minor) > newer_than and subprocess.call([found, "-c", ""], stderr=subprocess.DEVNULL) == 0:
            os.execv(found, [found, "-m", "hub.run.bootstrap", *sys.argv[1:]])


if __name__ == "__main__":
    main(sys.argv[1])
