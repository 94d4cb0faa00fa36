"""Whoever presses “Leave this page” is gone: signed out, whatever state they were in."""

import pytest
from django.conf import settings
from django.test import Client

from tests.visit import Visit, arrive
from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry
from whatmatters.people.models import Person


@pytest.mark.parametrize("who", ["maggie_herself", "june"])
def test_it_signs_out_and_leads_to_a_page_of_somebody_elses(
    who: str, client: Client, request: pytest.FixtureRequest
) -> None:
    actor: Actor = request.getfixturevalue(who)
    arrive(client, actor)
    key = str(client.session.session_key)

    answer = client.post("/leave")

    assert answer["Refresh"] == f"0; url={settings.LEAVE_TO}"
    assert answer["Cache-Control"] == "no-store"
    assert not client.session.exists(key)
    assert client.get("/my-page")["location"].startswith("/sign-in")


def test_what_is_left_says_nothing_of_where_one_was(client: Client, june: Actor) -> None:
    arrive(client, june)

    page = client.post("/leave").content.decode()

    assert "<title>Loading</title>" in page
    for told in ("What Matters", "Maggie", "June", "stylesheet", "static"):
        assert told not in page


def test_in_the_audit_it_is_a_signing_out_like_any_other(client: Client, june: Actor) -> None:
    arrive(client, june)
    client.post("/leave")
    arrive(client, june)
    client.post("/sign-out")

    left, out = AuditEntry.objects.filter(did="access.signed-out").order_by("pk")
    assert (left.by, left.to, left.acting_as) == (out.by, out.to, out.acting_as)


def test_it_works_after_the_session_has_ended_and_without_a_token(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/leave")

    assert answer.status_code == 200
    assert answer["Refresh"].startswith("0; url=")


def test_a_signed_in_one_needs_no_token_either(june: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    arrive(strict, june)

    assert strict.post("/leave").status_code == 200
    assert strict.get("/my-page").status_code == 302


def test_looking_at_the_address_does_nothing(visit: Visit, june: Actor) -> None:
    visit("/leave", by=june, expecting=405)


def test_no_form_of_another_site_carries_the_session_here() -> None:
    assert settings.SESSION_COOKIE_SAMESITE in {"Lax", "Strict"}


@pytest.mark.parametrize(
    ("who", "there"), [("maggie_herself", True), ("june", True), ("priya", False)]
)
def test_the_button_is_on_the_persons_own_side(
    who: str, there: bool, visit: Visit, maggie: Person, request: pytest.FixtureRequest
) -> None:
    page = visit(f"/people/{maggie.pk}", by=request.getfixturevalue(who))

    button = page.select("form.wm-leave[action='/leave'] button[type=submit]")
    assert bool(button) == there
    assert bool(page.select("script[src*='leave.js']")) == there


@pytest.mark.parametrize("address", ["/nowhere", "/my-day", "/sign-out"])
def test_and_on_pages_that_refuse(address: str, visit: Visit, june: Actor) -> None:
    expecting = {"/nowhere": 404, "/my-day": 403, "/sign-out": 405}[address]

    assert visit(address, by=june, expecting=expecting).select("form.wm-leave button")


def test_who_has_not_signed_in_has_nothing_to_leave(visit: Visit, db: None) -> None:
    assert not visit("/").select(".wm-leave")
