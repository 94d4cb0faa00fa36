"""What a page asks about one record, once it is known what of the record is open."""

from collections.abc import Callable
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.policy import DataClass
from whatmatters.access.prepared import Prepared
from whatmatters.people.models import Person
from whatmatters.people.standing import Standing

Row = TypeVar("Row")


class Opened(Generic[Row]):
    """A question about one person's record, of one class of data, compiled once for everybody.

    How the viewer stands to the person is asked once a page (`subject`), and the verdict
    table decides by it; that a query which begins with `open_to` finds the same is proved
    over everything that can be the case. What is not open is not asked, and is empty.
    """

    def __init__(self, about: DataClass, query: Callable[[UUID], QuerySet[Any, Row]]) -> None:
        self.about = about
        self._prepared: Prepared[Row] = Prepared(lambda _, person: query(person))

    def rows(self, record: "Record") -> list[Row]:
        """What it finds in the record of a page, as far as it is open to the viewer."""
        return self.of(record.person.pk, record.standing)

    def of(self, person_id: UUID, standing: Standing) -> list[Row]:
        """The same, by how the viewer stands to that person."""
        if not standing.may(self.about):
            return []
        return self._prepared.rows(viewer=None, about=person_id)


class OpenedTo(Generic[Row]):
    """The same, where what is found also depends on who looks: on what is discreet."""

    def __init__(
        self, about: DataClass, query: Callable[[Actor, UUID], QuerySet[Any, Row]]
    ) -> None:
        self.about = about
        self._prepared: Prepared[Row] = Prepared(query)

    def rows(self, record: "Record", *, viewer: Actor) -> list[Row]:
        """What it finds in the record of a page, as far as it is open to the viewer."""
        if not record.standing.may(self.about):
            return []
        return self._prepared.rows(viewer=viewer, about=record.person.pk)


class Record(Protocol):
    """Whose record a page belongs to, and how its viewer stands to them."""

    @property
    def person(self) -> Person: ...
    @property
    def standing(self) -> Standing: ...
