"""The settings of the site. What differs from one place to another comes from the environment, read first."""

import secrets
import tomllib
from datetime import date
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.http.request import validate_host
from django.templatetags.static import static
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from .development import postgres

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = BASE_DIR / "var"  # what the site writes while it runs; git leaves it out
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text())["project"]["version"]

# ---------------------------------------------------------------- the environment

env = environ.Env()
env.read_env(BASE_DIR / ".env")  # the real environment wins


def secret(name):
    """A secret, given as it is or, as containers do, in the file that NAME_FILE points at."""
    path = env.str(f"{name}_FILE", "")
    return env.str(name, "") or (Path(path).read_text().strip() if path else "")


def development_key():
    """The key that ``make setup`` wrote, so that sessions outlive a restart; else one for this process."""
    path = VAR / "secret_key"
    return path.read_text().strip() if path.exists() else secrets.token_urlsafe(64)


DEBUG = env.bool("DEBUG", False)
SECRET_KEY = secret("SECRET_KEY") or (development_key() if DEBUG else "")
DATABASE_URL = secret("DATABASE_URL")
ALLOWED_HOSTS = [host for host in env.list("ALLOWED_HOSTS", default=[]) if host]
SITE_URL = env.str("SITE_URL", "").rstrip("/")
if DEBUG and not SITE_URL:
    SITE_URL = f"http://127.0.0.1:{env.int('PORT', 8000)}"
CACHE_URL = env.str("CACHE_URL", "") or "locmemcache://"
# Without a mail server, messages are written to var/mail in development, else to the log.
EMAIL_URL = secret("EMAIL_URL") or (f"filemail:///{VAR / 'mail'}" if DEBUG else "consolemail://")
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", "") or VAR / "media")
# The header in which a reverse proxy says "https" (X-Forwarded-Proto). Only for a proxy that always sets it.
PROXY_SSL_HEADER = env.str("PROXY_SSL_HEADER", "")
# Where the proxy keeps the uploads for itself (nginx: an internal location); unset, the site sends them.
MEDIA_ACCEL = env.str("MEDIA_ACCEL", "")

if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is missing: set it to a long random text, the same for every process."
    )
if len(SECRET_KEY) < 50 or len(set(SECRET_KEY)) < 5 or SECRET_KEY.startswith("django-insecure-"):
    raise ImproperlyConfigured("SECRET_KEY is weak: set it to at least 50 random characters.")
if not DATABASE_URL and not DEBUG:
    raise ImproperlyConfigured("DATABASE_URL is missing: set it to postgres://user:password@host:5432/name.")
if DATABASE_URL and urlsplit(DATABASE_URL).scheme not in {"postgres", "postgresql"}:
    raise ImproperlyConfigured(
        "DATABASE_URL must name a PostgreSQL database: postgres://user:password@host:5432/name."
    )
if not ALLOWED_HOSTS and not DEBUG:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is missing: set it to the host names of the site, separated by commas."
    )
if not SITE_URL:
    raise ImproperlyConfigured(
        "SITE_URL is missing: set it to the public address of the site, https://www.example.org."
    )
if urlsplit(SITE_URL).scheme not in {"http", "https"} or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("SITE_URL must be a full address: https://www.example.org.")
if ALLOWED_HOSTS and not validate_host(urlsplit(SITE_URL).hostname, ALLOWED_HOSTS):
    raise ImproperlyConfigured(
        f"SITE_URL names {urlsplit(SITE_URL).hostname}, which ALLOWED_HOSTS does not allow."
    )

IS_HTTPS = SITE_URL.startswith("https://")

# ---------------------------------------------------------------- the application

INSTALLED_APPS = [
    # Before the admin, which both change
    "modeltranslation",
    "unfold",
    "unfold.contrib.filters",
    "unfold.contrib.forms",
    "unfold.contrib.inlines",
    "unfold.contrib.import_export",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "mptt",
    "import_export",
    "pgtrigger",
    "pghistory",
    "django_prose_editor",
    "pictures",
    "csp",
    "phonenumber_field",
    "foundation",
    "publishing",
    "structure",
    "offices",
    "pages",
    "news",
    "iom_site",
]

MIDDLEWARE = [
    "iom_site.frame.health.HealthMiddleware",  # first: answers monitors whatever host name or scheme they use
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "iom_site.frame.compression.CompressionMiddleware",  # pages: WhiteNoise has compressed its files before
    "iom_site.frame.csp.ContentSecurityPolicyMiddleware",
    "iom_site.frame.bad_input.BadInputMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "foundation.addresses.MovedMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "foundation.desk.time_zone.DeskZoneMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "pghistory.middleware.HistoryMiddleware",
]

ROOT_URLCONF = "iom_site.urls"
ADMIN_PATH = "/admin/"
WSGI_APPLICATION = "iom_site.wsgi.application"
APPEND_SLASH = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    ["iom_site.frame.templates.Loader", "django.template.loaders.app_directories.Loader"],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# ---------------------------------------------------------------- data

EMBEDDED_POSTGRES = not DATABASE_URL
DATABASES = {"default": env.db_url_config(DATABASE_URL or postgres.database_url())}
DATABASES["default"].setdefault("OPTIONS", {}).setdefault("connect_timeout", 5)
# Our queries take milliseconds: to compile one, or to start helpers for it, takes longer than to run it.
DATABASES["default"]["OPTIONS"].setdefault("options", "-c jit=off -c max_parallel_workers_per_gather=0")
if socket := DATABASES["default"]["OPTIONS"].pop("host", ""):  # …/name?host=/folder/of/the/socket
    DATABASES["default"]["HOST"] = socket
