"""Every pack there is: ours, and those that stand in the folder `law` beside the data."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from whatmatters.eligibility.law.pack import Item, Pack
from whatmatters.eligibility.law.reading import NotAPack, items_of, read

HERE = Path(__file__).parent.parent / "data"


class NoSuchPack(Exception):
    """A pack and version that no file has. Its message is written for the reader."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What makes a good plan in any nation, and who says so."""

    source: str
    address: str
    licence: str
    items: tuple[Item, ...]


@cache
def every_pack() -> Mapping[tuple[str, str], Pack]:
    """By id and version. A file that is none is left out: `shelf_faults` says why."""
    found: dict[tuple[str, str], Pack] = {}
    for file in _files():
        try:
            one = read(file.read_bytes())
        except NotAPack:
            continue
        found.setdefault((one.id, one.version), one)
    return MappingProxyType(found)


def pack(id_: str, version: str) -> Pack:
    """Raises NoSuchPack."""
    if found := every_pack().get((id_, version)):
        return found
    raise NoSuchPack(f"There is no file of the law “{id_}”, version {version}")


def shelf_faults() -> Iterator[tuple[str, str]]:
    """Each file that is no pack, with what is wrong; and two that say they are the same."""
    seen: dict[tuple[str, str], str] = {}
    for file in _files():
        try:
            one = read(file.read_bytes())
        except NotAPack as why:
            yield from ((file.name, fault) for fault in why.faults)
            continue
        key = one.id, one.version
        if key in seen:
            yield file.name, f"{one.key} is already in {seen[key]}. Give it another version"
        seen.setdefault(key, file.name)


@cache
def quality() -> Quality:
    told = tomllib.loads((HERE / "quality.toml").read_text("utf-8"))
    words = {name: str(told[name]) for name in ("source", "address", "licence")}
    return Quality(**words, items=items_of(told))


def _files() -> Iterator[Path]:
    yield from sorted((HERE / "packs").glob("*.toml"))
    yield from sorted((settings.DATA / "law").glob("*.toml"))
