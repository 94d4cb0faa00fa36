"""Files are taken in, and made anew, before anything is begun in the database.

A request is one transaction, and on SQLite nobody else writes until it ends: a film that comes
slowly, or a recording that takes ten seconds to make anew, must not keep everybody waiting.
"""

from collections.abc import Callable

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponseBase

from whatmatters.media.making import Made, make
from whatmatters.media.receiving import TooLarge
from whatmatters.media.workshop.telling import LARGEST, Refused

Respond = Callable[[HttpRequest], HttpResponseBase]


class ReceivingMiddleware:
    """Between who is acting and their transaction. For nobody is a file opened."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST" and request.content_type == "multipart/form-data":
            files = request.FILES  # reads all that is sent
            if request.actor is not None:  # type: ignore[attr-defined]  # see access.http
                for name in files:
                    for file in files.getlist(name):
                        receive(file)
        return self.get_response(request)


def receive(file: UploadedFile) -> Made | Refused:
    """What was made of it, or why nothing was. Asked again, it is the same."""
    there = vars(file)
    if "received" not in there:
        there["received"] = Refused("large") if isinstance(file, TooLarge) else _received(file)
    received: Made | Refused = there["received"]
    return received


def _received(file: UploadedFile) -> Made | Refused:
    if (file.size or 0) > LARGEST["film"]:
        return Refused("large")
    content = file.read()
    file.seek(0)
    try:
        return make(content, kinds=tuple(LARGEST))
    except Refused as refusal:
        return refusal
