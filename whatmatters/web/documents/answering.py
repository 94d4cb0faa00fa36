"""A sheet as an answer: the file, or a page that says why there is none."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from whatmatters.web.documents.printing import CannotPrint, as_pdf
from whatmatters.web.documents.sheet import Sheet

logger = logging.getLogger(__name__)


def file_of(
    request: HttpRequest, sheet: Sheet, *, name: str, once_made: Callable[[], None]
) -> HttpResponse:
    """The sheet as a PDF. `name` names nobody; `once_made` writes down that it was taken.

    It is written down only when there is a file to take, and before it is given.
    """
    try:
        pdf = as_pdf(sheet)
    except CannotPrint as why:
        logger.warning("%s", why)
        return render(request, "web/no_copy.html", status=503)
    once_made()
    answer = HttpResponse(pdf, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
