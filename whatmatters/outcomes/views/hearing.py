from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import also_beside, signed_in
from whatmatters.outcomes import actions, selectors
from whatmatters.outcomes.forms import HearForm
from whatmatters.people.selectors.caring import is_carer


@also_beside
@signed_in
@require_http_methods(["GET", "POST"])
def hear(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What was chosen of a statement comes by POST, so that nobody's words are in an address."""
    page = _page(request, person_id)
    form = _form(request, page)
    if form.is_valid():
        outcome = actions.hear_outcome(
            person=page.subject.person,
            by=request.actor,
            said_in=page.statement,
            follows=page.follows,
            **form.answers(),
        )
        messages.success(request, gettext("Written down"))
        return redirect("outcomes:show", outcome.pk)
    audit.looked(by=request.actor, at="outcomes.hear", about=person_id)
    return render(request, "outcomes/hear.html", {"page": page, "form": form})


def _page(request: SignedInRequest, person_id: UUID) -> selectors.HearPage:
    sent = _sent(request)
    page = selectors.hear_page(
        viewer=request.actor,
        person_id=person_id,
        said_in=_one(sent, "said_in"),
        follows=_one(sent, "follows"),
    )
    if not page.subject.standing.writes:
        raise PermissionDenied
    return page


def _form(request: SignedInRequest, page: selectors.HearPage) -> HearForm:
    begun = HearForm.begun_from(page.statement, request.POST.get("chosen", ""))
    if page.follows:
        begun["follows"] = page.follows.pk
    return HearForm(
        request.POST if "words" in request.POST else None,
        initial=begun,
        is_self=page.subject.standing.is_self,
        is_carer=is_carer(page.subject),
        known_as=page.subject.known_as,
    )


def _sent(request: SignedInRequest) -> QueryDict:
    return request.POST if request.method == "POST" else request.GET


def _one(sent: QueryDict, name: str) -> UUID | None:
    """The id that was sent, or none. What is no id can't be found."""
    try:
        return UUID(str(sent[name])) if sent.get(name) else None
    except ValueError:
        raise Http404 from None
