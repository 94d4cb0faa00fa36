"""For administrators: who acts for the organisation, and starting a reset for them."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from whatmatters.access import actions
from whatmatters.access.forms import ResetForm
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import Membership
from whatmatters.access.permissions import Permission, may
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.access.selectors import member, members
from whatmatters.access.views.account import proved
from whatmatters.web.http import submitted


@for_staff(Permission.MEMBERS_MANAGE)
@require_safe
def show_members(request: SignedInRequest) -> HttpResponse:
    return render(request, "access/members.html", {"members": members(viewer=request.actor)})


@signed_in
@require_http_methods(["GET", "POST"])
def reset(request: SignedInRequest, membership_id: UUID) -> HttpResponse:
    """For an administrator of theirs; to everybody else they are not there."""
    whose = member(viewer=request.actor, membership_id=membership_id)
    if whose is None:
        raise Http404
    if not may(request.actor, Permission.MEMBERS_MANAGE, whose):
        return render(request, "access/acts_elsewhere.html", {"member": whose})
    return _reset(request, whose)


@proved
def _reset(request: SignedInRequest, whose: Membership) -> HttpResponse:
    """Start a reset; the code is on the answer to that press, and nowhere else."""
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
