"""The verdict table as the code reads it: `verdicts.toml`, checked word by word."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from whatmatters.access.roles import RoleKey
from whatmatters.foundations.words import later

FILE = Path(__file__).with_name("verdicts.toml")


class DataClass(StrEnum):
    """What is kept about a person, by how closely it is kept."""

    CORE = "core"
    PLAN = "plan"
    TALK = "talk"
    DIARY_PRIVATE = "diary-private"
    DIARY_SHARED = "diary-shared"
    VISITS = "visits"
    ALERTS = "alerts"
    SAFEGUARDING = "safeguarding"
    CONFIDENCES = "confidences"
    BUDGET = "budget"
    AUDIT = "audit"
    CONSENT = "consent"

    @property
    def in_words(self) -> str:
        return later(TABLE.classes[self])


class Deed(StrEnum):
    READ = "read"
    WRITE = "write"


class Condition(StrEnum):
    """What must hold besides standing to the person in the way a verdict is about."""

    NONE = ""
    SHARED = "if-shared"
    LACKING = "if-lacking"
    ON_CASE = "if-on-case"
    GLASS_BROKEN = "if-glass-broken"


class By(StrEnum):
    """How somebody comes to stand to a person in some way."""

    THEMSELF = "themself"
    CIRCLE = "circle"
    TEAM = "team"
    REGISTRATION = "registration"
    SHARE = "share"
    CASE = "case"


Verdicts = Mapping[tuple[DataClass, Deed], Condition]


@dataclass(frozen=True, slots=True)
class Way:
    """One way of standing to a person, and what it allows: a row of the table."""

    key: str
    title: str
    by: By
    roles: frozenset[RoleKey]
    kinds: frozenset[str]
    proved: bool
    after_death: bool
    verdicts: Verdicts


@dataclass(frozen=True, slots=True)
class Table:
    classes: Mapping[DataClass, str]
    ways: Mapping[str, Way]

    def of(self, role: RoleKey) -> tuple[Way, ...]:
        """Every way in which somebody who acts in this role may stand to a person."""
        return tuple(way for way in self.ways.values() if role in way.roles)


def read(text: str) -> Table:
    """The table a file says. Raises ValueError, with the word that it does not know."""
    told = tomllib.loads(text)
    classes = {DataClass(key): title for key, title in told.pop("classes").items()}
    if missing := set(DataClass) - set(classes):
        raise ValueError(f"No words for {', '.join(sorted(missing))}")
    return Table(classes, {key: _way(key, row) for key, row in told.items()})


def _way(key: str, row: dict[str, Any]) -> Way:
    return Way(
        key=key,
        title=row.pop("title"),
        by=By(row.pop("by")),
        roles=frozenset(map(RoleKey, row.pop("roles"))),
        kinds=frozenset(row.pop("kinds", ())),
        proved=row.pop("proved", False),
        after_death=row.pop("after-death"),
        verdicts=dict(_verdict(name, word) for name, words in row.items() for word in words),
    )


def _verdict(name: str, word: str) -> tuple[tuple[DataClass, Deed], Condition]:
    deed, _, condition = word.partition("-")
    return (DataClass(name), Deed(deed)), Condition(condition)


TABLE = read(FILE.read_text())
