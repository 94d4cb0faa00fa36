"""Inviting a person, or somebody of their circle; and coming in with the code."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit, tries
from whatmatters.access.actor import Actor
from whatmatters.access.http import SignedInRequest
from whatmatters.access.models import User
from whatmatters.access.routes import open_to_all, signed_in
from whatmatters.people import actions, selectors
from whatmatters.people.forms import SureForm
from whatmatters.people.forms.inviting import NO_SUCH_CODE, JoinForm, OwnAccountForm
from whatmatters.people.models import CircleMember, Invitation
from whatmatters.people.selectors import Subject
from whatmatters.people.views.opening import opened_for, opened_to_change
from whatmatters.web.http import submitted

INVITED, NONE = "invitation", "00000000-0000-0000-0000-000000000000"


@signed_in
@require_http_methods(["GET", "POST"])
def invite_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    about = opened_to_change(request, person_id, at="people.invite-person")
    return _invite(request, about, None)


@signed_in
@require_http_methods(["GET", "POST"])
def invite_member(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    member = selectors.place_in_circle(viewer=request.actor, member_id=member_id)
    about = opened_for(request, member.person, at="people.invite-member")
    return _invite(request, about, member)


def _invite(request: SignedInRequest, about: Subject, member: CircleMember | None) -> HttpResponse:
    """The code is on the answer to that press, and nowhere else."""
    form, code = SureForm(submitted(request)), ""
    if form.is_valid():
        try:
            code = actions.invite(by=request.actor, person=about.person, member=member)
        except actions.NotToBeInvited as reason:
            form.add_error(None, str(reason))
    whose = member.name if member else about.person.name
    context = {"subject": about, "form": form, "code": code, "whose": whose, "member": member}
    return render(request, "people/invite.html", context)


@open_to_all("whoever was invited has to be able to come in")
@require_http_methods(["GET", "POST"])
def join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(submitted(request))
    if form.is_valid():
        if invitation := _known(request, form.cleaned_data["code"]):
            request.session[INVITED] = str(invitation.pk)
            return redirect("join:account")
        form.add_error(None, NO_SUCH_CODE)
    return render(request, "people/join.html", {"form": form})


def _known(request: HttpRequest, code: str) -> Invitation | None:
    """Whom a code is for. After many wrong ones the right one waits too."""
    here = tries.from_source(request, "join")
    invitation = actions.find_invitation(typed=code) if tries.take(here) else None
    if invitation:
        tries.give_back(here)
    else:
        audit.record(by=audit.PUBLIC, did="people.invitation-refused", to=None)
    return invitation


@open_to_all("whoever was invited has to be able to come in")
@require_http_methods(["GET", "POST"])
def account(request: HttpRequest) -> HttpResponse:
    invitation = actions.find_invitation(invitation=request.session.get(INVITED, NONE))
    if invitation is None:
        return redirect("join:code")
    actor: Actor | None = request.actor  # type: ignore[attr-defined]  # see access.http
    form = _form(request, invitation, actor)
    if form.is_valid() and _came_in(form, invitation, actor):
        del request.session[INVITED]
        messages.success(
            request, gettext("You can see it now.") if actor else gettext("That is done. Sign in.")
        )
        return redirect("home:front" if actor else "access:sign-in")
    context = {"form": form, "invitation": invitation, "actor": actor}
    return render(request, "people/join_account.html", context)


def _form(
    request: HttpRequest, invitation: Invitation, actor: Actor | None
) -> SureForm | OwnAccountForm:
    """Whoever is signed in comes in as who they are; others make an account of their own."""
    if actor:
        return SureForm(submitted(request))
    return OwnAccountForm(submitted(request), user=User(name=invitation.whose_name))


def _came_in(form: SureForm | OwnAccountForm, invitation: Invitation, actor: Actor | None) -> bool:
    said = form.cleaned_data
    account = {name: said[name] for name in ("email", "password") if name in said}
    try:
        actions.join(invitation=invitation, by=actor, **account)
    except actions.NotToBeInvited as reason:
        form.add_error(None, str(reason))
        return False
    return True
