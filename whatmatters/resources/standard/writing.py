"""Our rows as objects of the standard: columns, then what was given otherwise, then lists."""

from typing import Any

from whatmatters.resources.models.published import Published
from whatmatters.resources.standard.shapes import SHAPES, Shape


def written(name: str, thing: Published, *, deep: bool = True, without: str = "") -> dict[str, Any]:
    """One object. `deep` brings all its lists; without, single values and what it is at."""
    shape = SHAPES[name]
    said: dict[str, Any] = {"id": str(thing.pk), **_columns(shape, thing), **thing.as_given}
    for prop, (inner, column) in shape.one.items():
        if (other := getattr(thing, column)) is not None:
            said[prop] = written(inner, other, deep=deep)
    if deep:
        for prop, inner in shape.parts.items():
            if prop == without:
                continue
            found = [written(inner, each) for each in _listed(thing, prop)]
            if found:
                said[prop] = found
    return said


def _columns(shape: Shape, thing: Published) -> dict[str, Any]:
    said = {}
    for prop in shape.properties:
        value = getattr(thing, prop.name)
        if value not in (None, ""):
            said[prop.name] = prop.kind.write(value)
        elif prop.required:
            said[prop.name] = ""
    return said


def _listed(thing: Published, prop: str) -> list[Published]:
    """In its own order, whatever way it was fetched."""
    rows: list[Any] = sorted(getattr(thing, prop).all(), key=lambda row: (row.place, row.pk))
    return rows
