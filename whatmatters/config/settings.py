"""One set of settings for every installation; what differs comes from the environment.

`docs/reference/settings.md` says what each variable does.
"""

from pathlib import Path

from csp.constants import NONE, SELF

from whatmatters.config import environment
from whatmatters.config.post import post, public_address, texts

PACKAGE = Path(__file__).resolve().parent.parent
DATA = environment.data_folder()

DEBUG = environment.yes_or_no("WHATMATTERS_DEBUG")
DEMONSTRATION = environment.yes_or_no("WHATMATTERS_DEMONSTRATION")
#: Plain HTTP is for this machine alone: the demonstration, tests and development.
HTTPS = environment.yes_or_no("WHATMATTERS_HTTPS", default=not (DEBUG or DEMONSTRATION))

SECRET_KEY = environment.secret_key(DATA)
SECRET_KEY_FALLBACKS = environment.words("WHATMATTERS_OLD_SECRET_KEYS", default="")
#: Entries of the audit are marked with it. It is another key, so that either can be changed.
AUDIT_KEY = environment.audit_key(DATA)
AUDIT_ANCHOR = environment.audit_anchor()
#: What a diary is sealed with, the newest first. It is nowhere in the database either.
DIARY_KEY_FILE = environment.diary_key_file(DATA)
DIARY_KEYS = environment.diary_keys(DIARY_KEY_FILE)
#: A virus scanner that is asked about each file, as clamd is reached; "": there is none.
CLAMD = environment.scanner()
#: A process chains what was written after an answer, when it last did so this long ago; 0: never.
AUDIT_SEAL_SECONDS = 60
#: From how many people's records in an hour on somebody's looking is shown to privacy officers.
AUDIT_MANY_AN_HOUR = environment.number("WHATMATTERS_AUDIT_MANY_AN_HOUR", default=60)
#: Whether another directory may be fetched from an address inside our own network.
DIRECTORY_PRIVATE_ADDRESSES = environment.yes_or_no("WHATMATTERS_DIRECTORY_PRIVATE_ADDRESSES")
ALLOWED_HOSTS = environment.words("WHATMATTERS_HOSTS", default="localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS] if HTTPS else []

INSTALLED_APPS = [
    "whatmatters.config",
    "whatmatters.demonstration",
    "whatmatters.home",
    "whatmatters.exchange",
    "whatmatters.appointments",
    "whatmatters.reviews",
    "whatmatters.letters",
    "whatmatters.diary",
    "whatmatters.visits",
    "whatmatters.readings",
    "whatmatters.spending",
    "whatmatters.groups",
    "whatmatters.timebank",
    "whatmatters.brokerage",
    "whatmatters.eligibility",
    "whatmatters.budgets",
    "whatmatters.plans",
    "whatmatters.stories",
    "whatmatters.outcomes",
    "whatmatters.conversations",
    "whatmatters.episodes",
    "whatmatters.enquiries",
    "whatmatters.safeguarding",
    "whatmatters.people",
    "whatmatters.resources",
    "whatmatters.media",
    "whatmatters.access",
    "whatmatters.web",
    "whatmatters.foundations",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    # Only what keeps and checks second factors is used of it, and none of its pages.
    "allauth.account",
    "allauth.mfa",
]

MIDDLEWARE = [
    "whatmatters.web.headers.HeadersMiddleware",
    "whatmatters.access.reading.LanguageMiddleware",  # as a browser keeps it, for early errors
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "whatmatters.access.middleware.ActorMiddleware",
    "whatmatters.access.reading.LanguageMiddleware",  # as whoever has signed in likes it
    "whatmatters.media.middleware.ReceivingMiddleware",
    "whatmatters.access.wall.WallMiddleware",
    "whatmatters.access.denials.DenialsMiddleware",
    "whatmatters.access.middleware.GateMiddleware",
    "whatmatters.web.middleware.WrongMethodMiddleware",
]

ROOT_URLCONF = "whatmatters.config.urls"
WSGI_APPLICATION = "whatmatters.config.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "whatmatters.web.templatetags.components",
                "whatmatters.web.templatetags.translating",
                "whatmatters.people.templatetags.record",
                "whatmatters.people.templatetags.titles",
                "whatmatters.media.templatetags.kept",
                "whatmatters.safeguarding.templatetags.worry",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "whatmatters.home.navigation.navigation",
            ],
        },
    }
]
FORM_RENDERER = "whatmatters.web.renderer.PlainRenderer"

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "access.User"
AUTHENTICATION_BACKENDS = ["whatmatters.access.accounts.Accounts"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
LOGIN_URL = "access:sign-in"
SESSION_ENGINE = "whatmatters.access.sessions"
#: Where “Leave this page” leads: an ordinary page of somebody else's.
LEAVE_TO = environment.web_address("WHATMATTERS_LEAVE_TO", "https://www.bbc.co.uk/weather")
# However busy, a session ends; and it ends sooner where nothing has happened in it.
SESSION_COOKIE_AGE = 12 * 60 * 60
#: How a week’s money becomes a year’s, and the other way round. It is printed beside them.
WEEKS_IN_A_YEAR = environment.weeks_in_a_year()
#: Whose law holds here: it is said how a decision about money can be challenged.
NATION = environment.nation()
MAY_REST_STAFF = 60 * environment.minutes("WHATMATTERS_REST_STAFF", default=30)
MAY_REST_OTHERS = 60 * environment.minutes("WHATMATTERS_REST_OTHERS", default=60)
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if HTTPS:  # a name with this beginning is refused by browsers unless it is ours alone
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
# An account elsewhere that signs in here too. A browser is sent there by a form of ours.
OIDC = environment.openid_connect(https=HTTPS)
# Accounts are given, not made by whoever comes: nothing of this has a page.
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
MFA_ADAPTER = "whatmatters.access.signing_in.adapter.Adapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_RECOVERY_CODE_DIGITS = 10
MFA_TOTP_ISSUER = "What Matters"
MIGRATION_MODULES = {"mfa": "whatmatters.access.signing_in.mfa.migrations"}
# A message may hold a name, so it stays on this side.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

POST = post()
EMAIL_BACKEND, EMAIL_TIMEOUT = POST.backend, 10
EMAIL_HOST, EMAIL_PORT = POST.host, POST.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = POST.user, POST.password
EMAIL_USE_SSL, EMAIL_USE_TLS = POST.encrypted, bool(POST.host) and not POST.encrypted
DEFAULT_FROM_EMAIL = SERVER_EMAIL = POST.sender
SENDS_EMAIL, TEXTS = bool(POST.host), texts()
PUBLIC_ADDRESS = POST.address or (public_address() if TEXTS else "")

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
TIME_ZONE = "Europe/London"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = environment.folder(DATA / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whatmatters.config.static.Gathered"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# A long conversation is 200,000 characters, of up to four bytes, sent as %XX.
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "whatmatters.media.receiving.StopsReading",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "media-src": [SELF, "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF, *environment.origin(OIDC)],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 2 * 365 * 24 * 60 * 60 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https")
    if environment.yes_or_no("WHATMATTERS_BEHIND_PROXY")
    else None
)
# What is the same on every response is in web.headers.
SECURE_REFERRER_POLICY = SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# X-Frame-Options is sent from there too, and tested, with no middleware of its own.
SILENCED_SYSTEM_CHECKS = ["security.W002"]

# What a person said is never in a log: errors name the place in the code, not the request
# and not what the error says. All of Django's loggers lead to this one handler.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {
            "()": "whatmatters.access.discretion.NamesThePlace",
            "format": "{asctime} {levelname} {name} [{asked}] {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"level": "INFO"},
        "django.security": {"level": "WARNING"},
        "fido2": {"level": "WARNING"},
        "django.request": {"level": "ERROR"},
    },
}
DEFAULT_EXCEPTION_REPORTER_FILTER = "whatmatters.access.discretion.SaysNothing"
