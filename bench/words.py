"""Whether both sides show the same of a person: everything written about them, piece by piece."""

from html.parser import HTMLParser
from uuid import UUID


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def seen(page: str) -> str:
    """What a page says, on one line."""
    reader = _Text()
    reader.feed(page)
    return " ".join(" ".join(reader.pieces).split())


def of_person(person: UUID) -> frozenset[str]:
    """All that is written in words about one person, in every room."""
    from whatmatters.conversations.models import Statement, Understanding
    from whatmatters.outcomes.models import Barrier, Outcome, Step
    from whatmatters.people.models import CircleMember, CommunicationNeed, Person
    from whatmatters.plans.models import Action, Agreement, Plan
    from whatmatters.reviews.models import Help, Look, Reason, Review, Verdict

    places = (
        (Person, "pk", ("full_name", "pronouns", "language", "phone")),
        (CommunicationNeed, "person", ("words",)),
        (CircleMember, "person", ("name", "relation")),
        (Statement, "conversation__person", ("words",)),
        (Understanding, "conversation__person", ("words",)),
        (Outcome, "person", ("words", "why", "looks_like")),
        (Step, "outcome__person", ("words",)),
        (Barrier, "person", ("words",)),
        (Plan, "person", ("if_things_go_wrong",)),
        (Action, "aim__plan__person", ("who", "what", "how_often")),
        (Agreement, "plan__person", ("words",)),
        (Review, "person", ("present",)),
        (Look, "review__person", ("adjust",)),
        (Verdict, "look__review__person", ("words",)),
        (Help, "look__review__person", ("words",)),
        (Reason, "look__review__person", ("words",)),
    )
    found: set[str] = set()
    for model, to_person, columns in places:
        rows = model._default_manager.filter(**{to_person: person}).order_by("pk")
        for row in rows.values_list(*columns):
            found.update(" ".join(value.split()) for value in row)
    return frozenset(found - {""})


def shown(page: str, words: frozenset[str]) -> frozenset[str]:
    """Those of the words that can be read on the page."""
    text = seen(page).casefold()
    return frozenset(piece for piece in words if piece.casefold() in text)
