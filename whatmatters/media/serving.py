"""Giving back a file that is kept: to be saved or shown in a page of ours, and never as a page."""

import re
from datetime import date

from django.http import HttpRequest, HttpResponse

from whatmatters.web.headers import as_a_file

ENDINGS = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "audio/mp4": "m4a",
    "video/mp4": "mp4",
    "video/webm": "webm",
}
ONE_RANGE = re.compile(r"bytes=(\d{0,12})-(\d{0,12})")


def answer_with(request: HttpRequest, *, content: bytes, mime: str, on: date) -> HttpResponse:
    """The whole of it, or the part that a player asks for.

    Its name is made here, of its day and its kind: no name that was sent is ever sent on.
    """
    mime = mime if mime in ENDINGS else "application/octet-stream"
    name = f"{mime.partition('/')[0]}-{on:%Y-%m-%d}.{ENDINGS.get(mime, 'bin')}"
    answer = _part(request, content) or HttpResponse(content)
    answer["Content-Type"] = mime
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Encoding"] = "identity"  # it is packed already, and parts of it are asked for
    return as_a_file(answer)


def _part(request: HttpRequest, content: bytes) -> HttpResponse | None:
    asked = ONE_RANGE.fullmatch(request.headers.get("Range", ""))
    if asked is None or not any(asked.groups()):
        return None
    first, last = _bounds(*asked.groups(), of=len(content))
    if first > last:
        none = HttpResponse(status=416)
        none["Content-Range"] = f"bytes */{len(content)}"
        return none
    part = HttpResponse(content[first : last + 1], status=206)
    part["Content-Range"] = f"bytes {first}-{last}/{len(content)}"
    return part


def _bounds(first: str, last: str, *, of: int) -> tuple[int, int]:
    """`500-` is from there on, and `-500` the end of it."""
    if not first:
        return max(0, of - int(last)), of - 1
    return int(first), min(int(last or of), of - 1)
