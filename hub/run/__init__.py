"""Setting the hub up on a machine and running its parts: for `make`, for `manage.py` and for the tests.

Nothing here knows cases or pages. What `bootstrap` imports needs nothing installed; the rest runs in `.venv`.
"""
