"""Saying that something is not right. Afterwards nothing of it is here for whoever said it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass
from whatmatters.access.routes import signed_in
from whatmatters.people.models import Person
from whatmatters.safeguarding import actions, selectors
from whatmatters.safeguarding.forms import WorryForm
from whatmatters.safeguarding.models import Concern
from whatmatters.safeguarding.selectors import RaisePage
from whatmatters.web.http import submitted

SENT = "something-sent"
#: Whoever worries is shown a name, and nothing of any concern.
NAMED = (DataClass.CORE,)


@signed_in
@require_http_methods(["GET", "POST"])
def raise_worry(request: SignedInRequest, person_id: UUID | None = None) -> HttpResponse:
    page = selectors.raise_page(viewer=request.actor, person_id=person_id)
    form = WorryForm(
        submitted(request),
        known_as=page.known_as,
        is_self=page.is_self,
        people=page.people,
        places=[(str(place.id), place.name) for place in page.offers],
    )
    if form.is_valid() and _sent(request, page, form):
        return redirect("safeguarding:sent")
    _write_down_look(request, page)
    return render(request, "safeguarding/raise.html", {"page": page, "form": form})


def _sent(request: SignedInRequest, page: RaisePage, form: WorryForm) -> bool:
    """Send it, and note for the next page where it went; or say why it could not be."""
    try:
        goes_to = actions.raise_concern(
            by=request.actor, person=_about(request, page, form), **form.told_about
        )
    except actions.NowhereToSend as reason:
        form.add_error(None, str(reason))
        return False
    is_urgent = form.cleaned_data["danger"] == Concern.Danger.NOW
    request.session[SENT] = [goes_to.name, goes_to.has_lead, is_urgent]
    return True


def _about(request: SignedInRequest, page: RaisePage, form: WorryForm) -> Person | None:
    if page.subject is not None:
        return page.subject.person
    if form.chosen is None:
        return None
    return Person.objects.visible_to(request.actor).filter(pk=form.chosen).order_by("pk").first()


def _write_down_look(request: SignedInRequest, page: RaisePage) -> None:
    if page.subject is not None:
        audit.looked(
            by=request.actor, at="safeguarding.raise", about=page.subject.person.pk, classes=NAMED
        )
    elif page.people:
        audit.looked_at_list(
            by=request.actor, at="safeguarding.raise", about=page.shown, classes=NAMED
        )


@signed_in
@require_safe
def sent(request: SignedInRequest) -> HttpResponse:
    """Shown once. Asked for again, there is nothing here that says anything was sent."""
    if not (told := request.session.pop(SENT, None)):
        return redirect("safeguarding:raise")
    name, has_lead, is_urgent = told
    context = {"name": name, "has_lead": has_lead, "is_urgent": is_urgent}
    return render(request, "safeguarding/sent.html", context)
