"""What a browser is shown where Django says nothing at all."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render

Respond = Callable[[HttpRequest], HttpResponse]


class WrongMethodMiddleware:
    """Puts a page in an empty “405 Method Not Allowed”: an address to press for, looked at.

    Innermost, so that the page has all that any other page has. It keeps what a machine reads.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if isinstance(answer, HttpResponseNotAllowed) and not answer.content:
            return _explained(request, answer)
        return answer


def _explained(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The same answer in words, for whoever reads pages."""
    if not request.accepts("text/html"):
        return answer
    page = render(request, "405.html", status=answer.status_code)
    page["Allow"] = answer["Allow"]
    return page
