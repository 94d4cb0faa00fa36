"""The headers that every response carries: pages, errors, and the files beside them."""

from collections.abc import Callable

from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

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


class HeadersMiddleware:
    """The outermost: whatever answers, and however it fails, these go with it.

    The policy is built once by django-csp; nothing of ours changes it for one page alone.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.headers = {"Content-Security-Policy": build_policy(), **OTHERS}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in self.headers.items():
            response.headers[name] = value
        # Files say for themselves how long they may be kept; what is said of a life may not be.
        response.headers.setdefault("Cache-Control", "no-store")
        return response
