"""Setting the hub up on a machine and running its parts: for `make`, for `manage.py` and for the tests.

Nothing here knows cases or pages. `bootstrap`, `say`, `paths`, `locks` and `venv` run on any Python 3 before anything is
installed; the rest runs in `.venv`.
"""
