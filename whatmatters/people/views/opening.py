"""How each page of a record is opened: seen or 404, changeable or 403, and written down."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import render

from whatmatters.access import audit
from whatmatters.access.http import SignedInRequest
from whatmatters.access.policy import DataClass, Deed
from whatmatters.people.models import Person
from whatmatters.people.selectors import Subject, subject, subject_of
from whatmatters.web.forms import PlainForm


def opened_to_change(request: SignedInRequest, person_id: UUID, *, at: str) -> Subject:
    """The person behind a page that changes their record."""
    return _changing(request, subject(viewer=request.actor, person_id=person_id), at)


def opened_for(request: SignedInRequest, person: Person, *, at: str) -> Subject:
    """The same, for a person whom a selector has already shown this viewer."""
    return _changing(request, subject_of(viewer=request.actor, person=person), at)


def _changing(request: SignedInRequest, about: Subject, at: str) -> Subject:
    if not about.standing.may(DataClass.CORE, Deed.WRITE):
        raise PermissionDenied
    if request.method == "GET":
        audit.looked(by=request.actor, at=at, about=about.person.pk)
    return about


def asking(request: SignedInRequest, about: Subject, form: PlainForm, **words: str) -> HttpResponse:
    """The page with one form about somebody; its words are `heading`, `submit`, `what`, `says`."""
    return render(request, "people/asking.html", {"subject": about, "form": form, **words})
