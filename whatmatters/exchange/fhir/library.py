"""All the resources of one run, from all its files, and where each reference leads."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any

from whatmatters.exchange.fhir import reading, things
from whatmatters.exchange.fhir.care_plan import from_care_plan
from whatmatters.exchange.fhir.care_team import from_care_team
from whatmatters.exchange.fhir.goal import from_goal
from whatmatters.exchange.fhir.observation import from_observation
from whatmatters.exchange.fhir.patient import from_patient
from whatmatters.exchange.fhir.practitioner import from_practitioner, from_practitioner_role
from whatmatters.exchange.fhir.reading import Found
from whatmatters.exchange.fhir.related_person import from_related_person
from whatmatters.exchange.fhir.shape import CannotRead, Json, Pointer

TURNED = "its {} may change what all the rest means"
NOT_HERE_YET = "this kind is not kept here yet"
LEFT = {
    "Bundle": "it is only the wrapping of others",
    reading.EMPTY: "it holds no resource: it asks to delete one, or answers",
}
Draft = Any  # one of exchange.fhir.drafts
MAPPERS: Mapping[str, Callable[[Json], Draft]] = {
    "Patient": from_patient,
    "RelatedPerson": from_related_person,
    "Practitioner": from_practitioner,
    "PractitionerRole": from_practitioner_role,
    "CareTeam": from_care_team,
    "Goal": from_goal,
    "CarePlan": from_care_plan,
    "Observation": from_observation,
} | dict.fromkeys(things.THINGS, things.from_thing)


#: The order in which things come in: each needs only those before it.
TURN = ("Patient", "RelatedPerson", "CareTeam", "Goal", "CarePlan", "Observation")


@dataclass(frozen=True, slots=True)
class Thing:
    """One resource, read: what it is, what others call it, and the draft it gives."""

    kind: str
    key: str
    full_url: str
    source_id: str
    digest: str
    inside: str
    file: Path
    draft: Draft


@dataclass(slots=True)
class FileRead:
    """What one file holds; or why it can't be read."""

    path: Path
    things: list[Thing] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    left: list[tuple[str, str, str]] = field(default_factory=list)
    refused: str = ""


def read(path: Path, *, largest: int = reading.LARGEST) -> FileRead:
    """Read a file and map all it holds. All of it, or the sentence that says why not."""
    found = FileRead(path)
    try:
        for resource in reading.read_file(path, largest=largest):
            found.kinds[resource.kind] += 1
            why = LEFT.get(resource.kind) or _turned_round(resource.resource)
            if why or resource.kind not in MAPPERS:
                found.left.append((resource.kind, resource.key, why or NOT_HERE_YET))
            else:
                found.things.append(_thing(resource, path))
    except CannotRead as refused:
        return FileRead(path, refused=str(refused))
    return found


def _turned_round(resource: Json) -> str:
    """FHIR lets two elements change what all others mean; then nothing may be read."""
    if resource.get("implicitRules"):
        return TURNED.format("implicitRules")
    return TURNED.format("modifierExtension") if _is_modified(resource) else ""


def _is_modified(value: Any) -> bool:
    if isinstance(value, dict):
        below = (v for key, v in value.items() if key != "contained")
        return bool(value.get("modifierExtension")) or any(_is_modified(v) for v in below)
    return isinstance(value, list) and any(_is_modified(part) for part in value)


def _thing(found: Found, path: Path) -> Thing:
    try:
        draft = MAPPERS[found.kind](found.resource)
    except CannotRead as refused:
        raise CannotRead(f"{found.place}{found.key}", str(refused)) from None
    return Thing(
        found.kind,
        found.key,
        found.full_url,
        found.source_id,
        found.digest,
        found.inside,
        path,
        draft,
    )


class Library:
    """Finds what a reference leads to: in the same file first, then in all of them."""

    def __init__(self, files: Iterable[FileRead]) -> None:
        self._own: dict[tuple[Path, str], Thing] = {}
        self._all: dict[str, list[Thing]] = {}
        for file in files:
            for thing in file.things:
                for name in _names_of(thing):
                    self._own.setdefault((file.path, name), thing)
                    self._put(name, thing)

    def _put(self, name: str, thing: Thing) -> None:
        there = self._all.setdefault(name, [])
        if all(other.source_id != thing.source_id for other in there):
            there.append(thing)

    def follow(self, pointer: Pointer, holder: Thing) -> Thing | None:
        """The resource it leads to. Of several that might be meant, none."""
        for name in names_in(pointer, holder):
            if own := self._own.get((holder.file, name)):
                return own
            if len(there := self._all.get(name, [])) == 1:
                return there[0]
        return None

    def in_order(self, files: Iterable[FileRead]) -> list[FileRead]:
        """The files, each after those its references lead to, as far as that is possible."""
        waiting = {file.path: (file, self._needs(file)) for file in files}
        ordered: list[FileRead] = []
        while waiting:
            free = [path for path, (_, needs) in waiting.items() if not needs & waiting.keys()]
            for path in free or [min(waiting, key=lambda path: _turn(waiting[path][0]))]:
                ordered.append(waiting.pop(path)[0])
        return ordered

    def _needs(self, file: FileRead) -> set[Path]:
        found = (
            self.follow(pointer, thing)
            for thing in file.things
            for pointer in pointers_in(thing.draft)
        )
        return {thing.file for thing in found if thing} - {file.path}


def _turn(file: FileRead) -> int:
    """Of files that need one another, whichever holds what comes first."""
    return min((TURN.index(thing.kind) for thing in file.things if thing.kind in TURN), default=9)


def names_in(pointer: Pointer, holder: Thing) -> Iterator[str]:
    """All that a reference may be called in the index, the surest first."""
    to = pointer.to.split("/_history/", 1)[0]
    if to.startswith("#"):
        yield f"{holder.inside or holder.key}{to}"
    elif to.startswith(("http://", "https://", "urn:")):
        yield to
        if (tail := "/".join(to.rsplit("/", 2)[-2:])) != to and not to.startswith("urn:"):
            yield f"somewhere:{tail}"
    elif "?identifier=" in to:
        kind, number = to.split("?identifier=", 1)
        yield f"{kind}|{number}"
    elif to:
        if base := _base_of(holder):
            yield base + to
        yield to
    if any(pointer.identifier):
        system, value = pointer.identifier
        yield f"|{system}|{value}"


def _names_of(thing: Thing) -> Iterator[str]:
    yield thing.key
    if thing.full_url:
        yield thing.full_url
    if not thing.full_url.startswith("http"):
        yield f"somewhere:{thing.key}"
    for system, value in thing.draft.identifiers if hasattr(thing.draft, "identifiers") else ():
        yield f"{thing.kind}|{system}|{value}"
        yield f"|{system}|{value}"


def _base_of(holder: Thing) -> str:
    """`https://server/fhir/` of a resource whose whole address is known."""
    is_web = holder.full_url.startswith("http") and holder.full_url.endswith(holder.key)
    return holder.full_url.removesuffix(holder.key) if is_web else ""


def pointers_in(value: object) -> Iterator[Pointer]:
    """Every reference in a draft."""
    if isinstance(value, Pointer):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from pointers_in(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            yield from pointers_in(getattr(value, part.name))
