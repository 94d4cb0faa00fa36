"""A record that is not theirs and one that is not there: the same answer, found out the same way.

How long an answer takes is not measured here, since that would fail by chance. What it is made
of is compared: the questions to the database, in their order, and every byte of what is sent.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pytest
from django import conf
from django.db import connection, transaction
from django.http import HttpResponseBase
from django.middleware import csrf
from django.test import Client

from tests.proof.asking import Undo
from tests.proof.matrix import Cell, Matrix
from tests.proof.routes import ROUTES, TABLE
from tests.proof.world import World, make_world
from whatmatters.foundations import clock
from whatmatters.people.models.person import PersonQuerySet

#: Somebody who does the same job in the next county, and somebody with nothing but an account.
ASKERS = ("owen", "stranger")
METHODS = ("GET", "POST")
SAVEPOINT = re.compile(r'"s\d+_x\d+"')
#: Enough to find a difference in.
SOME = 40
UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
CLIENT = Client(raise_request_exception=False)


@dataclass(frozen=True, slots=True)
class Denial:
    """What was sent, and what was asked of the database for it."""

    status: str
    headers: tuple[tuple[str, str], ...]
    body: str
    asked: tuple[str, ...]


@pytest.fixture
def world(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> World:
    """Without what is meant to be another in each answer: the form's token, and the time."""
    settings.CSRF_COOKIE_AGE = None
    monkeypatch.setattr(csrf, "_get_new_csrf_string", lambda: "a" * csrf.CSRF_SECRET_LENGTH)
    made, at = make_world(), clock.now()
    monkeypatch.setattr(clock, "now", lambda: at)
    return made


def test_what_is_not_theirs_is_answered_as_what_is_not_there(world: World) -> None:
    compared = 0
    for told, theirs, not_there in pairs(world):
        compared += 1
        assert theirs == not_there, told

    assert compared > 250


def test_a_difference_would_be_found(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the first wall taken down what is there is answered otherwise than what is not.

    On PostgreSQL the second wall stands, and they are still alike.
    """
    monkeypatch.setattr(PersonQuerySet, "open_to", lambda people, *_, **__: people)

    some = islice(pairs(world), SOME)
    differs = any(theirs != not_there for _, theirs, not_there in some)
    assert differs is (connection.vendor == "sqlite")


def pairs(world: World) -> Iterator[tuple[str, Denial, Denial]]:
    """Each denial of something of Maggie's, and of the same of nobody's."""
    matrix = Matrix(world)
    for cell in denied(matrix):
        there, nowhere = (
            matrix.address(TABLE[cell.route], whose) for whose in (cell.whose, "nobody")
        )
        denial(world, cell, nowhere)  # whatever is asked but the first time is asked now
        yield str(cell), denial(world, cell, there), denial(world, cell, nowhere)


def denied(matrix: Matrix) -> Iterator[Cell]:
    for route in ROUTES:
        for asker in ASKERS:
            for method in METHODS:
                cell = Cell(route.name, method, asker, "maggie")
                is_asked = route.about and route.needs(method)
                if is_asked and matrix.expected(cell, route, method) is False:
                    yield cell


def denial(world: World, cell: Cell, address: str) -> Denial:
    """Ask, and take back what it did."""
    CLIENT.cookies.clear()
    CLIENT.cookies[conf.settings.SESSION_COOKIE_NAME] = world.cookies[cell.asker]
    asked: list[str] = []

    def listen(run: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:
        asked.append(SAVEPOINT.sub("savepoint", sql))
        return run(sql, parameters, many, context)

    try:
        with transaction.atomic(), connection.execute_wrapper(listen):
            answer = CLIENT.generic(cell.method, address)
            raise Undo
    except Undo:
        return _seen(answer, address, asked)


def _seen(answer: HttpResponseBase, address: str, asked: list[str]) -> Denial:
    """All of it but the address itself, which is what they typed."""
    ids = set(UUID.findall(address))

    def without(text: str) -> str:
        for one in ids:
            text = text.replace(one, "it")
        return text

    headers = [(name, without(value)) for name, value in answer.headers.items()]
    headers += [("Set-Cookie", cookie.OutputString()) for cookie in answer.cookies.values()]
    body = without(answer.content.decode())  # type: ignore[attr-defined]  # nothing streams
    status = f"{answer.status_code} {answer.reason_phrase}"
    return Denial(status, tuple(headers), body, tuple(asked))
