"""What the page says of each kind of resource is all of it."""

import json
from collections.abc import Mapping

import pytest

from whatmatters.exchange.fhir.shape import COMMON
from whatmatters.exchange.fhir.told import KINDS, page
from whatmatters.exchange.tests.elsewhere import THIRD_PARTY, needs_third_party

IN_ALL = {"id", "extension", "modifierExtension", *COMMON}


def elements_of(kind: str) -> list[str]:
    """Every element that R4 gives a kind of resource, below its name."""
    definitions = json.loads((THIRD_PARTY / "definitions" / "r4-elements.json").read_text())
    elements = definitions["types"][kind]["elements"]
    paths = (element["path"].removeprefix(f"{kind}.") for element in elements)
    return [path for path in paths if path.rsplit(".", 1)[-1] not in IN_ALL]


def is_told(element: str, told: Mapping[str, str]) -> bool:
    """Whether it, something it is part of, or all its parts are spoken of."""
    start = element.removesuffix("[x]")
    return any(
        path == start
        or start.startswith(f"{path}.")
        or path.startswith(f"{start}.")
        or (element.endswith("[x]") and path.startswith(start))
        for path in told
    )


@needs_third_party
@pytest.mark.parametrize("kind", [kind for kind, *_ in KINDS])
def test_every_element_of_r4_is_carried_or_lost_for_a_reason(kind: str) -> None:
    [(carries, loses)] = [(c, lo) for name, _, c, lo in KINDS if name == kind]

    assert [e for e in elements_of(kind) if not is_told(e, {**carries, **loses})] == []
    assert not set(carries) & set(loses)


def test_the_page_tells_of_every_kind() -> None:
    for kind, *_ in KINDS:
        assert f"## {kind}\n" in page()
