"""The lists an object holds: what was there goes, what was given takes its place."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from whatmatters.resources.intake.rows import TOGETHER, as_id, pointed_at, row, there, with_own_ids
from whatmatters.resources.models import ServiceAtLocation, TaxonomyTerm
from whatmatters.resources.standard.reading import Draft
from whatmatters.resources.standard.shapes import SHAPES

#: Written by ways of their own, since other rows point at them.
ELSEWHERE = {"service_at_locations", "taxonomy_terms"}
Links = Callable[[list[tuple[Draft, UUID]]], Callable[[Draft, UUID], Mapping[str, Any]]]


def replace_parts(parents: list[Draft]) -> None:
    """Write every list that was given; one that was not given stays as it is."""
    if not parents:
        return
    shape = parents[0].shape
    for prop, inner in shape.parts.items():
        if prop not in ELSEWHERE:
            _replace(shape.name, prop, inner, [one for one in parents if prop in one.parts])


def _replace(parent: str, prop: str, inner: str, parents: list[Draft]) -> None:
    model = SHAPES[inner].model
    was = model._default_manager.filter(**{f"{parent}__in": [one.id for one in parents]})
    if parents and was.exists():
        was.delete()
    parts = [(part, one.id) for one in parents for part in one.parts[prop]]
    if not parts:
        return
    with_own_ids(parts)
    link = LINKS[inner](parts) if inner in LINKS else _no_links
    place: dict[UUID, int] = {}
    rows = []
    for part, whose in parts:
        place[whose] = place.get(whose, -1) + 1
        more = {f"{parent}_id": whose, "place": place[whose], **link(part, whose)}
        rows.append(row(part, **more))
    model._default_manager.bulk_create(rows, batch_size=TOGETHER)
    replace_parts([part for part, _ in parts if part.shape.parts])


def _no_links(part: Draft, whose: UUID) -> Mapping[str, Any]:
    return {}


def _to_terms(parts: list[tuple[Draft, UUID]]) -> Callable[[Draft, UUID], Mapping[str, Any]]:
    """The term a word is, which it brought with it or only names."""
    known = there(TaxonomyTerm, (part.as_given.get("taxonomy_term_id") for part, _ in parts))
    return lambda part, _: {"term_id": pointed_at(part, "term", "taxonomy_term_id", known)}


def _to_places(parts: list[tuple[Draft, UUID]]) -> Callable[[Draft, UUID], Mapping[str, Any]]:
    """Where a schedule holds, if it is one of the places of the same service."""
    named = [as_id(part.as_given.get("service_at_location_id")) for part, _ in parts]
    asked = ServiceAtLocation.objects.filter(pk__in=[each for each in named if each])
    whose_is = dict(asked.values_list("pk", "service"))

    def link(part: Draft, whose: UUID) -> Mapping[str, Any]:
        at = as_id(part.as_given.get("service_at_location_id"))
        return {"at_id": at} if at and whose_is.get(at) == whose else {}

    return link


LINKS: dict[str, Links] = {"attribute": _to_terms, "schedule": _to_places}
