from dataclasses import dataclass

from whatmatters.conversations.models import Statement, Whose
from whatmatters.people.models import Person


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and the name of whoever said it, as one would write it beneath."""

    statement: Statement
    whose: str


def said(statement: Statement, person: Person) -> Said:
    if statement.whose == Whose.PERSON:
        return Said(statement, person.known_as)
    kind = statement.get_whose_display()
    return Said(statement, f"{statement.whose_name} – {kind}" if statement.whose_name else kind)
