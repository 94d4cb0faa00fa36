"""The headers that every response carries: pages, errors, and the files beside them."""

from collections.abc import Callable
from typing import TypeVar

from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

Answer = TypeVar("Answer", bound=HttpResponseBase)

#: Sources: OWASP ASVS 5.0.0, 3.4.3 to 3.4.8, 3.5.8 and 14.3.2; the policy is in the settings.
OTHERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), geolocation=(), gyroscope=(), magnetometer=(), "
        "microphone=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
#: A file that somebody sent: should a browser open it as a page, nothing in it may run or load.
FOR_FILES = {"Content-Security-Policy": "sandbox; default-src 'none'"}
#: A page on which somebody may record their voice asks the browser for it; no other can.
FOR_VOICES = {
    name: said.replace("microphone=()", "microphone=(self)")
    for name, said in OTHERS.items()
    if name == "Permissions-Policy"
}
#: The same of where somebody is, on a page on which they may show that they are there.
FOR_PLACES = {
    name: said.replace("geolocation=()", "geolocation=(self)")
    for name, said in OTHERS.items()
    if name == "Permissions-Policy"
}


def as_a_file(answer: Answer) -> Answer:
    """This answer is a file that somebody sent."""
    answer.other_headers = FOR_FILES  # type: ignore[attr-defined]  # read below
    return answer


def with_a_voice(answer: Answer) -> Answer:
    """On this page somebody may record their voice."""
    answer.other_headers = FOR_VOICES  # type: ignore[attr-defined]  # read below
    return answer


def with_a_place(answer: Answer) -> Answer:
    """On this page somebody may show where they are."""
    answer.other_headers = FOR_PLACES  # type: ignore[attr-defined]  # read below
    return answer


class HeadersMiddleware:
    """The outermost: whatever answers, and however it fails, these go with it.

    The policy is built once by django-csp. What differs for an answer is one of those above.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = {"Content-Security-Policy": build_policy(), **OTHERS}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        others = getattr(response, "other_headers", {})
        for name, value in (self.headers | others).items():
            response.headers[name] = value
        # Files say for themselves how long they may be kept; what is said of a life may not be.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
