from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import Deed
from whatmatters.access.routes import signed_in
from whatmatters.people import selectors
from whatmatters.people.actions import NotToBeInvited
from whatmatters.people.actions.bringing import bring_in
from whatmatters.people.forms.bringing import BringForm
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def invite_somebody(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The person invites somebody themself. The code is on the answer, and nowhere else."""
    about = selectors.consenting(viewer=request.actor, person_id=person_id, deed=Deed.WRITE)
    if not about.standing.is_self:
        raise PermissionDenied
    form = BringForm(submitted(request))
    context = {"subject": about, "form": form, "heading": _("Invite somebody")}
    if form.is_valid():
        try:
            member, code = bring_in(person=about.person, by=request.actor, **form.cleaned_data)
        except NotToBeInvited as reason:
            form.add_error(None, str(reason))
        else:
            shown = context | {"code": code, "whose": member.name, "member": member}
            return render(request, "people/invite.html", shown)
    audit.looked(by=request.actor, at="people.invite-somebody", about=person_id)
    return render(request, "people/bring_in.html", context)
