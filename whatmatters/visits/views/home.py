"""What a person keeps for whoever comes: what not to do, and the code in their home."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in
from whatmatters.visits import actions, forms, selectors
from whatmatters.visits.views.trying import Given, done, looked, succeeds
from whatmatters.web.headers import with_a_place
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "POST"])
def wishes(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """What the person asks whoever comes not to do."""
    page = selectors.wishes_page(viewer=request.actor, person_id=person_id)
    if request.method == "POST" and not page.may_say:
        raise PermissionDenied
    form = forms.WishForm(submitted(request))
    given: Given = {"person": page.subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.say_please_do_not(**given, **form.cleaned_data)):
        return redirect("visits:please-do-not", person_id)
    looked(request, "visits.please-do-not", person_id)
    return render(request, "visits/please_do_not.html", {"page": page, "form": form})


@signed_in
@require_POST
def end_wish(request: SignedInRequest, wish_id: UUID) -> HttpResponse:
    wish = selectors.wish_of(viewer=request.actor, wish_id=wish_id)
    by = request.actor
    done(request, lambda: actions.end_please_do_not(wish=wish, by=by), _("It is no longer asked"))
    return redirect("visits:please-do-not", wish.person_id)


@signed_in
@require_safe
def code(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """The code in the home, as it is now."""
    page = selectors.code_page(viewer=request.actor, person_id=person_id)
    looked(request, "visits.code", person_id)
    form = forms.PhoneForm(initial={"number": page.phone})
    return with_a_place(render(request, "visits/code.html", {"page": page, "form": form}))


@signed_in
@require_POST
def change_code(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Begin a code, or a new one; or have none any more."""
    page = selectors.code_page(viewer=request.actor, person_id=person_id)
    given: Given = {"person": page.subject.person, "by": request.actor}
    if request.POST.get("do") == "end":
        done(request, lambda: actions.end_code(**given), _("There is no code any more"))
    else:
        done(request, lambda: actions.begin_code(**given), _("This is the code from now on"))
    return redirect("visits:code", person_id)


@signed_in
@require_POST
def phone(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Say the number of the home, or take it away."""
    page = selectors.code_page(viewer=request.actor, person_id=person_id)
    form = forms.PhoneForm(submitted(request))
    given: Given = {"person": page.subject.person, "by": request.actor}
    if succeeds(form, lambda: actions.say_home_phone(**given, **form.cleaned_data)):
        return redirect("visits:code", person_id)
    return with_a_place(render(request, "visits/code.html", {"page": page, "form": form}))


@signed_in
@require_POST
def place(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """Let it be kept where the home is; or take that back."""
    page = selectors.code_page(viewer=request.actor, person_id=person_id)
    given: Given = {"person": page.subject.person, "by": request.actor}
    form = forms.ProofForm(submitted(request))
    if request.POST.get("do") == "end":
        done(request, lambda: actions.take_back_place(**given), _("It is forgotten"))
    elif form.is_valid() and form.place:
        given |= dict(zip(("latitude", "longitude"), form.place, strict=True))
        done(request, lambda: actions.agree_to_place(**given), _("Thank you. It is kept"))
    return redirect("visits:code", person_id)
