"""Settings every environment shares. What differs stands in development, test and production."""

import os
from datetime import timedelta
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from hub.settings.databases import databases

BASE_DIR = Path(__file__).resolve().parents[2]

# Everything the program writes outside PostgreSQL: uploads, the embedded database, the embedded broker.
HUB_DATA = Path(os.environ.get("HUB_DATA", BASE_DIR / "var"))

DEBUG = False
DEMO = False
SECRET_KEY = ""
# Seal what must not lie readable, and find it again (hub.sealing): "id:base64", the first writes, all read.
SEALING_KEYS: list[str] = []
INDEX_KEYS: list[str] = []
ALLOWED_HOSTS: list[str] = []
CSRF_TRUSTED_ORIGINS: list[str] = []

# A page that put nothing on record is an error (development, tests); elsewhere it gets a row of its own.
AUDIT_STRICT = False
# What searches are told apart by on record (hub.audit.searching). Empty: SECRET_KEY; with a key of its own, that may
# change and old searches can still be asked for.
AUDIT_SEARCH_KEY = os.environ.get("AUDIT_SEARCH_KEY", "")

# The roles that processes connect as; migrations give each its rights (hub.database).
ROLES = {
    name: os.environ.get(f"HUB_{name.upper()}_ROLE", "") for name in ("web", "worker", "retention", "report", "backup")
}
WEB_ROLE = ROLES["web"]

INSTALLED_APPS = [
    "hub",
    "hub.accounts",
    "hub.audit",
    "hub.outbox",
    "coordination",
    "content",
    "guardian",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # What was refused is written after the request's transaction, which may be undone.
    "hub.on_record.RefusalsOnRecord",
    # Static files need no database; everything below stands in one transaction.
    "hub.transactions.RequestTransaction",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "hub.accounts.middleware.InterfaceLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "hub.accounts.sessions.IdleTimeout",
    "hub.accounts.second_factor.SecondFactorRequired",
    "hub.accounts.middleware.ActingMembership",
    "content.gate.AdminGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "hub.accounts.middleware.NeverStored",
    # Innermost: what it sees has been drawn.
    "hub.on_record.LooksOnRecord",
]

ROOT_URLCONF = "hub.urls"
WSGI_APPLICATION = "hub.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "hub.context.site",
            ],
        },
    }
]
FORM_RENDERER = "hub.forms.HubRenderer"

DATABASES = databases()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
# A working day at most, and no longer than this without a request (hub.accounts.sessions).
SESSION_COOKIE_AGE = int(timedelta(hours=10).total_seconds())
SESSION_IDLE_SECONDS = int(timedelta(minutes=60).total_seconds())
SESSION_ENGINE = "hub.accounts.session_store"
SESSION_SERIALIZER = "hub.accounts.sessions.SealedJSON"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
# Without JavaScript a form is all that reads the token.
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "hub.views.csrf_failure"

ACCOUNT_ADAPTER = "hub.accounts.adapter.ClosedSignup"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = False
# allauth's own writes its list of addresses while it makes a token, which the worker may not and the hub does not keep.
_TOKENS = "django.contrib.auth.tokens.PasswordResetTokenGenerator"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = _TOKENS
# Seconds that a proof of who you are is fresh, before what asks for it (hub.accounts.reauthentication).
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
# Counted in the cache, per address asked from and per account tried; the same whether the account exists.
# An office goes out through one address, so many sign in from it at eight o'clock.
ACCOUNT_RATE_LIMITS = {
    "login": "120/m/ip",
    "login_failed": "40/m/ip,5/5m/key",
    "reset_password": "20/m/ip,3/5m/key",
    "reset_password_from_key": "20/m/ip",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
}

# Asked of everyone outside the demonstration (hub.accounts.second_factor).
SECOND_FACTOR_REQUIRED = True
MFA_ADAPTER = "hub.accounts.adapter.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "hub.accounts.factor_forms.EnterCode",
    "reauthenticate": "hub.accounts.factor_forms.EnterCodeAgain",
    "activate_totp": "hub.accounts.factor_forms.FirstCode",
    "add_webauthn": "hub.accounts.factor_forms.NameKey",
    "edit_webauthn": "hub.accounts.factor_forms.RenameKey",
}
MFA_TOTP_ISSUER = "Boligsocial Hub"
# Steps of 30 seconds that a telephone's clock may be off (RFC 6238, 5.2).
MFA_TOTP_TOLERANCE = 1
# The hub keeps no list of addresses that allauth could find unverified.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# guardian: an anonymous person and a superuser own nothing; a grant is for one part, never for all.
ANONYMOUS_USER_NAME = None
GUARDIAN_RAISE_403 = False

LANGUAGE_CODE = "da"
LANGUAGES = [("da", _("Danish")), ("en", _("English"))]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [BASE_DIR / "locale", *(BASE_DIR / "locale" / package for package in ("wagtail", "packages"))]
FORMAT_MODULE_PATH = "hub.formats"
TIME_ZONE = "Europe/Copenhagen"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HUB_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "hub" / "assets" / "static", HUB_DATA / "assets"]
MEDIA_ROOT = HUB_DATA / "media"
MEDIA_URL = "/media/"
# Attachments and uploaded lists: outside every web root, read only through a view that asks first.
VAULT_ROOT = HUB_DATA / "vault"
MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024
MAX_LIST_BYTES = 20 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_PERMISSIONS = 0o600
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "vault": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": VAULT_ROOT, "base_url": None, "file_permissions_mode": 0o600},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
DEFAULT_FROM_EMAIL = os.environ.get("HUB_FROM_EMAIL", "Boligsocial Hub <hub@example.invalid>")
# Links in e-mail need an address of their own: a task has no request.
HUB_BASE_URL = os.environ.get("HUB_BASE_URL", "http://127.0.0.1:8000")
HUB_NAME = "Boligsocial Hub"
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{HUB_NAME}: "
HUB_MUNICIPALITY = os.environ.get("HUB_MUNICIPALITY", "Nordby Kommune")

CELERY_BROKER_URL = os.environ.get("CELERY_BROKER_URL", "")

WAGTAIL_SITE_NAME = HUB_NAME
WAGTAILADMIN_BASE_URL = HUB_BASE_URL
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAIL_WORKFLOW_ENABLED = False
WAGTAILADMIN_LOGIN_URL = LOGIN_URL
WAGTAILADMIN_COMMENTS_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
# Who reads a page is said by its audiences alone; Wagtail's shared passwords and collection privacy stay off.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILIMAGES_IMAGE_MODEL = "content.HubImage"
WAGTAILDOCS_DOCUMENT_MODEL = "content.HubDocument"
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "odt", "ods"]
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database", "SEARCH_CONFIG": "danish", "AUTO_UPDATE": True}
}

_SELF = "'self'"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": [_SELF],
        "style-src": [_SELF],
        "img-src": [_SELF, "data:"],
        "font-src": [_SELF],
        "connect-src": [_SELF],
        "form-action": [_SELF],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "manifest-src": [_SELF],
        # Said, since browsers differ in what it falls back to.
        "worker-src": [_SELF],
    },
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
}
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "DENY"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
