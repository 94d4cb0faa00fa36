"""The addresses of this room, before their pages: each answers that there is none yet."""

from typing import Any

from django.http import Http404, HttpResponse

from whatmatters.access.http import SignedInRequest
from whatmatters.access.routes import signed_in


@signed_in
def begin(request: SignedInRequest, **_: Any) -> HttpResponse:
    raise Http404


details = change_details = add_name = remove_name = begin
add_to_circle = add_worker = change_sight = end_place = add_need = end_need = begin
