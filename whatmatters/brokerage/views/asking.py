from datetime import timedelta
from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.brokerage import actions, selectors
from whatmatters.brokerage.forms import BeginForm, SendForm, WriteForm
from whatmatters.brokerage.models import Search
from whatmatters.brokerage.selectors import SearchPage
from whatmatters.brokerage.views.trying import looked, succeeds, works
from whatmatters.foundations import clock
from whatmatters.web.forms import PlainForm
from whatmatters.web.http import submitted

#: How long there is to answer, where nobody says otherwise.
TIME_TO_ANSWER = timedelta(weeks=2)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Choose what of the plan it is for; then what is said can be read over."""
    page = selectors.begin_page(viewer=request.actor, person_id=person_id)
    works(request, page.subject, at="brokerage.begin")
    form = BeginForm(submitted(request), outcomes=page.outcomes)
    begun: list[Search] = []
    start = partial(actions.begin_search, person=page.subject.person, by=request.actor)
    if succeeds(form, lambda: begun.append(start(**form.cleaned_data))):
        return redirect("brokerage:write", begun[0].pk)
    return render(request, "brokerage/begin.html", {"page": page, "form": form})


@signed_in
@require_safe
def show(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """The offers side by side, and what can be done next."""
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    looked(request, page.subject, at="brokerage.search")
    plan = selectors.draft_of(viewer=request.actor, search=page.search)
    stories = selectors.stories_beside(viewer=request.actor, page=page)
    context = {"page": page, "plan": plan, "stories": stories}
    return render(request, "brokerage/show.html", context)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    works(request, page.subject, at="brokerage.write")
    form = WriteForm(submitted(request), page=page)
    if not page.request.is_draft and not form.is_bound:
        return redirect("brokerage:show", search_id)
    keep = partial(actions.write_request, search=page.search, by=request.actor)
    if succeeds(form, lambda: keep(**form.written)):
        messages.success(request, _("It is kept. Nothing has been sent yet"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/write.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    works(request, page.subject, at="brokerage.send")
    if page.request.has_ended and request.method != "POST":
        return redirect("brokerage:show", search_id)
    able = selectors.may_be_asked(viewer=request.actor)
    form = SendForm(submitted(request), organisations=able, left=page.left, initial=_begin(page))
    deed = partial(actions.send_request, search=page.search, by=request.actor)
    if succeeds(form, lambda: deed(**form.cleaned_data)):
        messages.success(request, _("It is sent. They are not told who it is"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/send.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: SignedInRequest, search_id: UUID) -> HttpResponse:
    """Take a request back, once asked whether that is meant."""
    page = selectors.search_page(viewer=request.actor, search_id=search_id)
    works(request, page.subject, at="brokerage.withdraw")
    form = PlainForm(submitted(request))
    if succeeds(form, partial(actions.withdraw_request, search=page.search, by=request.actor)):
        messages.success(request, _("It is taken back. Nobody can answer it any more"))
        return redirect("brokerage:show", search_id)
    return render(request, "brokerage/withdraw.html", {"page": page, "form": form})


def _begin(page: SearchPage) -> dict[str, object]:
    """Those who were asked already, and a day that leaves time to answer."""
    return {
        "read": page.request.version,
        "answer_by": page.request.answer_by or clock.today() + TIME_TO_ANSWER,
        "organisations": [str(one.organisation_id) for one in page.recipients],
    }
