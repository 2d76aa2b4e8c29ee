"""`make run`: the demo municipality on this machine. Never for real people's data."""

import os

from hub.settings.base import *
from hub.settings.base import HUB_DATA

DEMO = True
AUDIT_STRICT = True
# Offered, not asked for: whoever tries the hub has no telephone at hand for each of its people.
SECOND_FACTOR_REQUIRED = False
# A browser knows localhost for itself, without TLS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
SECRET_KEY = os.environ.get("SECRET_KEY", "demo-only-never-use-this-key-for-real-data-0123456789")
# Everybody may know these: they seal fictional data only.
SEALING_KEYS = ["demo:DM2R6s5GtvOl7csnfMy7/PJge0o25wTUub2fDKVULeA="]
INDEX_KEYS = ["demo-index:YQN5xdjnZtAOpMobpyTtN+sASu7ldXGSqcO+ydrA/zw="]
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))]
# The demo sends no mail: it lays each one in a folder where it can be read.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HUB_DATA / "mail"
