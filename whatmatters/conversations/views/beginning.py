from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.permissions import Permission
from whatmatters.access.routes import for_staff, signed_in
from whatmatters.conversations import actions, selectors
from whatmatters.conversations.forms import BeginForm
from whatmatters.enquiries.models import Enquiry
from whatmatters.foundations.models import Stale
from whatmatters.people.models import Person
from whatmatters.web.http import submitted


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: SignedInRequest, person_id: UUID) -> HttpResponse:
    """When, where and who; one press opens the wide page."""
    page = selectors.beginning(viewer=request.actor, person_id=person_id)
    form = BeginForm(submitted(request), page=page)
    if form.is_valid():
        talk = actions.open_conversation(
            person=page.subject.person, by=request.actor, **form.cleaned_data
        )
        return redirect("conversations:write", talk.pk)
    audit.looked(by=request.actor, at="conversations.begin", about=person_id)
    return render(request, "conversations/begin.html", {"page": page, "form": form})


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def details(request: SignedInRequest, conversation_id: UUID) -> HttpResponse:
    """Put right when and where it was, and who was there."""
    talk, page = selectors.details(viewer=request.actor, conversation_id=conversation_id)
    form, is_stale = BeginForm(submitted(request), page=page), False
    if form.is_valid():
        try:
            actions.change_details(
                conversation=talk, by=request.actor, read=_version(request), **form.cleaned_data
            )
        except Stale:
            is_stale = True
        else:
            messages.success(request, "Saved")
            return redirect("conversations:write", conversation_id)
    audit.looked(by=request.actor, at="conversations.details", about=page.subject.person.pk)
    context = {"page": page, "talk": talk, "form": form, "is_stale": is_stale}
    return render(request, "conversations/details.html", context)


@for_staff(Permission.ENQUIRIES_HANDLE)
@require_POST
def begin_from_enquiry(request: SignedInRequest, enquiry_id: UUID) -> HttpResponse:
    """A talk that begins with the words of an enquiry, for somebody new or known already."""
    enquiry = get_object_or_404(Enquiry.objects.visible_to(request.actor), pk=enquiry_id)
    talk = actions.begin_from_enquiry(enquiry=enquiry, by=request.actor, person=_chosen(request))
    return redirect("conversations:write", talk.pk)


def _chosen(request: SignedInRequest) -> Person | None:
    """Somebody with a record already, if one was chosen on the enquiry's page."""
    chosen = request.POST.get("person", "")
    if not chosen:
        return None
    return get_object_or_404(Person.objects.visible_to(request.actor), pk=_uuid(chosen))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _version(request: SignedInRequest) -> int:
    read = request.POST.get("read", "")
    return int(read) if read.isdecimal() and len(read) < 10 else 0
