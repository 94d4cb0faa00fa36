"""An address that is only for pressing, looked at: a page that says so, and no blank sheet."""

import pytest
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.test import Client, RequestFactory

from tests.visit import Visit
from whatmatters.access.actor import Actor
from whatmatters.web.middleware import WrongMethodMiddleware
from whatmatters.web.tests.drawing import only, words

PRESSED = "/sign-out"
LOOKED_AT = "/sign-in"


@pytest.mark.parametrize("who", [None, "priya", "maggie_herself"])
@pytest.mark.django_db
def test_a_page_says_what_to_do(
    who: str | None, visit: Visit, request: pytest.FixtureRequest
) -> None:
    actor: Actor | None = request.getfixturevalue(who) if who else None

    page = visit("/demonstration/sign-in", by=actor, expecting=405)

    assert words(only(page, "h1")) == "This page can’t be used that way"
    assert "press the button there" in words(only(page, "main"))
    assert only(page, "main a")["href"] == "/"


def test_it_is_as_any_page_of_theirs(visit: Visit, priya: Actor) -> None:
    page = visit(PRESSED, by=priya, expecting=405)

    assert priya.name in words(only(page, "header"))
    assert page.select("nav a[href='/my-day']")
    assert page.select("form[action='/sign-out'] [name=csrfmiddlewaretoken]")


@pytest.mark.parametrize(
    ("method", "address", "allowed"),
    [("get", PRESSED, "POST"), ("put", LOOKED_AT, "GET, POST")],
)
def test_what_a_machine_reads_stays(
    method: str, address: str, allowed: str, client: Client, priya: Actor
) -> None:
    client.force_login(priya.user)

    answer = getattr(client, method)(address)

    assert (answer.status_code, answer["Allow"]) == (405, allowed)
    assert answer["Content-Type"] == "text/html; charset=utf-8"


def test_whoever_reads_no_pages_is_sent_none(client: Client, priya: Actor) -> None:
    client.force_login(priya.user)

    answer = client.get(PRESSED, headers={"accept": "application/json"})

    assert (answer.status_code, answer.content) == (405, b"")


@pytest.mark.parametrize(
    "answer",
    [HttpResponse("Here"), HttpResponse(status=204), HttpResponseNotAllowed(["POST"], "Ask ours")],
    ids=["a page", "nothing", "a refusal in words"],
)
def test_any_other_answer_is_passed_on(answer: HttpResponse) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        return answer

    assert WrongMethodMiddleware(respond)(RequestFactory().get("/")) is answer
