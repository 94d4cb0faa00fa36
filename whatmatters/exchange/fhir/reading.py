"""A file of FHIR JSON, read with the suspicion that a file from elsewhere deserves."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from whatmatters.exchange.fhir.shape import CannotRead, Json

DEEPEST = 64
EMPTY = "Bundle.entry"
LARGEST = 200 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """One resource of a file: where it stands, and what others call it."""

    resource: Json
    place: str
    full_url: str = ""
    inside: str = ""

    @property
    def kind(self) -> str:
        return str(self.resource["resourceType"])

    @property
    def id(self) -> str:
        return str(self.resource.get("id", ""))

    @property
    def key(self) -> str:
        """`Goal/g1`, or `CarePlan/c1#g1` of one that is contained in another."""
        return f"{self.inside}#{self.id}" if self.inside else f"{self.kind}/{self.id}"

    @property
    def digest(self) -> str:
        """The same for the same resource, however it is spaced or ordered."""
        plain = json.dumps(self.resource, sort_keys=True, default=str, ensure_ascii=True)
        return hashlib.sha256(plain.encode()).hexdigest()

    @property
    def source_id(self) -> str:
        """What we remember it by: its whole address, its id, or, without either, what it says."""
        web = self.full_url.startswith(("http://", "https://"))
        if web and self.full_url.endswith(f"/{self.key}") and len(self.full_url) <= 200:
            return self.full_url
        own = self.key.split("/", 1)[1] if self.id else self.full_url
        return own if 0 < len(own) <= 200 else f"sha256:{self.digest}"


def read_file(path: Path, *, largest: int = LARGEST) -> list[Found]:
    """Every resource in a file. Raises CannotRead."""
    try:
        if not path.is_file():
            raise CannotRead("", "this is not a file")
        if (size := path.stat().st_size) > largest:
            raise CannotRead(
                "", f"it has {size // 2**20} MB, more than the {largest // 2**20} read"
            )
        return read_content(path.read_bytes())
    except OSError as refused:
        raise CannotRead("", f"it can't be opened: {refused.strerror}") from None


def read_content(content: bytes) -> list[Found]:
    document = _parsed(content)
    if not isinstance(document, dict):
        raise CannotRead("", "it holds no FHIR resource")
    _check(document)
    return list(_resources(document))


def _parsed(content: bytes) -> Any:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        raise CannotRead("", "it is XML. Ask for FHIR as JSON, or convert it")
    if start not in {b"{", b"["}:
        raise CannotRead("", "it is not JSON")
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_once_each,
            parse_constant=_no_such_number,
            parse_float=_decimal,
        )
    except UnicodeDecodeError as wrong:
        raise CannotRead("", f"it is not UTF-8 from byte {wrong.start:,}") from None
    except json.JSONDecodeError as wrong:
        where = f"line {wrong.lineno:,}, column {wrong.colno:,}"
        raise CannotRead("", f"it stops being JSON at {where}. Is it the whole file?") from None
    except RecursionError:
        raise CannotRead("", f"it is more than {DEEPEST} levels deep") from None
    except ValueError:
        raise CannotRead("", "it holds a number that is far too long") from None


def _once_each(pairs: list[tuple[str, Any]]) -> Json:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise CannotRead("", f"the element “{_printable(twice)}” is given twice in one place")
    return found


def _no_such_number(text: str) -> Any:
    raise CannotRead("", f"{text} is not a number in JSON")


def _decimal(text: str) -> Decimal:
    if len(text) > 100:
        raise ValueError
    return Decimal(text)


def _check(document: Json) -> None:
    """No deeper than anything real, and no character that a database can't keep."""
    waiting: list[tuple[Any, int]] = [(document, 1)]
    while waiting:
        value, depth = waiting.pop()
        if depth > DEEPEST:
            raise CannotRead("", f"it is more than {DEEPEST} levels deep")
        if isinstance(value, dict):
            for name in value:
                _check_text(name)
            waiting += [(below, depth + 1) for below in value.values()]
        elif isinstance(value, list):
            waiting += [(below, depth + 1) for below in value]
        elif isinstance(value, str):
            _check_text(value)


def _check_text(text: str) -> None:
    if "\0" in text:
        raise CannotRead("", "it holds a NUL character, which can't be kept")
    if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text):
        raise CannotRead("", "it holds half a character (a lone surrogate), which can't be kept")


def _resources(document: Json) -> Iterator[Found]:
    """The resource itself, or all in a Bundle, with what each contains after it."""
    waiting = [Found(document, "")]
    while waiting:
        found = waiting.pop(0)
        kind = found.resource.get("resourceType")
        if not isinstance(kind, str) or not kind.replace(".", "").isalpha() or len(kind) > 60:
            raise CannotRead(found.place, "there is no resourceType")
        if not isinstance(found.resource.get("id", ""), str):
            raise CannotRead(f"{found.place or kind}.id", "this should be text")
        if kind == "Bundle":
            yield found
            waiting = [*_entries(found), *waiting]
        else:
            yield found
            waiting = [*_contained(found), *waiting]


def _entries(bundle: Found) -> Iterator[Found]:
    entries = bundle.resource.get("entry", [])
    for at, entry in enumerate(_list(entries, f"{bundle.place}Bundle.entry")):
        place = f"{bundle.place}Bundle.entry[{at}]"
        if not isinstance(entry, dict):
            raise CannotRead(place, "this should be an object")
        url = entry.get("fullUrl", "")
        if not isinstance(url, str):
            raise CannotRead(f"{place}.fullUrl", "this should be text")
        resource = entry.get("resource")
        if resource is None:
            yield Found({"resourceType": EMPTY}, place)
            continue
        if not isinstance(resource, dict):
            raise CannotRead(f"{place}.resource", "this should be an object")
        yield Found(resource, f"{place}.resource ", url)


def _contained(holder: Found) -> Iterator[Found]:
    place = f"{holder.place}{holder.kind}.contained"
    for at, resource in enumerate(_list(holder.resource.get("contained", []), place)):
        if not isinstance(resource, dict):
            raise CannotRead(f"{place}[{at}]", "this should be an object")
        if not holder.inside:
            yield Found(resource, f"{place}[{at}] ", inside=holder.key)


def _list(value: Any, place: str) -> list[Any]:
    if not isinstance(value, list):
        raise CannotRead(place, "this should be a list")
    return value


def _printable(text: str) -> str:
    return "".join(c for c in text[:60] if c.isprintable())
