"""The names and sentences a crowd is made of. Combined with dice, hardly two lives sound alike."""

import json
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Any

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Deed:
    """Something somebody does about an outcome."""

    doer: str
    what: str
    often: str


@dataclass(frozen=True, slots=True)
class Theme:
    """Something a life can be about: what is said of it, wanted, done and in its way."""

    key: str
    area: str
    sort: str
    say: tuple[str, ...]
    want: tuple[str, ...]
    looks: tuple[str, ...]
    steps: tuple[str, ...]
    does: tuple[Deed, ...]
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Origin:
    """Names that go together, and what is spoken at home if it is not English alone."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    family: tuple[str, ...]
    language: str


@lru_cache(maxsize=1)
def themes() -> tuple[Theme, ...]:
    return tuple(_theme(dict(told)) for told in _read("words.json")["themes"])


@lru_cache(maxsize=1)
def said() -> dict[str, Any]:
    """Sentences by what they are for, and what fills their gaps under `fills`."""
    found: dict[str, Any] = _read("words.json")["said"]
    return found


@lru_cache(maxsize=1)
def _origins() -> tuple[list[Origin], list[int]]:
    told = _read("names.json")["origins"]
    origins = [
        Origin(tuple(o["women"]), tuple(o["men"]), tuple(o["family"]), o.get("language", ""))
        for o in told
    ]
    return origins, list(accumulate(o["weight"] for o in told))


def origin(dice: Random) -> Origin:
    origins, weights = _origins()
    return dice.choices(origins, cum_weights=weights)[0]


def gaps(dice: Random, known_as: str) -> dict[str, str]:
    """What goes into the gaps of sentences, this time."""
    friend = origin(dice)
    filled = {gap: dice.choice(choices) for gap, choices in said()["fills"].items()}
    filled["plant"] = filled["plant"].replace("-", " ")
    filled["friend"] = dice.choice(friend.women + friend.men)
    filled["child"] = dice.choice(friend.men + friend.women)
    filled["years"] = str(dice.randint(11, 46))
    filled["me"] = filled["known"] = known_as
    return filled


def _read(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / name).read_text("utf-8"))
    return found


def _theme(told: dict[str, Any]) -> Theme:
    does = tuple(Deed(**deed) for deed in told.pop("does"))
    rest: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
    }
    return Theme(does=does, **rest)
