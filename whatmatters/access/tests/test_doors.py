"""A route without a declared rule does not start, and one with a rule keeps it."""

import pytest
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.checks import everything_has_a_rule
from whatmatters.access.middleware import GateMiddleware
from whatmatters.access.permissions import RULES, Permission, may, rule
from whatmatters.access.routes import every_route, open_to_all, rule_of


def undeclared_view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("anything")


urlpatterns = [path("left-open", undeclared_view)]


def respond(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok")


@pytest.mark.urls(__name__)
def test_a_route_without_a_rule_stops_the_start() -> None:
    with pytest.raises(ImproperlyConfigured, match="/left-open"):
        GateMiddleware(respond)


@pytest.mark.urls(__name__)
def test_the_check_names_it_and_says_what_to_do() -> None:
    [error] = everything_has_a_rule()

    assert "/left-open" in error.msg
    assert "open_to_all, signed_in or for_staff" in str(error.hint)


def test_and_is_refused_even_if_it_had_started(rf: RequestFactory) -> None:
    request = rf.get("/left-open")
    request.actor = None  # type: ignore[attr-defined]

    with pytest.raises(PermissionDenied):
        GateMiddleware(respond).process_view(request, undeclared_view, (), {})


def test_every_route_of_the_house_says_who_may_use_it() -> None:
    routes = dict(every_route())

    assert len(routes) > 40
    assert all(rule_of(view) for view in routes.values())


def test_every_open_route_says_why() -> None:
    why = [
        rule.says for _, view in every_route() if (rule := rule_of(view)) and not rule.needs_actor
    ]

    assert why
    assert all(len(says) > len("Anybody: ") + 8 for says in why)


def test_nobody_gets_to_sign_in_first(client: Client, db: None) -> None:
    for address in ("/my-day", "/find", "/my-page", "/enquiries/waiting"):
        assert client.get(address)["location"] == f"/sign-in?next={address}"


@pytest.mark.parametrize(("who", "answer"), [("priya", 200), ("sam", 403), ("june", 403)])
def test_a_door_opens_to_its_roles(
    who: str, answer: int, client: Client, request: pytest.FixtureRequest
) -> None:
    arrive(client, request.getfixturevalue(who))

    assert client.get("/enquiries/waiting").status_code == answer


def test_every_permission_has_its_rule() -> None:
    assert set(RULES) == set(Permission)


def test_a_second_rule_for_one_permission_is_refused() -> None:
    with pytest.raises(ValueError, match="already has a rule"):
        rule(Permission.PERSON_VIEW)(lambda actor, thing: True)


def test_somebody_switched_off_may_nothing(priya: Actor) -> None:
    priya.user.is_active = False

    assert not may(priya, Permission.DAY_VIEW)


def test_what_is_open_is_open_by_name() -> None:
    view = open_to_all("it is a test")(respond)

    assert rule_of(view) is not None
    assert rule_of(view).says == "Anybody: it is a test"  # type: ignore[union-attr]
