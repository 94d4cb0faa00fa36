"""Every route, method, asker and record; a part of it in each run, the whole in `make matrix`."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction

from tests.proof.canaries import FACTS
from tests.proof.matrix import (
    METHODS,
    PUBLIC,
    Cell,
    Matrix,
    every_cell,
    names_of_routes,
    some_cells,
)
from tests.proof.report import Report
from tests.proof.routes import ROUTES, TABLE
from tests.proof.viewers import VIEWERS
from tests.proof.world import make_world
from whatmatters.people.models.person import PersonQuerySet

#: `make matrix` names a folder for what each part of the whole has found.
WHOLE = os.environ.get("WHATMATTERS_MATRIX", "")
#: So many at once that each takes a minute or two, and two processes share them evenly.
PARTS = 16
#: Written over it, it would say something else: a proof of authority, and why a place ended.
NOT_WRITTEN = {*FACTS, "safeguarding.OnCase.ended_because"}


def cells_of(part: int) -> Iterator[Cell]:
    askers = (*VIEWERS, PUBLIC)
    return (cell for cell in every_cell() if askers.index(cell.asker) % PARTS == part)


def test_parts_add_up_to_a_whole() -> None:
    whole = Report()
    for part in (Report(cells=2, known=Counter(core=3)), Report(cells=1, faults=["a"])):
        whole.add(Report.of_json(part.to_json()))

    assert (whole.cells, whole.known, whole.wrong) == (3, Counter(core=3), ["a"])


def test_every_route_has_a_line_and_every_line_a_route() -> None:
    """Whoever adds a route says in `routes.py` what it is about and what one must be allowed."""
    assert names_of_routes() - set(TABLE) == set(), "Routes without a line in tests/proof/routes.py"
    assert set(TABLE) - names_of_routes() == set(), "Lines without a route"
    assert len(TABLE) == len(ROUTES)


@pytest.mark.skipif(bool(WHOLE), reason="the whole is asked")
@pytest.mark.django_db(transaction=True)
def test_nobody_is_let_in_or_told_what_the_table_denies() -> None:
    report = asked(some_cells())

    assert report.wrong == [], report.in_a_line


@pytest.mark.skipif(not WHOLE, reason="make matrix asks the whole")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("part", range(PARTS))
def test_the_whole(part: int) -> None:
    report = asked(cells_of(part))

    Path(WHOLE, f"{part}.json").write_text(report.to_json())
    assert report.wrong == [], report.in_a_line


def asked(cells: Iterator[Cell]) -> Report:
    # Making it takes guards down. Until that is committed, SQLite reads all it knows of the
    # tables again whenever something is taken back, which took as long as the answers.
    with transaction.atomic():
        world = make_world()
    assert world.planted.refused == NOT_WRITTEN
    matrix = Matrix(world)
    for cell in cells:
        matrix.ask(cell)
    return matrix.report


@pytest.mark.django_db
def test_a_leak_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the first wall taken down, the same questions find strangers let in and told."""
    monkeypatch.setattr(PersonQuerySet, "open_to", lambda people, *_, **__: people)
    world = make_world()
    matrix = Matrix(world)
    for route in ("home:person", "people:details", "outcomes:show"):
        for whose in ("maggie", "eda"):
            matrix.ask(Cell(route, METHODS[0], "tomasz", whose))

    assert matrix.report.permits
    assert matrix.report.foreign
