"""Maps of outcomes: data files with the words others use, so that we can count.

A map is laid over a person's words after they are written, never the other way round.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from whatmatters.foundations.words import later

FOLDER = Path(__file__).parent / "frameworks"


class NoSuchCategory(Exception):
    """A framework or code that no file has."""


@dataclass(frozen=True, slots=True)
class Place:
    """One category: the code that is stored, and the label that is shown."""

    framework: str
    code: str
    label: str

    @property
    def key(self) -> str:
        return f"{self.framework}:{self.code}"


@dataclass(frozen=True, slots=True)
class Group:
    """Categories that belong together. `asks` is the question they answer, in plain words."""

    title: str
    asks: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Framework:
    """A map with where it comes from and on what terms its labels may be used."""

    key: str
    title: str
    about: str
    source: str
    licence: str
    groups: tuple[Group, ...]
    is_for_carers: bool = False

    @property
    def places(self) -> Iterator[Place]:
        return (place for group in self.groups for place in group.places)


@lru_cache(maxsize=1)
def every_framework() -> tuple[Framework, ...]:
    """All maps, the first offered first."""
    files = [json.loads(file.read_text("utf-8")) for file in sorted(FOLDER.glob("*.json"))]
    return tuple(_framework(file) for file in sorted(files, key=lambda file: file["place"]))


def offered(*, to_carer: bool) -> tuple[Framework, ...]:
    """The maps for a record: on a carer's own, those of carers first; on others, not at all."""
    of_carers = tuple(one for one in every_framework() if one.is_for_carers)
    of_all = tuple(one for one in every_framework() if not one.is_for_carers)
    return (*of_carers, *of_all) if to_carer else of_all


@lru_cache(maxsize=1)
def places() -> dict[tuple[str, str], Place]:
    """Every category by its framework and code, in the order of the files."""
    return {
        (place.framework, place.code): place
        for framework in every_framework()
        for place in framework.places
    }


def known(framework: str, code: str) -> tuple[str, str]:
    """The pair itself. Raises NoSuchCategory."""
    if (framework, code) not in places():
        raise NoSuchCategory("There is no such category on any map")
    return framework, code


def label(framework: str, code: str) -> str:
    """The category in words; the code itself when its file has been taken away."""
    place = places().get((framework, code))
    return str(place.label) if place else code


def _framework(file: dict[str, object]) -> Framework:
    match file:
        case {
            "key": str(key),
            "title": str(title),
            "about": str(about),
            "source": str(source),
            "licence": str(licence),
            "groups": list(groups),
        }:
            groups_read = tuple(_group(key, group) for group in groups)
            is_for_carers = bool(file.get("is_for_carers"))
            return Framework(key, later(title), about, source, licence, groups_read, is_for_carers)
    raise ValueError("A framework has a key, title, about, source, licence and groups")


def _group(framework: str, group: dict[str, object]) -> Group:
    match group:
        case {"title": str(title), "asks": str(asks), "categories": list(categories)}:
            found = (Place(framework, one["code"], later(one["label"])) for one in categories)
            return Group(later(title), later(asks), tuple(found))
    raise ValueError("A group has a title, a question and categories")
