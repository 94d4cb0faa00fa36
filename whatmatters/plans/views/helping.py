from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.plans import actions, selectors
from whatmatters.plans.forms import HelpForm, MyHelpForm
from whatmatters.plans.selectors import HelpPage
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def help_level(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """How much help the person wants with their plan: said, or written down, and what was."""
    page = selectors.help_page(viewer=request.actor, person_id=person_id)
    form = _form(page, submitted(request))
    if form is None and request.method == "POST":
        raise PermissionDenied
    if form and form.is_valid():
        actions.say_how_much_help(person=page.subject.person, by=request.actor, **form.cleaned_data)
        messages.success(request, _("Thank you. It is written down"))
        return redirect("plans:help", person_id)
    audit.looked(by=request.actor, at="plans.help", about=person_id)
    return render(request, "plans/help.html", {"page": page, "form": form})


def _form(page: HelpPage, sent: Any) -> MyHelpForm | HelpForm | None:
    if not page.may_say:
        return None
    if page.subject.standing.is_self:
        return MyHelpForm(sent)
    return HelpForm(sent, known_as=page.subject.known_as)
