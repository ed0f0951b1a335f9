"""Settings of the Django project. What an office sets stands in environment.py."""

import os
from pathlib import Path

from csp.constants import NONE, SELF

from jixiao.check.output.html.page import ASSETS as CHECK_ASSETS
from jixiao.report.html.write import ASSETS as REPORT_ASSETS
from jixiao.web.site import environment

WEB = Path(__file__).parents[1]
DATA = environment.data_folder()
FILES = DATA / "files"  # uploads, outside of everything that is served
API_PER_MINUTE = environment.whole("JIXIAO_API_PER_MINUTE", 600)  # requests of one token
SITE_NAME = os.environ.get("JIXIAO_SITE_NAME", "") or "预算绩效工作台"

SECRET_KEY = environment.secret_key(DATA)
DEBUG = False
ALLOWED_HOSTS = environment.hosts()
BEHIND_TLS = environment.is_set("JIXIAO_HTTPS")

INSTALLED_APPS = [
    "jixiao.web.kit",
    "jixiao.web.people",
    "jixiao.web.notices",
    "jixiao.web.ledger",
    "jixiao.web.confirmations",
    "jixiao.web.promotion",
    "jixiao.web.aftercare",
    "jixiao.web.capital",
    "jixiao.web.zones",
    "jixiao.web.activities",
    "jixiao.web.incentives",
    "jixiao.web.agents",
    "jixiao.web.spending",
    "jixiao.web.registers",
    "jixiao.web.groundwork",
    "jixiao.web.assignments",
    "jixiao.web.offers",
    "jixiao.web.years",
    "jixiao.web.pins",
    "jixiao.web.papers",
    "jixiao.web.objectives",
    "jixiao.web.comparison",
    "jixiao.web.monitoring",
    "jixiao.web.budget",
    "jixiao.web.checks",
    "jixiao.web.norms",
    "jixiao.web.evidence",
    "jixiao.web.boards",
    "jixiao.web.campaign",
    "jixiao.web.reports",
    "jixiao.web.reviews",
    "jixiao.web.desk",
    "jixiao.web.api",
    "jixiao.web.site",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "ninja",  # without it its pages would ask other sites for scripts; they are switched off besides
    "template_partials",
    "axes",
    "csp",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "jixiao.web.people.session.SignInRequired",
    "jixiao.web.people.session.SessionAge",
    "jixiao.web.people.session.OwnPassword",
    "axes.middleware.AxesMiddleware",
    "jixiao.web.kit.errors.OnlyForms",
]
ROOT_URLCONF = "jixiao.web.site.urls"
WSGI_APPLICATION = "jixiao.web.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "jixiao.web.kit.context.page",
            ],
        },
    },
]
FORM_RENDERER = "jixiao.web.kit.bootstrap.Renderer"

DATABASES = {"default": environment.database(DATA)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# --- notices: nothing leaves this machine unless the office says so ------------------------------------------------
NOTICES_ARE_SENT = environment.is_set("JIXIAO_NOTICES")
globals().update(environment.mail())

# --- language and time ----------------------------------------------------------------------------------------------
LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False
FORMAT_MODULE_PATH = ["jixiao.web.site.formats"]

# --- sign-in --------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "jixiao.web.people.backend.Backend"]
LOGIN_URL = "people:sign_in"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name", "phone")},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "jixiao.web.people.passwords.Mixed"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "jixiao.web.people.passwords.OneTimeHasher",
]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.5  # hours
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_LOCKOUT_CALLABLE = "jixiao.web.kit.errors.locked"
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

_PROVIDER = environment.single_sign_on()
SSO_NAME, SSO_CLAIM = _PROVIDER.get("name", ""), _PROVIDER.get("claim", "")
if _PROVIDER:  # what allauth asks for; without a provider nothing of it is loaded
    INSTALLED_APPS += [
        "jixiao.web.sso",
        "allauth",
        "allauth.account",
        "allauth.socialaccount",
        "allauth.socialaccount.providers.openid_connect",
    ]
    MIDDLEWARE.append("allauth.account.middleware.AccountMiddleware")
    ACCOUNT_USER_MODEL_EMAIL_FIELD = None
    ACCOUNT_EMAIL_VERIFICATION = "none"
    ACCOUNT_LOGIN_METHODS = {"username"}
    ACCOUNT_SIGNUP_FIELDS = ["username*"]
    SOCIALACCOUNT_ADAPTER = "jixiao.web.sso.adapter.Adapter"
    SOCIALACCOUNT_LOGIN_ON_GET = True  # the policy of contents lets no form lead to another site
    _APP = {
        "provider_id": "office",
        "name": SSO_NAME,
        "client_id": _PROVIDER["client"],
        "secret": _PROVIDER["secret"],
        "settings": {"server_url": _PROVIDER["address"], "oauth_pkce_enabled": True},
    }
    SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [_APP]}}

SESSION_COOKIE_AGE = 60 * environment.whole("JIXIAO_SESSION_MINUTES", 120)  # without anything being asked for
SESSION_COOKIE_NAME = "jixiao_session"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = BEHIND_TLS
CSRF_COOKIE_NAME = "jixiao_csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = BEHIND_TLS
CSRF_FAILURE_VIEW = "jixiao.web.kit.errors.unverified"
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if BEHIND_TLS else []
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
MESSAGE_TAGS = {40: "danger"}  # an error is called so by Bootstrap; the others have one name in both

# --- what browsers are told -----------------------------------------------------------------------------------------
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # the arrows and ticks of Bootstrap's form controls
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    },
}

# --- files ----------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static", ("check", CHECK_ASSETS), ("report", REPORT_ASSETS)]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": FILES}},
    "staticfiles": {"BACKEND": "jixiao.web.kit.storage.VersionedStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 86_400 * 30
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 << 20  # of what is typed; files are measured one by one
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_NUMBER_FILES = 200
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "axes": {"level": "ERROR"},
        "django_tasks": {"level": "WARNING"},
        "django_tasks_db": {"level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},  # a queue of twenty is short here
    },
}

SILENCED_SYSTEM_CHECKS = [
    "axes.W006",  # locked by the name alone: rotating addresses and browsers gains nothing
]
