from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff
from whatmatters.people import actions
from whatmatters.people.forms import BeginAnywayForm, BeginForm
from whatmatters.people.selectors import Known, alike
from whatmatters.web.http import submitted

SENT_ANYWAY = "asked"


@for_staff(Permission.PERSON_BEGIN)
@require_http_methods(["GET", "POST"])
def begin(request: SignedInRequest) -> HttpResponse:
    """Start a record; first show anybody known by that name, so that nobody is doubled."""
    form = (BeginAnywayForm if SENT_ANYWAY in request.POST else BeginForm)(submitted(request))
    known = _known(request, form) if form.is_bound else ()
    if form.is_valid() and (form.is_settled or not known):
        person = actions.begin_record(by=request.actor, **form.record)
        messages.success(request, f"{person.known_as}’s record is begun")
        return redirect("home:person", person.pk)
    if known and not form.errors and not form.is_settled:
        form = BeginAnywayForm(initial=form.cleaned_data)
    return render(request, "people/begin.html", {"form": form, "known": known})


def _known(request: SignedInRequest, form: BeginForm) -> tuple[Known, ...]:
    """People of the same name; to have been shown them is written down."""
    if not form.is_valid() and "known_as" in form.errors:
        return ()
    known_as, full = (form.cleaned_data.get(key, "") for key in ("known_as", "full_name"))
    surname = full.split()[-1:] if known_as not in full else []
    known = alike(viewer=request.actor, names=[full or known_as, " ".join([known_as, *surname])])
    shown = [each.person_id for each in known]
    audit.looked_at_list(by=request.actor, at="people.begin", about=shown)
    return known