DATABASES["default"].setdefault("CONN_MAX_AGE", 0 if DEBUG else 60)
DATABASES["default"].setdefault("CONN_HEALTH_CHECKS", True)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url_config(CACHE_URL)}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000  # an editable list of offices has many fields
DATA_UPLOAD_MAX_NUMBER_FILES = 50
FILE_UPLOAD_PERMISSIONS = 0o644

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
MEDIA_URL = "/media/"
STORAGES = {
    "default": {"BACKEND": "publishing.uploads.UploadStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# The structure is documented from this day on: a chart of an earlier day says so.
STRUCTURE_DOCUMENTED_SINCE = date(2019, 1, 1)

# ---------------------------------------------------------------- languages and time

LANGUAGE_CODE = "fr"
# The one list of languages, in the order of fallback; each is named in itself. docs/languages.md adds one.
LANGUAGES = [("fr", "Français"), ("en", "English"), ("es", "Español"), ("ar", "العربية")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
# The address alone decides the language of a page. Only the admin remembers a choice.
LANGUAGE_COOKIE_NAME = "admin_language"
LANGUAGE_COOKIE_PATH = ADMIN_PATH
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = IS_HTTPS
LANGUAGE_COOKIE_HTTPONLY = True

TIME_ZONE = "Europe/Zurich"
USE_TZ = True
FORMAT_MODULE_PATH = "iom_site.formats"

MODELTRANSLATION_LANGUAGES = MODELTRANSLATION_FALLBACK_LANGUAGES = tuple(code for code, _name in LANGUAGES)
MODELTRANSLATION_DEFAULT_LANGUAGE = LANGUAGE_CODE


def MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME(verbose_name, language):
    """The label alone: a tab of the form already names the language."""
    return verbose_name


PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "INTERNATIONAL"

# ---------------------------------------------------------------- security

SESSION_COOKIE_SECURE = IS_HTTPS
CSRF_COOKIE_SECURE = IS_HTTPS
CSRF_TRUSTED_ORIGINS = ["{0.scheme}://{0.netloc}".format(urlsplit(SITE_URL))]
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = IS_HTTPS and not DEBUG
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_SSL_REDIRECT
SECURE_HSTS_PRELOAD = SECURE_SSL_REDIRECT
if PROXY_SSL_HEADER:
    SECURE_PROXY_SSL_HEADER = ("HTTP_" + PROXY_SSL_HEADER.upper().replace("-", "_"), "https")

CONTENT_SECURITY_POLICY = {  # the public pages; iom_site/frame/csp.py loosens it for the admin
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],  # the mark in the tab, spared a request
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["structure.rights.GrantBackend"]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"

# ---------------------------------------------------------------- mail and log

globals().update(env.email_url_config(EMAIL_URL))  # EMAIL_BACKEND, EMAIL_HOST, …
EMAIL_TIMEOUT = 20  # seconds: someone waits for the answer to a form
DEFAULT_FROM_EMAIL = SERVER_EMAIL = f"webmaster@{urlsplit(SITE_URL).hostname}"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_keys": {"()": "iom_site.frame.logs.WithoutKeys"}},
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_keys"]}
    },
    "root": {"handlers": ["stderr"], "level": "INFO"},
    # Django's own handlers would mail the administrators and stay silent in production.
    "loggers": {"django": {"handlers": [], "level": "INFO", "propagate": True}},
}

# ---------------------------------------------------------------- the editors' desk, pictures, history

UNFOLD = {
    "SITE_TITLE": _("International Organization for Migration"),
    "SITE_HEADER": _("IOM website"),
    "SITE_SYMBOL": "public",
    "SITE_URL": "/",
    "SHOW_HISTORY": True,
    "SHOW_LANGUAGES": True,
    "SHOW_BACK_BUTTON": True,
    "DASHBOARD_CALLBACK": "iom_site.admin_dashboard.dashboard",
    "STYLES": [
        lambda request: static("admin/desk.css"),
        lambda request: static("admin/consequences.css"),
    ],
    "SCRIPTS": [
        lambda request: static("admin/desk.js"),
        # whose drafts it keeps, and where the cookie is set that says which were saved
        lambda request: (
            f"{static('admin/draft.js')}#{urlencode({'user': request.user.pk or '', 'path': ADMIN_PATH})}"
        ),
    ],
    "COLORS": {
        "primary": {  # the blue of the public pages
            "50": "#eef4ff",
            "100": "#d9e6ff",
            "200": "#bcd3ff",
            "300": "#8eb6ff",
            "400": "#598dff",
            "500": "#3366f5",
            "600": "#1d47e0",
            "700": "#0033a0",
            "800": "#0a2d86",
            "900": "#10296a",
            "950": "#0d1a42",
        },
    },
    "ACCOUNT": {
        "navigation": [
            {"title": _("Your time zone"), "link": reverse_lazy("time_zone")},
            {"title": _("Change password"), "link": reverse_lazy("admin:password_change")},
        ]
    },
    "SIDEBAR": {"show_search": True, "navigation": "iom_site.admin_dashboard.navigation"},
}

PICTURES = {
    "FILE_TYPES": ["WEBP"],
    "GRID_COLUMNS": 4,  # a picture takes a second to make; the twelve columns by default write 73 files
    "USE_PLACEHOLDERS": False,
}

IMPORT_EXPORT_USE_TRANSACTIONS = True

# Only requests that change data record their user: reading a page must not open the session.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")
