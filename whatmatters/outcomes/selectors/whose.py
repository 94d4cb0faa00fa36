from dataclasses import dataclass

from whatmatters.conversations.models import Statement
from whatmatters.people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the name of whoever said it, as one would write it beneath."""

    statement: Statement
    whose: str


def said(statement: Statement, person: Person) -> Said:
    return Said(statement, statement.whose_words(person.known_as))
