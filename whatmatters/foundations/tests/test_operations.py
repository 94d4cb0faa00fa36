"""What a migration does in the database alone is said to it, and nowhere else."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.db.migrations.state import ProjectState

from whatmatters.foundations.operations import InTheDatabase


class Fence(InTheDatabase):
    def put_there(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        return [f"PUT A FENCE IN {vendor}"]

    def taken_away(self, vendor: str, app_label: str, state: ProjectState) -> list[str]:
        return [f"TAKE IT AWAY FROM {vendor}"]


def done(operation: InTheDatabase, way: str) -> list[str]:
    said: list[str] = []
    editor = SimpleNamespace(
        connection=SimpleNamespace(vendor="sqlite"),
        execute=lambda statement, params: said.append(statement),
    )
    state = ProjectState()
    getattr(operation, f"database_{way}")("people", cast("Any", editor), state, state)
    return said


def test_it_is_put_there_and_taken_away_again() -> None:
    assert done(Fence(), "forwards") == ["PUT A FENCE IN sqlite"]
    assert done(Fence(), "backwards") == ["TAKE IT AWAY FROM sqlite"]
    assert Fence().reversible


def test_models_look_as_they_did() -> None:
    state = ProjectState()
    Fence().state_forwards("people", state)

    assert state == ProjectState()


@pytest.mark.parametrize("way", ["forwards", "backwards"])
def test_each_says_what_it_does(way: str) -> None:
    with pytest.raises(NotImplementedError):
        done(InTheDatabase(), way)
