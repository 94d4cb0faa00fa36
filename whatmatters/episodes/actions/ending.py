from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.access.permissions import Permission, require
from whatmatters.episodes.actions.locking import held_episode
from whatmatters.episodes.models import Ending, Episode, EpisodeNotReady, Source

ENDED = ["version", "ended_on", "ending", "ended_because"]


@transaction.atomic
def end_episode(
    *,
    episode: Episode,
    by: Actor,
    on: date,
    ending: str,
    because: str = "",
    read: int | None = None,
) -> Episode:
    """It ends on a day, for a reason; a pause without an end ends with it."""
    episode = held_episode(episode, read=read)
    require(by, Permission.EPISODE_WRITE, episode)
    _end(episode, ending, on=on, because=because)
    audit.record(by=by, did="episodes.ended", to=episode, about=episode.person_id)
    return episode


@transaction.atomic
def transfer_episode(
    *,
    episode: Episode,
    by: Actor,
    to: Organisation,
    service: str,
    on: date,
    because: str = "",
    read: int | None = None,
) -> Episode:
    """It ends here, and begins there on the same day: both sides keep it. Gives the new one.

    It opens nobody's record: who works there still joins the circle, or is shared with.
    """
    episode = held_episode(episode, read=read)
    require(by, Permission.EPISODE_WRITE, episode)
    service = service.strip()
    _must_go_somewhere_else(episode, to, service)
    _must_be_known_of(to, by)
    _end(episode, Ending.TRANSFERRED, on=on, because=because)
    begun = Episode.objects.create(
        person=episode.person,
        organisation=to,
        service=service,
        kind=episode.kind,
        source=Source.TRANSFER,
        what_now=episode.what_now,
        began_on=on,
        opened_by=by.user,
        follows=episode,
    )
    audit.record(by=by, did="episodes.moved", to=begun, about=episode.person_id)
    return begun


@transaction.atomic
def receive_episode(*, episode: Episode, by: Actor, on: date) -> Episode:
    """Somebody who works there takes it over. Raises EpisodeNotReady, if it has been."""
    episode = held_episode(episode)
    require(by, Permission.EPISODE_WRITE, episode)
    episode.receive(by=by.user, on=on)
    episode.save(update_fields=["version", "received_on", "received_by"])
    audit.record(by=by, did="episodes.received", to=episode, about=episode.person_id)
    return episode


def _end(episode: Episode, ending: str, *, on: date, because: str) -> None:
    episode.end(ending, on=on, because=because)
    if episode.holds.filter(began_on__gt=on).exists():
        raise EpisodeNotReady(gettext("A pause begins after that day. Choose a later day"))
    episode.holds.filter(until=None).update(until=on)
    episode.save(update_fields=ENDED)


def _must_go_somewhere_else(episode: Episode, to: Organisation, service: str) -> None:
    if to.pk == episode.organisation_id and service == episode.service:
        raise EpisodeNotReady(gettext("This is where it is now. Choose another service"))
    there = Episode.objects.filter(person=episode.person, organisation=to, service=service)
    if there.open().exists():
        raise EpisodeNotReady(
            gettext("That service is open for them already, so there is nothing to move it to")
        )


def _must_be_known_of(to: Organisation, by: Actor) -> None:
    """Nobody outside a confidential service sends somebody to it by name."""
    if to.is_confidential and to.pk != by.organisation_id:
        raise EpisodeNotReady(gettext("Choose a service from the list"))
