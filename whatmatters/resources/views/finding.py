"""The pages that anybody may use, without an account. Nothing of who uses them is kept."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access.routes import open_to_all
from whatmatters.resources import selectors
from whatmatters.resources.forms.finding import FindForm, page_number
from whatmatters.resources.selectors.pages import FindPage, service_page

NO_ACCOUNT = open_to_all("what there is nearby is for everybody")


@NO_ACCOUNT
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """Look for something, or look around."""
    form = FindForm(request.GET)
    found = None
    if form.is_valid() and form.is_asked:
        found = selectors.find(wanted=form.wanted, page=page_number(request.GET))
    page = FindPage(found, form.roughly, request.GET.dict())
    return render(request, "resources/find.html", {"page": page, "form": form})


@NO_ACCOUNT
@require_safe
def show(request: HttpRequest, service_id: UUID) -> HttpResponse:
    page = service_page(viewer=getattr(request, "actor", None), service_id=service_id)
    return render(request, "resources/show.html", {"page": page})
