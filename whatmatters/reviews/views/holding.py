"""A review as a whole: asking for it, beginning it, seeing how far it is, finishing it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission, require
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.outcomes.models import AlreadyEnded
from whatmatters.plans.models import PlanNotReady
from whatmatters.reviews import actions, selectors
from whatmatters.reviews.forms import AskForm, FinishForm, ReviewForm
from whatmatters.reviews.models import Review, ReviewNotReady
from whatmatters.reviews.next import months_after
from whatmatters.web.http import submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def ask(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.ask_page(viewer=request.actor, person_id=person_id)
    person, standing = page.subject.person, page.subject.standing
    require(request.actor, Permission.REVIEW_ASK, person)
    form = AskForm(submitted(request), asks_for="" if standing.is_self else page.subject.known_as)
    if form.is_valid():
        try:
            review = actions.ask_for_review(person=person, by=request.actor, **form.cleaned_data)
        except ReviewNotReady as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, gettext("We have heard that it is time to look again"))
            return redirect("reviews:show", review.pk)
    audit.looked(by=request.actor, at="reviews.ask", about=person_id)
    return render(request, "reviews/ask.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest, plan_id: UUID) -> HttpResponse:
    page = selectors.begin_page(viewer=request.actor, plan_id=plan_id)
    require(request.actor, Permission.REVIEW_HOLD, page.person)
    if page.waiting and page.waiting.is_open:
        return redirect("reviews:show", page.waiting.pk)
    form = _review_form(request, page.waiting, page.subject.known_as)
    if form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("kind", "held_on", "present")}
        try:
            review = actions.open_review(plan=page.plan, by=request.actor, **answers)
        except ReviewNotReady as reason:
            form.add_error(None, str(reason))
        else:
            return redirect("reviews:show", review.pk)
    audit.looked(by=request.actor, at="reviews.begin", about=page.person.pk)
    return render(request, "reviews/begin.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def about(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    """Put right when it is held, what kind it is and who takes part."""
    page = selectors.review_page(viewer=request.actor, review_id=review_id)
    review, person = page.review, page.subject.person
    require(request.actor, Permission.REVIEW_HOLD, person)
    form, stale = _review_form(request, review, page.subject.known_as), False
    if form.is_valid():
        try:
            actions.describe_review(review=review, by=request.actor, **form.cleaned_data)
        except ReviewNotReady as reason:
            form.add_error(None, str(reason))
        except Stale:
            page = selectors.review_page(viewer=request.actor, review_id=review_id)
            known_as = page.subject.known_as
            form, stale = _review_form(request, page.review, known_as, newest=True), True
        else:
            return redirect("reviews:show", review.pk)
    audit.looked(by=request.actor, at="reviews.about", about=person.pk)
    return render(request, "reviews/about.html", {"page": page, "form": form, "stale": stale})


@signed_in
@require_safe
def show(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    page = selectors.review_page(viewer=request.actor, review_id=review_id)
    audit.looked(by=request.actor, at="reviews.review", about=page.review.person_id)
    if page.review.is_done:
        template = "reviews/record.html"
    elif page.may_answer:
        template = "reviews/mine.html"
    else:
        template = "reviews/review.html"
    return render(request, template, {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def finish(request: SignedInRequest, review_id: UUID) -> HttpResponse:
    page = selectors.review_page(viewer=request.actor, review_id=review_id)
    review = page.review
    require(request.actor, Permission.REVIEW_HOLD, review.person)
    if review.is_done:
        return redirect("reviews:show", review.pk)
    again = months_after(clock.today(), 3)
    form = FinishForm(submitted(request), has_next=page.has_next, initial={"look_again_on": again})
    if form.is_valid():
        try:
            actions.finish_review(review=review, by=request.actor, **form.cleaned_data)
        except (ReviewNotReady, PlanNotReady, AlreadyEnded) as reason:
            form.add_error(None, str(reason))
        else:
            messages.success(request, gettext("The review is finished"))
            return redirect("reviews:show", review.pk)
    audit.looked(by=request.actor, at="reviews.finish", about=review.person_id)
    return render(request, "reviews/finish.html", {"page": page, "form": form})


def _review_form(
    request: SignedInRequest, review: Review | None, known_as: str, *, newest: bool = False
) -> ReviewForm:
    """With `newest`, what was sent comes back with the version there is now."""
    version = review.version if review else 0
    sent = submitted(request)
    if sent is not None and newest:
        sent = sent.copy()
        sent["read"] = str(version)
    initial = {
        "kind": review.kind if review else Review.Kind.LIGHT,
        "held_on": (review and review.held_on) or clock.today(),
        "present": review.present if review else "",
        "read": version,
    }
    return ReviewForm(sent, known_as=known_as, initial=initial)
