"""`make run`: the demo municipality on this machine. Never for real people's data."""

import os

from hub.settings.base import *
from hub.settings.base import HUB_DATA

DEMO = True
SECRET_KEY = os.environ.get("SECRET_KEY", "demo-only-never-use-this-key-for-real-data-0123456789")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(","))]
# The demo sends no mail: it lays each one in a folder where it can be read.
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = HUB_DATA / "mail"
