"""The suite: real PostgreSQL, quick password hashing, mail kept in memory, files in a folder of their own."""

import os

from hub.settings.base import *
from hub.settings.base import MIDDLEWARE, STORAGES, VAULT_ROOT

DEMO = True
AUDIT_STRICT = True
SECRET_KEY = "only-for-tests"  # noqa: S105  # a test database holds nobody's data
SEALING_KEYS = ["test:11gxRagOEpD3/LCjupz8CbB07bYmwS8IdOnnF10S++8="]
INDEX_KEYS = ["test-index:mwO2dIx+x4JQli26t71ySnkCsPB2vvP2e1nmoYpJ/q8="]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "vault": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAULT_ROOT, "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
CELERY_BROKER_URL = os.environ.get("TEST_CELERY_BROKER_URL", "memory://")

# Requests run as the web role does, so that a right it lacks fails a test.
_after = MIDDLEWARE.index("hub.transactions.RequestTransaction") + 1
MIDDLEWARE = [*MIDDLEWARE[:_after], "tests.web_role.AsWebRole", *MIDDLEWARE[_after:]]
