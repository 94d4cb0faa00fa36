"""The read API of the directory, as Open Referral UK 3.0 has it. For anybody, to read."""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from whatmatters.access.routes import open_to_all
from whatmatters.resources.selectors import api
from whatmatters.resources.standard import asking
from whatmatters.resources.standard.asking import Asked, BadParameter
from whatmatters.resources.standard.openapi import PROFILE, VERSION, described

OPEN_DATA = open_to_all("the directory is open data, as Open Referral UK 3.0 has it")
Answer = Callable[..., dict[str, Any] | None]
#: Any page anywhere may read it: nothing in it depends on who asks.
SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}
FIVE_MINUTES = "public, max-age=300"


def _answers(answer: Answer) -> Callable[..., HttpResponse]:
    """A view of what a function answers: 404 for nothing, 400 for what makes no sense."""

    @OPEN_DATA
    @require_safe
    @wraps(answer)
    def view(request: HttpRequest, **ids: str) -> HttpResponse:
        try:
            known = _ids(ids)
            said = None if known is None else answer(request, **known)
        except BadParameter as refused:
            return _shared(_problem(str(refused), 400))
        if said is None:
            return _shared(_problem("There is nothing under this id", 404))
        return _cached(request, said)

    return view


def _ids(said: dict[str, str]) -> dict[str, UUID] | None:
    """What is no id is the id of nothing."""
    try:
        return {name: UUID(one) for name, one in said.items()}
    except ValueError:
        return None


def _problem(said: str, status: int) -> HttpResponse:
    return JsonResponse({"error": said}, status=status)


def _cached(request: HttpRequest, said: dict[str, Any]) -> HttpResponse:
    """Whoever has it already is told so, without its being sent again."""
    whole = JsonResponse(said, encoder=DjangoJSONEncoder, json_dumps_params={"ensure_ascii": False})
    etag = f'"{sha256(whole.content).hexdigest()[:32]}"'
    answer = get_conditional_response(request, etag=etag, response=whole) or whole
    answer["ETag"] = etag
    answer["Cache-Control"] = FIVE_MINUTES
    return _shared(HttpResponse(answer.content, status=answer.status_code, headers=answer.headers))


def _shared(answer: HttpResponse) -> HttpResponse:
    answer["Access-Control-Allow-Origin"] = "*"
    answer.other_headers = SHARED  # type: ignore[attr-defined]  # read by the headers' middleware
    return answer


def _asked(request: HttpRequest, names: tuple[str, ...]) -> Asked:
    return asking.asked(request.GET.dict(), names)


@_answers
def about(request: HttpRequest) -> dict[str, Any]:
    """Which version of the standard this is, and where it is described."""
    address = request.build_absolute_uri(reverse("resources:api-description"))
    return {"version": VERSION, "profile": PROFILE, "openapi_url": address}


@_answers
def description(request: HttpRequest) -> dict[str, Any]:
    return described(request.build_absolute_uri(reverse("resources:api")))


@_answers
def services(request: HttpRequest) -> dict[str, Any]:
    return api.services(asked=_asked(request, asking.OF_SERVICES))


@_answers
def service(request: HttpRequest, service_id: UUID) -> dict[str, Any] | None:
    return api.service(service_id=service_id)


@_answers
def places(request: HttpRequest) -> dict[str, Any]:
    return api.places(asked=_asked(request, asking.OF_PLACES))


@_answers
def place(request: HttpRequest, place_id: UUID) -> dict[str, Any] | None:
    return api.place(place_id=place_id)


@_answers
def taxonomies(request: HttpRequest) -> dict[str, Any]:
    return api.taxonomies(asked=_asked(request, asking.PAGES))


@_answers
def taxonomy(request: HttpRequest, taxonomy_id: UUID) -> dict[str, Any] | None:
    return api.taxonomy(taxonomy_id=taxonomy_id)


@_answers
def terms(request: HttpRequest) -> dict[str, Any]:
    return api.terms(asked=_asked(request, asking.PAGES))


@_answers
def term(request: HttpRequest, term_id: UUID) -> dict[str, Any] | None:
    return api.term(term_id=term_id)
