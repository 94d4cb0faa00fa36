"""Every address of the site, asked for by those who may not and with what is not there.

New addresses are found here by themselves: nobody has to remember to add a test.
"""

import re
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
from django.db.models import Model
from django.test import Client

from tests.architecture.house import mend, our_models
from tests.lives import Life
from tests.visit import arrive
from whatmatters.access.actor import Actor
from whatmatters.access.routes import every_route, rule_of

METHODS = ("get", "post", "put", "delete")
UUID_PART = re.compile(r"<uuid:(\w+)_id>")
NOT_THERE, WRONG_METHOD = 404, 405


def addresses(
    ids: dict[str, UUID], *, about_records: bool, by: Actor | None = None
) -> Iterator[str]:
    """Each address, or each that leads to a record, with these ids in their places.

    Not what is behind a door that `by` may not knock at: whatever the id, it is closed.
    """
    for route, view in every_route():
        rule = rule_of(view)
        is_about_a_record = bool(UUID_PART.search(route)) and bool(rule and rule.needs_actor)
        if "(" in route or (about_records and not is_about_a_record):
            continue
        if by and rule and rule.permission and rule.permission not in by.role.doors:
            continue
        filled = UUID_PART.sub(lambda part: str(ids.get(part[1]) or uuid4()), route)
        yield re.sub(r"<\w+:\w+>", "anything", filled)


def real_ids() -> dict[str, UUID]:
    """The id of something there for each name in an address: `member` is a CircleMember."""
    names = {name for route, _ in every_route() for name in UUID_PART.findall(route)}
    return {name: thing.pk for name in names for thing in _first(name)}


def _first(name: str) -> list[Model]:
    word = name.replace("_", "")
    for model in sorted(our_models(), key=lambda model: len(model.__name__)):
        if model.__name__.lower().endswith(word):
            return list(model._default_manager.order_by("pk")[:1])
    return []


def answers(client: Client, places: Iterator[str], *methods: str) -> Iterator[tuple[str, int, str]]:
    for place in places:
        for method in methods:
            answer = getattr(client, method)(place)
            said = "" if answer.streaming else answer.content.decode(errors="replace")
            yield f"{method.upper()} {place}", answer.status_code, said


@pytest.mark.slow
@pytest.mark.parametrize("who", ["owen", "farah"])
def test_to_a_stranger_a_record_is_not_there(
    who: str, maggies_life: Life, client: Client, request: pytest.FixtureRequest
) -> None:
    stranger: Actor = request.getfixturevalue(who)
    arrive(client, stranger)
    ids = real_ids()

    asked = list(answers(client, addresses(ids, about_records=True, by=stranger), *METHODS))

    assert ids["person"] == maggies_life.person.pk
    assert len(asked) > len(ids)
    mend(
        f"{what} answered {code} to somebody who may not know it exists"
        for what, code, said in asked
        if code not in {NOT_THERE, WRONG_METHOD} or "Maggie" in said or "allotment" in said
    )


@pytest.mark.slow
def test_nobody_comes_in_without_signing_in(maggies_life: Life, client: Client) -> None:
    mend(
        f"{what} answered {code} to nobody"
        for what, code, _ in answers(client, addresses(real_ids(), about_records=True), *METHODS)
        if code != (302 if what.startswith(("GET", "HEAD")) else 403)
    )


@pytest.mark.slow
def test_what_is_not_there_is_not_found(priya: Actor, client: Client) -> None:
    """Stale links, invented ids and methods nobody uses are answers, not accidents."""
    arrive(client, priya)

    mend(
        f"{what} answered {code}"
        for what, code, _ in answers(client, addresses({}, about_records=True, by=priya), *METHODS)
        if code not in {NOT_THERE, WRONG_METHOD}
    )


@pytest.mark.slow
def test_no_address_breaks(maggies_life: Life, priya: Actor, client: Client) -> None:
    """The same questions to somebody who may: so that the tests above are about more than 404."""
    arrive(client, priya)

    places = addresses(real_ids(), about_records=False, by=priya)
    codes = [code for _, code, _ in answers(client, places, "get")]

    assert max(codes) < 500
    assert codes.count(200) > len(codes) / 3
