"""One object of the standard, as it was given, made into what our columns hold.

Nothing is refused that can be used. What a column cannot hold is said, object by object, and
passed on as it was given where the standard allows that.
"""

import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Any, NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from whatmatters.resources.standard.checks import CHECKS
from whatmatters.resources.standard.kinds import Unfit, Unsafe
from whatmatters.resources.standard.shapes import SHAPES, Property, Shape

MOST_PARTS = 5_000
MOST_EXTRA = 20_000
OURS = uuid5(NAMESPACE_URL, "urn:whatmatters:directory")
#: Counted up when the same file would be read otherwise than before.
EDITION = 1
BLANK: tuple[object, ...] = (None, "")


class Problem(NamedTuple):
    """What somebody should know about one object: which, which property, and why."""

    about: str
    property: str
    why: str

    def __str__(self) -> str:
        return (
            f"{self.about}: {self.property}: {self.why}"
            if self.property
            else (f"{self.about}: {self.why}")
        )


Tell = Callable[[Problem], None]


class Refused(Exception):
    """Nothing can be made of this object. The message says why."""


@dataclass(slots=True)
class Draft:
    """An object that was read: what its row will hold, and the objects it holds itself.

    A list that was not given is not in `parts`: what is known of it stays. `one` holds the single
    objects by the column that points at them. One that `only_adds` was seen from one of its places,
    and may have others.
    """

    shape: Shape
    id: UUID
    columns: dict[str, Any] = field(default_factory=dict)
    as_given: dict[str, Any] = field(default_factory=dict)
    parts: dict[str, list["Draft"]] = field(default_factory=dict)
    one: dict[str, "Draft"] = field(default_factory=dict)
    digest: str = ""
    only_adds: bool = False

    def below(self) -> Iterator["Draft"]:
        """Every object in it, the innermost first."""
        for each in (*self.one.values(), *chain.from_iterable(self.parts.values())):
            yield from each.below()
            yield each


