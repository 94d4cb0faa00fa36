"""What rooms above know of somebody’s time, which knows of none of them.

Each is put here when its room starts, and asked when time is shown. It looks for itself at
what the viewer may know.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from whatmatters.access.actor import Actor
from whatmatters.people.models import Person


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is planned, asked for, or can be done: a line on the page, with its link.

    `note` says in a word or two how it stands: Planned, Waiting for an answer.
    """

    what: str
    at: datetime | None = None
    minutes: int | None = None
    words: str = ""
    note: str = ""
    tone: str = "plain"
    href: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page: its heading, its lines, and what can be done there.

    `doors` are links for buttons: what they say, and where they lead.
    """

    heading: str
    lines: Sequence[Coming]
    empty: str = ""
    doors: Sequence[tuple[str, str]] = ()


class OnMyTime(Protocol):
    def __call__(self, *, viewer: Actor, person: Person) -> Sequence[Part]: ...


#: Parts of the page of somebody’s time, in order: the next two weeks, and what is asked for.
ON_MY_TIME: list[OnMyTime] = []


@dataclass(frozen=True, slots=True)
class Figure:
    """Something one counts: its name, and what it comes to in words."""

    term: str
    says: str


class CountsOverall(Protocol):
    def __call__(self, *, viewer: Actor, first: date, last: date) -> Sequence[Figure]: ...


#: How what is done with the time goes, over all one may see.
COUNTED: list[CountsOverall] = []
