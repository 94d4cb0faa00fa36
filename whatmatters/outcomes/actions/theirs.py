"""Two things every deed here does first: take the outcome in hand, and keep lives apart."""

from collections.abc import Iterable

from django.utils.translation import gettext

from whatmatters.conversations.models import Statement
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person


class NotTheirs(Exception):
    """Something of another person's life. Its message is written for the reader."""


def in_hand(outcome: Outcome) -> Outcome:
    """The outcome as it is now, held until the deed is done. Part of other deeds."""
    return (
        Outcome.objects.select_for_update(of=("self",)).select_related("person").get(pk=outcome.pk)
    )


def must_be_said_by_or_for(person: Person, statement: Statement | None) -> None:
    """Raises NotTheirs when it was said in somebody else's. Part of other deeds."""
    if statement and statement.conversation.person_id != person.pk:
        raise NotTheirs(gettext("Those words were said in somebody else’s conversation"))


def must_be_wanted_by(person: Person, outcomes: Iterable[Outcome]) -> None:
    """Raises NotTheirs when one of them is somebody else's. Part of other deeds."""
    if any(outcome.person_id != person.pk for outcome in outcomes):
        raise NotTheirs(gettext("One of those outcomes is somebody else’s"))
