"""What can be taken away on paper, as data: the same sheet becomes a page and a PDF.

Words are only ever data. Nothing here builds markup, and what sets the sheet evaluates none.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias


class Form(StrEnum):
    """How a sheet is set: as it is, one idea a line with room for pictures, or in large letters."""

    PLAIN = "plain"
    EASY = "easy"
    LARGE = "large"

    @classmethod
    def of(cls, asked: str) -> "Form":
        """The form that was asked for; what is none of ours is the plain one."""
        return cls(asked) if asked in set(cls) else cls.PLAIN


@dataclass(frozen=True, slots=True)
class Say:
    """A line of ours."""

    text: str
    strong: bool = False
    quiet: bool = False
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's own words, and whose they are."""

    text: str
    whose: str = ""
    kind: Literal["words"] = "words"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is said of each."""

    rows: tuple[tuple[str, str], ...]
    kind: Literal["facts"] = "facts"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headers; `wide` is each column's share. In large letters, row below row."""

    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    wide: tuple[int, ...]
    kind: Literal["table"] = "table"

    @property
    def by_row(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """Each row with its headers beside what is said."""
        return tuple(tuple(zip(self.headers, row, strict=True)) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Points:
    """Several short things."""

    items: tuple[str, ...]
    kind: Literal["points"] = "points"


Block: TypeAlias = Say | Words | Facts | Table | Points


@dataclass(frozen=True, slots=True)
class Part:
    """A heading and what stands under it; `picture` is the name of a drawing of ours."""

    heading: str
    blocks: tuple[Block, ...]
    picture: str = ""
    level: int = 2
    boxed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """`title` is what a reader's window is called: it names nobody. `foot` stands on each page."""

    title: str
    heading: str
    parts: tuple[Part, ...]
    lead: tuple[str, ...] = ()
    foot: str = ""
    form: Form = field(default=Form.PLAIN)

    @property
    def pictures(self) -> set[str]:
        return {part.picture for part in self.parts if part.picture}


def some(blocks: Iterable[Block | None]) -> tuple[Block, ...]:
    """Those that are there."""
    return tuple(one for one in blocks if one)
