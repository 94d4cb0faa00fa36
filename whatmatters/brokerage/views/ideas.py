from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.brokerage import actions, selectors
from whatmatters.brokerage.forms import DecideForm, IdeaForm
from whatmatters.brokerage.views.trying import looked, succeeds, works
from whatmatters.web.http import asked_for, submitted


@signed_in
@require_safe
def about(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.about_page(viewer=request.actor, person_id=person_id)
    looked(request, page.subject, at="brokerage.about")
    return render(request, "brokerage/about.html", {"page": page})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def add_idea(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.about_page(viewer=request.actor, person_id=person_id)
    works(request, page.subject, at="brokerage.add-idea")
    outcomes = [want.outcome for want in page.wants]
    begin = {"outcome": asked_for(request, "outcome"), "source": _source(page)}
    form = IdeaForm(submitted(request), outcomes=outcomes, initial=begin)
    if succeeds(form, lambda: actions.have_idea(by=request.actor, **form.cleaned_data)):
        messages.success(request, _("The idea is written down"))
        return redirect("brokerage:about", person_id)
    return render(request, "brokerage/add_idea.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def decide_idea(request: SignedInRequest, idea_id: UUID) -> HttpResponse:
    page = selectors.idea_page(viewer=request.actor, idea_id=idea_id)
    idea = page.idea
    works(request, page.subject, at="brokerage.decide-idea")
    begin = {name: getattr(idea, name) for name in ("decision", "why", "tried")}
    form = DecideForm(submitted(request), initial=begin | {"read": idea.version})
    decide = actions.decide_idea
    if succeeds(form, lambda: decide(idea=idea, by=request.actor, **form.cleaned_data)):
        return redirect("brokerage:about", page.subject.person.pk)
    return render(request, "brokerage/decide_idea.html", {"page": page, "form": form})


def _source(page: selectors.AboutPage) -> str:
    """The person’s own ideas come first, where it is the person who writes."""
    return "person" if page.subject.standing.is_self else ""
