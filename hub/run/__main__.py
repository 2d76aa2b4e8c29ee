"""What `make` asks for, inside `.venv`: `run`, `setup`, `tools`, `newest`, `reset-demo`."""

import contextlib
import os
import sys
from pathlib import Path

from hub.run import early, locks, processes, setup
from hub.run.paths import data
from hub.run.say import line, one_line_on_failure
from hub.run.supervisor import Asked, Supervisor, parts, stop_when_asked


def main(verb: str) -> None:
    """Each verb ends with exit status 0 when it did what was asked, stopping included."""
    processes.die_with_parent()
    stop_when_asked()
    with one_line_on_failure(), contextlib.suppress(Asked):
        if verb == "run":
            serve(data())
        elif verb == "reset-demo":
            locks.keep_for_serving(data(), "it makes the demo anew")
            setup.start_over(data())
        elif verb == "setup":
            setup.everything(data())
        else:
            setup.tools(data())


def serve(folder: Path) -> None:
    """Set up what is missing, then serve until somebody asks to stop or a part ends."""
    port = early.port()
    locks.keep_for_serving(folder, f"http://{early.ADDRESS}:{port}")
    early.check_port_is_free(port)
    steps = setup.tools(folder)
    with setup.database(folder, steps) as database:
        setup.fill(folder, database, steps)
        os.environ.setdefault("HUB_BASE_URL", f"http://{early.ADDRESS}:{port}")
        addresses = database.addresses
        supervisor = Supervisor(
            {
                name: setup.environment(addresses, url)
                for name, url in (("web", addresses.web), ("worker", addresses.worker))
            }
        )
        if database.why_ended:
            supervisor.also_watch("database server", database.why_ended)
        try:
            with steps.step("Web server, background worker and schedule"):
                early.check_port_is_free(port)
                supervisor.bring_up(*parts(folder, port), port=port)
            _say_ready(port)
            supervisor.watch()
        except Asked:
            line("\nStopping.")
        finally:
            supervisor.stop()


def _say_ready(port: int) -> None:
    line()
    line(f"The hub runs at http://{early.ADDRESS}:{port}")
    line("Sign in: the sign-in page offers the people of the demo municipality; choose one.")
    line("         `.venv/bin/python manage.py demo_accounts` lists them with their passwords.")
    line("Stop:    Ctrl-C. What you did is kept; `make reset-demo` starts over.")


if __name__ == "__main__":
    main(sys.argv[1])
