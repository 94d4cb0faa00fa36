from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.enquiries.actions import start_record
from whatmatters.enquiries.models import Enquiry
from whatmatters.episodes.actions.locking import held_person
from whatmatters.episodes.models import Episode, EpisodeNotReady, Kind, Source
from whatmatters.foundations import clock
from whatmatters.people.models import Person


@transaction.atomic
def open_episode(
    *,
    person: Person,
    by: Actor,
    service: str,
    source: str,
    kind: str = Kind.SUPPORT,
    source_words: str = "",
    what_now: str = "",
    began_on: date | None = None,
    enquiry: Enquiry | None = None,
) -> Episode:
    """A service begins to walk with somebody. The same pressed twice is one.

    Raises EpisodeNotReady, where another of that service is open, or the day can't be.
    """
    person = held_person(person)
    require(by, Permission.EPISODE_OPEN, person)
    if by.organisation_id is None:
        raise PermissionDenied(Permission.EPISODE_OPEN)
    episode = Episode(
        person=person,
        organisation_id=by.organisation_id,
        service=service.strip(),
        kind=Kind(kind),
        source=Source(source),
        source_words=source_words,
        what_now=what_now,
        began_on=began_on or clock.today(),
        enquiry=enquiry,
        opened_by=by.user,
    )
    episode.must_begin_on_a_day_that_was()
    if there := _open_already(episode):
        return there
    episode.save(force_insert=True)
    audit.record(by=by, did="episodes.begun", to=episode, about=person.pk)
    return episode


@transaction.atomic
def begin_from_enquiry(*, enquiry: Enquiry, by: Actor, service: str, what_now: str) -> Episode:
    """An enquiry is not the end of it: early help begins, on a record of the person’s own.

    The record is started from the enquiry, if there is none yet; nothing is typed again.
    """
    person = start_record(enquiry=enquiry, by=by)
    require(by, Permission.EPISODE_OPEN, person)
    episode = open_episode(
        person=person,
        by=by,
        service=service,
        source=Source.ENQUIRY,
        kind=Kind.PREVENTIVE,
        what_now=what_now,
        enquiry=enquiry,
    )
    audit.record(by=by, did="episodes.begun-from-enquiry", to=episode, about=person.pk)
    return episode


def _open_already(new: Episode) -> Episode | None:
    """The same one, if it was pressed twice. Raises EpisodeNotReady for another that is open."""
    same = Episode.objects.filter(
        person=new.person, organisation=new.organisation_id, service=new.service
    )
    there = same.open().order_by("pk").first()
    if there is None:
        return None
    if all(getattr(there, name) == getattr(new, name) for name in Episode.kept):
        return there
    raise EpisodeNotReady(
        gettext(
            "This service is open for them here already. End that one first, or use another name"
        )
    )
