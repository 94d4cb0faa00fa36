"""What the standard is published with: its examples and its schemata, where they are here."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model

HERE = Path(__file__).parents[3]
STANDARD = HERE.parent / "shared" / "data" / "open-referral-uk-3.0"


def example(name: str) -> dict[str, Any]:
    return _loaded("examples", name)


def schema(name: str) -> dict[str, Any]:
    return _loaded("schemata", name)


def _loaded(folder: str, name: str) -> dict[str, Any]:
    path = STANDARD / folder / f"{name}.json"
    if not path.is_file():
        pytest.skip("the files of Open Referral UK 3.0 are not beside the repository")
    loaded: dict[str, Any] = json.loads(path.read_text())
    return loaded


def without_lists(model: type[Model]) -> list[dict[str, Any]]:
    """Every row, whole, to tell whether anything changed."""
    return list(model._default_manager.order_by("pk").values())
