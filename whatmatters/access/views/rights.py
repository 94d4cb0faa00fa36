"""What people may expect, and what is asked of them: open to all, and in their language."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from whatmatters.access.routes import also_beside, open_to_all
from whatmatters.access.selectors import own_rights


@also_beside
@open_to_all("everybody may know their rights")
@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    return render(request, "access/rights.html", {"added": own_rights()})
