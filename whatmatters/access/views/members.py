"""For administrators: who acts for the organisation, and starting a reset for them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import actions
from whatmatters.access.forms import ResetForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.access.selectors import member, members
from whatmatters.access.views.account import proved
from whatmatters.web.http import submitted


@for_staff(Permission.MEMBERS_MANAGE)
@require_safe
def show_members(request: SignedInRequest) -> HttpResponse:
    return render(request, "access/members.html", {"members": members(viewer=request.actor)})


@for_staff(Permission.MEMBERS_MANAGE)
@proved
@require_http_methods(["GET", "POST"])
def reset(request: SignedInRequest, membership_id: UUID) -> HttpResponse:
    """Start a reset; the code is on the answer to that press, and nowhere else."""
    whose = member(viewer=request.actor, membership_id=membership_id)
    if whose is None:
        raise Http404
    form, code = ResetForm(submitted(request)), ""
    if form.is_valid():
        what = form.cleaned_data["what"]
        code = actions.start_reset(
            by=request.actor,
            member=whose,
            new_password=what != "factor",
            no_factor=what != "password",
        )
    return render(request, "access/reset.html", {"form": form, "member": whose, "code": code})
