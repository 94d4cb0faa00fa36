from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.episodes.actions.locking import held_episode
from whatmatters.episodes.models import Episode, EpisodeNotReady, Hold


@transaction.atomic
def hold_episode(
    *,
    episode: Episode,
    by: Actor,
    why: str,
    began_on: date,
    until: date | None = None,
    words: str = "",
    read: int | None = None,
) -> Hold:
    """It pauses from a day. Raises EpisodeNotReady or, if it changed meanwhile, Stale."""
    episode = held_episode(episode, read=read)
    require(by, Permission.EPISODE_WRITE, episode)
    episode.must_be_open()
    hold = Hold(episode=episode, why=Hold.Why(why), words=words, began_on=began_on, until=until)
    hold.recorded_by = by.user
    hold.must_fit()
    hold.save(force_insert=True)
    episode.save(update_fields=["version"])
    audit.record(by=by, did="episodes.paused", to=hold, about=episode.person_id)
    return hold


@transaction.atomic
def go_on(*, episode: Episode, by: Actor, last_on: date, read: int | None = None) -> Hold:
    """It goes on: `last_on` was the last day of the pause that has no end yet."""
    episode = held_episode(episode, read=read)
    require(by, Permission.EPISODE_WRITE, episode)
    hold = episode.holds.filter(until=None).order_by("pk").first()
    if hold is None:
        raise EpisodeNotReady(gettext("It is not paused, so it is going on already"))
    hold.finish(on=last_on)
    hold.save(update_fields=["until"])
    episode.save(update_fields=["version"])
    audit.record(by=by, did="episodes.gone-on", to=hold, about=episode.person_id)
    return hold
