"""How somebody likes to read: in which language, how large, how plain."""

from collections.abc import Callable

from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation import gettext_lazy as _

Respond = Callable[[HttpRequest], HttpResponseBase]
#: What a browser keeps for whoever has not signed in. It says a language and nothing else.
COOKIE = "language"
A_YEAR = 365 * 24 * 60 * 60


class Language(TextChoices):
    """Each is named in itself: whoever reads only one finds it."""

    ENGLISH = "en-gb", "English"
    WELSH = "cy", "Cymraeg"


class TextSize(TextChoices):
    USUAL = "usual", _("The usual size")
    LARGE = "large", _("Large")
    LARGEST = "largest", _("Largest")


class Contrast(TextChoices):
    USUAL = "usual", _("The usual colours")
    MORE = "more", _("Black on white, with strong lines")


class LanguageMiddleware:
    """Answers in the reader's language. Outermost it knows a cookie; within, who is acting."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(language_of(request)):
            return self.get_response(request)


def language_of(request: HttpRequest) -> str:
    """As the account says; for nobody in particular, as the browser keeps it.

    The pages of those who act for an organisation are in English.
    """
    actor = getattr(request, "actor", None)
    if actor is not None:
        return Language.ENGLISH if actor.is_staff else str(actor.user.language)
    kept = request.COOKIES.get(COOKIE, "")
    return kept if kept in Language.values else Language.ENGLISH


def keep_language(answer: HttpResponseBase, language: str) -> None:
    """Let the browser remember it, for before there is an account to ask."""
    answer.set_cookie(
        COOKIE,
        language,
        max_age=A_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
