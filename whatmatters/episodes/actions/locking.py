"""Part of every deed on a service: hold it still, the person first."""

from whatmatters.episodes.models import Episode
from whatmatters.people.models import Person


def held_person(person: Person) -> Person:
    """Part of other deeds: the person, read again and locked."""
    return Person.objects.select_for_update(of=("self",)).get(pk=person.pk)


def held_episode(episode: Episode, *, read: int | None = None) -> Episode:
    """Part of other deeds: the episode, read again and locked, one version on.

    Raises Stale, if it changed since it was read.
    """
    person = held_person(episode.person)
    episode = Episode.objects.select_for_update(of=("self",)).get(pk=episode.pk)
    episode.person = person
    episode.turn_page(read=read)
    return episode