def digest_of(raw: Mapping[str, Any]) -> str:
    """The same for the same object, whatever the order of its properties."""
    said = json.dumps([EDITION, raw], sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def safe(value: Any) -> Any:
    """The same without what no database keeps: NUL, halves of letters, endless numbers."""
    if isinstance(value, str):
        return value.replace("\0", "").encode("utf-8", "replace").decode()
    if isinstance(value, Decimal):
        return _number(value)
    if isinstance(value, list):
        return [safe(each) for each in value]
    if isinstance(value, dict):
        return {safe(key): safe(each) for key, each in value.items()}
    return value


def _number(value: Decimal) -> int | float | str:
    number = float(value)
    return number if math.isfinite(number) else str(value)


def read(name: str, raw: Mapping[str, Any], tell: Tell, *, origin: str = "") -> Draft:
    """Read one object of the standard. Raises Refused where nothing can be made of it."""
    about = _called(name, raw)
    if (cleaned := safe(raw)) != raw and _has_nul(raw):
        tell(Problem(about, "", "it had characters that no text has; they were left out"))
    return _read(SHAPES[name], cleaned, tell, about, OURS if not origin else uuid5(OURS, origin))


def _has_nul(raw: object) -> bool:
    said = json.dumps(raw, default=str)
    return "\\u0000" in said or "\\ud" in said


def _called(name: str, raw: Mapping[str, Any]) -> str:
    said = str(raw.get("name") or raw.get("id") or "")[:80].replace("\0", "")
    return f"{name.replace('_', ' ').capitalize()} “{said}”" if said else name.capitalize()


def _read(shape: Shape, raw: dict[str, Any], tell: Tell, about: str, under: UUID) -> Draft:
    draft = Draft(shape, _id_of(shape, raw, tell, about, under))
    for prop in shape.properties:
        _take(draft, prop, raw.get(prop.name), tell, about)
    for prop_name, value in shape.otherwise.items():
        draft.columns.setdefault(prop_name, value)
    for need in shape.needs:
        if draft.columns.get(need) in BLANK:
            raise Refused(f"it has no {need.replace('_', ' ')} that can be used")
    for column, why in CHECKS.get(shape.name, _no_check)(draft.columns):
        draft.as_given[column] = raw[column]
        draft.columns.pop(column)
        tell(Problem(about, column, why))
    _take_parts(draft, raw, tell, about)
    _take_rest(draft, raw, tell, about)
    if shape.name in SHARED:
        said = {name: each for name, each in raw.items() if name != "services"}
        draft.digest = digest_of(said)
    return draft


def _no_check(columns: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    return iter(())


def _id_of(shape: Shape, raw: dict[str, Any], tell: Tell, about: str, under: UUID) -> UUID:
    """Its own id, or one made from what it has instead: the same each time."""
    given = raw.get("id")
    if isinstance(given, str):
        try:
            return UUID(given)
        except ValueError:
            pass
    if given in BLANK and shape.name in {"service", "organization", "taxonomy", "taxonomy_term"}:
        raise Refused("it has no id")
    if given in BLANK or isinstance(given, bool | dict | list):
        tell(Problem(about, "id", f"a {shape.name.replace('_', ' ')} had none; it was given one"))
        said = json.dumps(raw, sort_keys=True, default=str)
        return uuid5(under, f"{shape.name}:{hashlib.sha256(said.encode()).hexdigest()}")
    tell(Problem(about, "id", f"“{str(given)[:60]}” is no UUID; it was given one made from it"))
    return uuid5(under if shape.name not in SHARED else OURS, f"{shape.name}:{given}")


#: Where an object brings what it hangs on, that is read for itself.
ROUND_AGAIN = {"organization": {"services"}, "service_at_location": {"service"}}
SHARED = {"service", "organization", "location", "taxonomy", "taxonomy_term"}


def _take(draft: Draft, prop: Property, value: Any, tell: Tell, about: str) -> None:
    if value in BLANK:
        return
    try:
        held = prop.kind.read(value)
        draft.columns[prop.name] = held
        if prop.kind.allows(value) and prop.kind.write(held) != value:
            draft.as_given[prop.name] = value
    except Unfit as refused:
        passed_on = not isinstance(refused, Unsafe) and prop.kind.allows(value)
        if passed_on:
            draft.as_given[prop.name] = value
        tell(Problem(about, prop.name, _why(str(refused), passed_on=passed_on)))


def _why(refused: str, *, passed_on: bool) -> str:
    rest = "kept as it came, and not searched by" if passed_on else "left out"
    return f"{refused}; {rest}"


def _take_parts(draft: Draft, raw: dict[str, Any], tell: Tell, about: str) -> None:
    for name, shape in draft.shape.parts.items():
        if (given := raw.get(name)) is not None:
            draft.parts[name] = list(_each(name, SHAPES[shape], given, tell, about, draft.id))
    for name, (shape, column) in draft.shape.one.items():
        if (given := raw.get(name)) not in BLANK:
            for one in _each(name, SHAPES[shape], [given], tell, about, draft.id):
                draft.one[column] = one


def _each(
    name: str, shape: Shape, given: Any, tell: Tell, about: str, under: UUID
) -> Iterator[Draft]:
    if not isinstance(given, list):
        tell(Problem(about, name, "it should be a list; left out"))
        return
    if len(given) > MOST_PARTS:
        tell(Problem(about, name, f"it has more than {MOST_PARTS:,}; the rest was left out"))
    for raw in given[:MOST_PARTS]:
        if not isinstance(raw, dict):
            tell(Problem(about, name, "something in it is no object; left out"))
            continue
        try:
            yield _read(shape, raw, tell, about, under)
        except Refused as refused:
            tell(Problem(about, name, f"{refused}; left out"))


def _take_rest(draft: Draft, raw: dict[str, Any], tell: Tell, about: str) -> None:
    """What the standard does not name is passed on, as far as it is not endless."""
    shape = draft.shape
    known = {"id", *(each.name for each in shape.properties), *shape.parts, *shape.one}
    known |= ROUND_AGAIN.get(shape.name, set())
    rest = {name: value for name, value in raw.items() if name not in known and value is not None}
    if len(json.dumps(rest)) > MOST_EXTRA:
        tell(Problem(about, "", "what it says besides the standard is too long; left out"))
        return
    draft.as_given |= rest
