#!/usr/bin/env python3
"""Django's command line, with a database under it: see hub/run/by_hand.py."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.development")
    try:
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.exit("Django is not installed here. Run `make setup`, then `.venv/bin/python manage.py ...`.")
    from hub.run.by_hand import database_for

    with database_for(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
