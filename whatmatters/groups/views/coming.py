"""The groups that a person comes to."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.groups import actions, selectors
from whatmatters.groups.forms import AgreeForm, JoinForm
from whatmatters.groups.views.trying import pressed, tried
from whatmatters.web.http import submitted


@signed_in
@require_safe
def of_person(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    page = selectors.of_page(viewer=request.actor, person_id=person_id)
    audit.looked(by=request.actor, at="groups.of", about=person_id)
    return render(request, "groups/of_person.html", {"page": page})


@signed_in
@require_http_methods(["GET", "POST"])
def join(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Come to a group, and say what is told there."""
    choice = selectors.to_join(viewer=request.actor, person_id=person_id)
    form = JoinForm(submitted(request), choice=choice)
    by, person = request.actor, choice.subject.person
    if tried(form, lambda: actions.join_group(person=person, by=by, **form.given)):
        messages.success(request, gettext("It is written down"))
        return redirect("groups:of", person_id)
    _looked(request, "groups.join", person_id)
    return render(request, "groups/join.html", {"choice": choice, "form": form})


@signed_in
@require_http_methods(["GET", "POST"])
def agree(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    """Change what is told there, or what it is for."""
    by = request.actor
    member = selectors.member_of(viewer=by, member_id=member_id)
    choice = selectors.to_join(viewer=by, person_id=member.person_id, member=member)
    form = AgreeForm(submitted(request), choice=choice, member=member)
    if tried(form, lambda: actions.agree_anew(member=member, by=by, **form.given)):
        messages.success(request, gettext("It is as you say now"))
        return redirect("groups:of", member.person_id)
    _looked(request, "groups.agree", member.person_id)
    about = {"choice": choice, "member": member, "form": form}
    return render(request, "groups/agree.html", about)


@signed_in
@require_POST
def leave(request: SignedInRequest, member_id: UUID) -> HttpResponse:
    member = selectors.member_of(viewer=request.actor, member_id=member_id)
    said = gettext("It is written down. Those who lead the group see nothing more")
    pressed(request, lambda: actions.leave_group(member=member, by=request.actor), said)
    return redirect("groups:of", member.person_id)


def _looked(request: SignedInRequest, at: str, about: UUID) -> None:
    """Write down that somebody opened this page; what is sent is written down by the deed."""
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about)
