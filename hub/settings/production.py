"""Production refuses to start when anything it needs is missing, and says all of it at once."""

import os

from django.core.exceptions import ImproperlyConfigured

from hub.settings.base import *

REQUIRED = {
    "SECRET_KEY": "at least 50 random characters",
    "DATABASE_URL": "the web role's address of the PostgreSQL database (not the owner's)",
    "CELERY_BROKER_URL": "Redis or RabbitMQ",
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
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = os.environ["HUB_HOSTS"].split(",")
CSRF_TRUSTED_ORIGINS = [os.environ["HUB_BASE_URL"]]
EMAIL_HOST = os.environ["EMAIL_HOST"]
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = True
if os.environ.get("CACHE_URL"):
    _REDIS = "django.core.cache.backends.redis.RedisCache"
    CACHES = {"default": {"BACKEND": _REDIS, "LOCATION": os.environ["CACHE_URL"]}}

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31536000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
LANGUAGE_COOKIE_SECURE = True
