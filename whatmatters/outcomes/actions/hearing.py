from collections.abc import Iterable
from datetime import date
from uuid import UUID, uuid4

from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Statement
from whatmatters.foundations import clock
from whatmatters.outcomes.actions.mapping import map_to
from whatmatters.outcomes.actions.theirs import must_be_said_by_or_for, must_be_wanted_by
from whatmatters.outcomes.models import Outcome
from whatmatters.outcomes.rules import is_themself
from whatmatters.people.models import Person


@transaction.atomic
def hear_outcome(
    *,
    person: Person,
    by: Actor,
    words: str,
    said_in: Statement | None = None,
    source: str = Outcome.Source.SAID,
    source_name: str = "",
    why: str = "",
    looks_like: str = "",
    kind: str = "",
    nature: str = "",
    term: str = "",
    categories: Iterable[tuple[str, str]] = (),
    follows: Outcome | None = None,
    begun_on: date | None = None,
    sent_as: UUID | None = None,
) -> Outcome:
    """Write down something a person wants from their life, in their words.

    Sent twice under one `sent_as`, it is written once. Raises NotTheirs when the
    statement or the earlier outcome belongs to somebody else.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.OUTCOME_CHANGE, person)
    taken = Outcome.objects.filter(pk=sent_as).first() if sent_as else None
    if taken and taken.person_id == person.pk:
        return taken
    must_be_said_by_or_for(person, said_in)
    must_be_wanted_by(person, [follows] if follows else [])
    wrote_it = is_themself(by, person)
    outcome = Outcome(
        id=uuid4() if taken or not sent_as else sent_as,
        person=person,
        said_in=said_in,
        first_words=words,
        words=words,
        source=Outcome.Source.WROTE if wrote_it else Outcome.Source(source),
        source_name="" if wrote_it else source_name,
        written_by=by.user,
        why=why,
        looks_like=looks_like,
        kind=kind,
        nature=nature,
        term=term,
        follows=follows,
        begun_on=begun_on or clock.today(),
    )
    outcome.save(force_insert=True)
    if categories := list(categories):
        map_to(outcome, categories)
    audit.record(by=by, did="outcomes.heard", to=outcome, about=person.pk)
    return outcome
