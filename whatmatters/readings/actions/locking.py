"""Part of every deed on a stream: hold it still, the person first."""

from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person
from whatmatters.readings.models import Stream


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_stream(stream: Stream) -> Stream:
    """Part of other deeds: the stream, read again and locked."""
    person = held_person(stream.person)
    stream = Stream.objects.select_for_update(of=("self",)).get(pk=stream.pk)
    stream.person = person
    return stream


def held_outcome(outcome: Outcome) -> Outcome:
    """Part of other deeds: what it is for, read again and locked."""
    return Outcome.objects.select_for_update(of=("self",)).get(pk=outcome.pk)
