"""An outcome is described, reworded, ended: each on a page of its own, safe for two writers."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.foundations.models import Stale
from whatmatters.outcomes import actions, selectors
from whatmatters.outcomes.forms import DescribeForm, EndForm, RewordForm
from whatmatters.outcomes.forms.versions import VersionedForm
from whatmatters.outcomes.models import AlreadyEnded, NothingReworded, Outcome
from whatmatters.people.selectors.caring import is_carer
from whatmatters.web.http import asked_for, submitted


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def describe(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = _page(request, outcome_id)
    form = DescribeForm(
        submitted(request),
        initial=DescribeForm.begun_from(page.outcome, page.categories),
        is_self=page.subject.standing.is_self,
        is_carer=is_carer(page.subject),
    )
    if form.is_valid():
        try:
            actions.describe_outcome(outcome=page.outcome, by=request.actor, **form.answers())
        except (Stale, AlreadyEnded) as refusal:
            return _again(request, page, form, refusal, "describe")
        return _done(request, page, "Saved")
    return _ask(request, page, form, "describe")


@signed_in
@require_http_methods(["GET", "POST"])
def reword(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = _page(request, outcome_id)
    form = RewordForm(
        submitted(request),
        initial={
            "words": page.offered(asked_for(request, "offer")),
            "read": page.outcome.version,
        },
        is_self=page.subject.standing.is_self,
        known_as=page.subject.known_as,
    )
    if form.is_valid():
        try:
            actions.reword_outcome(outcome=page.outcome, by=request.actor, **form.answers())
        except (Stale, AlreadyEnded, NothingReworded) as refusal:
            return _again(request, page, form, refusal, "reword")
        return _done(request, page, gettext("The words are kept"))
    return _ask(request, page, form, "reword")


@signed_in
@require_http_methods(["GET", "POST"])
def end(request: SignedInRequest, outcome_id: UUID) -> HttpResponse:
    page = _page(request, outcome_id)
    form = EndForm(
        submitted(request),
        initial={"read": page.outcome.version},
        is_self=page.subject.standing.is_self,
    )
    if form.is_valid():
        try:
            actions.end_outcome(outcome=page.outcome, by=request.actor, **form.cleaned_data)
        except (Stale, AlreadyEnded) as refusal:
            return _again(request, page, form, refusal, "end")
        return _after_ending(request, page, form.cleaned_data["ending"])
    return _ask(request, page, form, "end")


def _page(request: SignedInRequest, outcome_id: UUID) -> selectors.OutcomePage:
    page = selectors.outcome_page(viewer=request.actor, outcome_id=outcome_id)
    if not page.subject.standing.writes:
        raise PermissionDenied
    return page


def _ask(
    request: SignedInRequest, page: selectors.OutcomePage, form: VersionedForm, what: str
) -> HttpResponse:
    if not page.outcome.is_live and not form.is_bound:
        return redirect("outcomes:show", page.outcome.pk)
    audit.looked(by=request.actor, at=f"outcomes.{what}", about=page.outcome.person_id)
    return render(request, f"outcomes/{what}.html", {"page": page, "form": form})


def _again(
    request: SignedInRequest,
    page: selectors.OutcomePage,
    form: VersionedForm,
    refusal: Exception,
    what: str,
) -> HttpResponse:
    """The page once more: how things stand now above, and all that was typed still there."""
    now = selectors.outcome_page(viewer=request.actor, outcome_id=page.outcome.pk)
    if isinstance(refusal, Stale):
        form.show_again(version=now.outcome.version)
    form.add_error(None, str(refusal))
    return _ask(request, now, form, what)


def _done(request: SignedInRequest, page: selectors.OutcomePage, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("outcomes:show", page.outcome.pk)


def _after_ending(
    request: SignedInRequest, page: selectors.OutcomePage, ending: str
) -> HttpResponse:
    """Whoever wants something else now is asked for it straight away."""
    if ending != Outcome.Ending.CHANGED:
        return _done(request, page, gettext("This has ended. Everything about it is kept"))
    messages.success(request, gettext("This has ended. Now write down what is wanted instead"))
    hear = redirect("outcomes:hear", page.outcome.person_id)
    hear["Location"] += f"?follows={page.outcome.pk}"
    return hear
