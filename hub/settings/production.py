"""Production refuses to start when anything it needs is missing, and says all of it at once."""

import os

from django.core.exceptions import ImproperlyConfigured

from hub.sealing.keys import read_keys, split
from hub.settings.base import *

REQUIRED = {
    "SECRET_KEY": "at least 50 random characters",
    "HUB_SEALING_KEYS": "id:base64 of 32 random bytes; several separated by commas, the newest first",
    "HUB_INDEX_KEYS": "the same for the index of CPR numbers, with keys of their own",
    "DATABASE_URL": "the web role's address of the PostgreSQL database (not the owner's)",
    "CELERY_BROKER_URL": "Redis or RabbitMQ",
    "CACHE_URL": "Redis: where all web processes together count failed sign-ins and used codes",
    "HUB_HOSTS": "host names, separated by commas",
    "HUB_BASE_URL": "the address people use, with https://",
    "HUB_FROM_EMAIL": "the sender of notices",
    "EMAIL_HOST": "the mail server",
}
missing = [f"{name} ({why})" for name, why in REQUIRED.items() if not os.environ.get(name)]
if missing:
    raise ImproperlyConfigured("The hub cannot start in production without: " + "; ".join(missing))
if not os.environ["HUB_BASE_URL"].startswith("https://"):
    raise ImproperlyConfigured("HUB_BASE_URL must begin with https://")

DEMO = False
SECOND_FACTOR_REQUIRED = True
SECRET_KEY = os.environ["SECRET_KEY"]
SEALING_KEYS = split(os.environ["HUB_SEALING_KEYS"])
INDEX_KEYS = split(os.environ["HUB_INDEX_KEYS"])
_sealing = {key.secret for key in read_keys(SEALING_KEYS, "HUB_SEALING_KEYS")}
if _sealing & {key.secret for key in read_keys(INDEX_KEYS, "HUB_INDEX_KEYS")}:
    raise ImproperlyConfigured("HUB_INDEX_KEYS must be keys of their own: whoever can search must not be able to read.")
ALLOWED_HOSTS = os.environ["HUB_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [os.environ["HUB_BASE_URL"]]
EMAIL_HOST = os.environ["EMAIL_HOST"]
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = True
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": os.environ["CACHE_URL"]},
}

# How many proxies stand before the hub, each adding to X-Forwarded-For whom it heard from. What stands further left was
# written by whoever asks, and is not believed; with 0 the header is not read at all.
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("HUB_PROXIES", "1"))

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
# __Host-: a browser takes such a cookie from this very host alone, over TLS, for all of it.
SESSION_COOKIE_NAME = "__Host-session"
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
