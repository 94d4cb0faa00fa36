"""Reading JSON that nobody has checked: each thing taken is what it should be, or is refused.

An `Element` remembers what was taken from it, so that whatever is left can be named.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Json = dict[str, Any]

NO_PLACE = "there is no place for it here yet"
NOT_READ = "extensions that are not listed are not read"
ABOUT_THE_RECORD = "it is about the record elsewhere, not about the person"
COMMON = {
    "meta": ABOUT_THE_RECORD,
    "implicitRules": ABOUT_THE_RECORD,
    "language": ABOUT_THE_RECORD,
    "text": "it is a drawing of what the other elements say",
    "contained": "what is inside is read by itself where something refers to it",
}
DAY = re.compile(
    r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?)?)?)?"
)
FIRST_YEAR, LAST_YEAR = 1850, 2199


class CannotRead(Exception):
    """Something is not what FHIR says it is. Names where, never what it said."""

    def __init__(self, place: str, why: str) -> None:
        super().__init__(f"{place}: {why}" if place else why)


@dataclass(frozen=True, slots=True, order=True)
class NotCarried:
    """One element that did not come along, or came along as something else, and why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference: where it leads, or at least what is there."""

    to: str = ""
    display: str = ""
    identifier: tuple[str, str] = ("", "")


class Element:
    """A JSON object of a resource. `path` is for counting, `place` for errors."""

    def __init__(
        self, json: Json, path: str, *, place: str = "", loses: Mapping[str, str] | None = None
    ) -> None:
        self.json, self.path, self.place = json, path, place or path
        self.loses = loses or {}
        self._taken: set[str] = {"resourceType", "id"}
        self._below: list[Element] = []
        self._said: list[NotCarried] = []

    def text(self, key: str) -> str:
        """Text, as it is; nothing where there is none."""
        value = self._take(key)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise CannotRead(f"{self.place}.{key}", "this should be text")
        return value if value.strip() else ""

    def line(self, key: str, longest: int) -> str:
        """Text for a short place; where it is longer, it stays behind and is named."""
        return self.fitting(key, " ".join(self.text(key).split()), longest)

    def fitting(self, key: str, text: str, longest: int) -> str:
        if len(text) <= longest:
            return text
        self.say(key, f"it is longer than {longest} characters")
        return ""

    def cut(self, key: str, text: str, longest: int) -> str:
        """As much as there is room for; that it was cut is said."""
        if len(text) > longest:
            self.say(key, f"it is cut to {longest} characters")
        return text[:longest]

    def texts(self, key: str) -> list[str]:
        return [text for text in self._each(key, str, "text") if text.strip()]

    def flag(self, key: str) -> bool | None:
        value = self._take(key)
        if value is not None and not isinstance(value, bool):
            raise CannotRead(f"{self.place}.{key}", "this should be true or false")
        return value

    def number(self, key: str) -> str:
        """A number as it is written."""
        value = self._take(key)
        if value is None:
            return ""
        if isinstance(value, bool) or (not isinstance(value, int | str) and not _is_decimal(value)):
            raise CannotRead(f"{self.place}.{key}", "this should be a number")
        return str(value)

    def element(self, key: str) -> "Element | None":
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise CannotRead(f"{self.place}.{key}", "this should be an object")
        return self._child(key, value, f"{self.place}.{key}")

    def elements(self, key: str) -> "list[Element]":
        return [
            self._child(key, value, f"{self.place}.{key}[{at}]")
            for at, value in enumerate(self._each(key, dict, "an object"))
        ]

    def extensions(self, *wanted: str) -> "Iterator[tuple[str, Element]]":
        """Each wanted extension, by the end of its address. All others are named."""
        for at, value in enumerate(self._each("extension", dict, "an object")):
            name = _extension_name(value, f"{self.place}.extension[{at}].url")
            if name not in wanted:
                self._said.append(self._not_read(name))
                continue
            child = self._child(f"extension({name})", value, f"{self.place}.extension[{at}]")
            child._taken.add("url")
            yield name, child

    def day(self, key: str, *, last: bool = False) -> date | None:
        """A day; of a month or a year alone, its first or last, and that is said."""
        text = self.text(key)
        if not text:
            return None
        found = DAY.fullmatch(text)
        if not found or not FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            raise CannotRead(f"{self.place}.{key}", "this should be a date, like 2027-03-27")
        year, month, day = int(found[1]), found[2], found[3]
        if not day:
            which = "last" if last else "first"
            self.say(key, f"only a month or a year is given: kept as its {which} day")
        try:
            return _day(year, int(month or (12 if last else 1)), int(day or 0), last=last)
        except ValueError:
            raise CannotRead(f"{self.place}.{key}", "there is no such day") from None

    def whole_day(self, key: str) -> date | None:
        """A day that means nothing unless it is whole: of less, nothing is kept."""
        text = self.text(key)
        if text and len(text) < len("2027-03-27"):
            _ = self.day(key)
            self._said = [said for said in self._said if said.path != f"{self.path}.{key}"]
            self.say(key, "only a month or a year is given")
            return None
        return self.day(key)

    def concept(self, key: str) -> str:
        """What a CodeableConcept says in words: its text, or the name of its first code."""
        found = self.element(key)
        return found.words() if found else ""

    def concepts(self, key: str) -> list[str]:
        return [words for found in self.elements(key) if (words := found.words())]

    def words(self) -> str:
        """This CodeableConcept in words."""
        text, codings = self.text("text"), self.elements("coding")
        names = [coding.text("display") for coding in codings]
        for coding in codings:
            coding.forget("system", "version", "code", "userSelected")
        return text or next((name for name in names if name), "")

    def codes(self, key: str) -> list[str]:
        """The codes of one or many CodeableConcepts, without their systems."""
        value = self.json.get(key)
        concepts = value if isinstance(value, list) else [value]
        return [
            coding["code"]
            for concept in concepts
            if isinstance(concept, dict) and isinstance(concept.get("coding"), list)
            for coding in concept["coding"]
            if isinstance(coding, dict) and isinstance(coding.get("code"), str)
        ]

    def pointer(self, key: str) -> Pointer | None:
        found = self.element(key)
        return found.as_pointer() if found else None

    def pointers(self, key: str) -> list[Pointer]:
        return [found.as_pointer() for found in self.elements(key)]

    def as_pointer(self) -> Pointer:
        number = self.element("identifier")
        known = (number.text("system"), number.text("value")) if number else ("", "")
        if number:
            number.forget("use", "type", "period", "assigner")
        self.forget("type")
        return Pointer(self.text("reference"), self.text("display"), known)

    def forget(self, *keys: str) -> None:
        """Count these as taken: they only say how to read the rest."""
        self._taken |= set(keys)

    def say(self, key: str, why: str) -> None:
        """Name something that did not come along as it was."""
        self._taken.add(key)
        self._said.append(NotCarried(f"{self.path}.{key}" if key else self.path, why))

    def not_carried(self) -> tuple[NotCarried, ...]:
        """Everything that was said, and everything nobody took."""
        return tuple(sorted(self._all_not_carried()))

    def _all_not_carried(self) -> Iterator[NotCarried]:
        yield from self._said
        for key, value in self.json.items():
            if key in self._taken:
                continue
            if key == "extension" and isinstance(value, list):
                yield from (self._not_read(_extension_name(e, self.place)) for e in value)
            else:
                yield NotCarried(f"{self.path}.{key}", self._why(key))
        for child in self._below:
            yield from child._all_not_carried()

    def _not_read(self, name: str) -> NotCarried:
        key = f"extension({name})"
        why = self._why(key)
        return NotCarried(f"{self.path}.{key}", NOT_READ if why == NO_PLACE else why)

    def _why(self, key: str) -> str:
        below = f"{self.path}.{key}".split(".", 1)[-1]
        return self.loses.get(below) or COMMON.get(key) or NO_PLACE

    def _child(self, key: str, value: Json, place: str) -> "Element":
        child = Element(value, f"{self.path}.{key}", place=place, loses=self.loses)
        self._below.append(child)
        return child

    def _take(self, key: str) -> Any:
        self._taken.add(key)
        return self.json.get(key)

    def _each(self, key: str, kind: type, said: str) -> Iterator[Any]:
        values = self._take(key)
        if values is None:
            return
        if not isinstance(values, list):
            raise CannotRead(f"{self.place}.{key}", "this should be a list")
        for at, value in enumerate(values):
            if value is None and kind is str:
                continue  # FHIR's way to say that only an extension is there
            if not isinstance(value, kind):
                raise CannotRead(f"{self.place}.{key}[{at}]", f"this should be {said}")
            yield value


def _extension_name(extension: object, place: str) -> str:
    """The end of an extension's address."""
    url = extension.get("url", "") if isinstance(extension, dict) else None
    if not isinstance(url, str):
        raise CannotRead(place, "an extension should be an object with a url that is text")
    return url.rsplit("/", 1)[-1][:60]


def _is_decimal(value: object) -> bool:
    return type(value).__name__ in {"Decimal", "float"}


def _day(year: int, month: int, day: int, *, last: bool) -> date:
    if day:
        return date(year, month, day)
    if not last:
        return date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)
