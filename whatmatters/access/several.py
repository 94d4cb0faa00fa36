"""A prepared question about several at once: the notes of all visits of a day.

    tasks = PreparedOfSeveral(lambda _, visits: Task.objects.filter(visit__in=visits))
    tasks.rows(viewer=None, of=visits)

Each number of them is another statement. So it is asked of a round number, the last of them
standing for the rest, and is compiled but rarely.
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import Prepared

Row = TypeVar("Row")


class PreparedOfSeveral(Generic[Row]):
    """`query` takes the viewer, and what it is about as a tuple, to be asked with `__in`."""

    def __init__(self, query: Callable[[Any, tuple[UUID, ...]], QuerySet[Any, Row]]) -> None:
        self._query = query
        self._of_so_many: dict[int, Prepared[Row]] = {}

    def rows(self, *, viewer: Actor | None, of: Iterable[UUID]) -> list[Row]:
        """What it finds of these for this viewer. Of none, nothing is asked."""
        asked = list(of)
        if not asked:
            return []
        many = _round(len(asked))
        first, *others = asked + asked[-1:] * (many - len(asked))
        return self._of(many).rows(viewer=viewer, about=first, given=others)

    def _of(self, many: int) -> Prepared[Row]:
        if many not in self._of_so_many:
            query = self._query
            self._of_so_many[many] = Prepared(lambda viewer, *of: query(viewer, of))
        return self._of_so_many[many]


def _round(many: int) -> int:
    """The next power of two."""
    return 1 << (many - 1).bit_length()
