"""A review to take away: as an easy page, and as a file."""

from functools import partial
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.registers import gives_file
from whatmatters.access.routes import signed_in
from whatmatters.reviews import selectors
from whatmatters.reviews.paper import sheet_of
from whatmatters.web.documents import Form, file_of
from whatmatters.web.http import asked_for


@signed_in
@require_safe
def easy_read(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    page = selectors.review_page(viewer=request.actor, review_id=review_id)
    audit.looked(by=request.actor, at="reviews.easy-read", about=page.subject.person.pk)
    easy = sheet_of(page, Form.EASY)
    return render(request, "reviews/easy_read.html", {"page": page, "easy": easy})


@signed_in
@gives_file("A review on paper", holds=(DataClass.CORE, DataClass.PLAN))
@require_safe
def paper(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    page = selectors.review_page(viewer=request.actor, review_id=review_id)
    about = page.subject.person.pk
    return file_of(
        request,
        sheet_of(page, Form.of(asked_for(request, "form"))),
        name="review.pdf",
        once_made=partial(audit.took_copy, by=request.actor, at="reviews.paper", about=about),
    )
