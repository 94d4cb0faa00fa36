from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.foundations import clock
from whatmatters.foundations.models import Stale
from whatmatters.stories.actions.telling import locked
from whatmatters.stories.models import (
    KeptInStory,
    NotReady,
    Reach,
    Story,
    StoryAbout,
    StoryConsent,
    Telling,
)
from whatmatters.stories.names import unanswered


@transaction.atomic
def send_story(
    *,
    telling: Telling,
    by: Actor,
    reach: str,
    read: int | None = None,
    said_on: date | None = None,
    how: str = "",
) -> Story:
    """Keep that the person said yes to these very words, and send them to be read by a second.

    What is sent has no person in it. Raises Stale, and NotReady while something is marked.
    """
    telling = locked(telling)
    require(by, Permission.STORY_AGREE, telling)
    telling.must_be_open()
    _must_be_ready(telling, read)
    _take_consent_back(telling)
    StoryConsent.objects.create(
        telling=telling,
        to_version=telling.version,
        reach=Reach(reach),
        said_on=said_on or clock.today(),
        how=how,
        recorded_by=by.user,
    )
    story = _sent(telling, by, reach)
    audit.record(by=by, did="stories.sent", to=telling, about=telling.person_id)
    return story


@transaction.atomic
def take_back(*, telling: Telling, by: Actor) -> Telling:
    """Nobody reads it any more, from this moment. Done twice, it is done once."""
    telling = locked(telling)
    require(by, Permission.STORY_TAKE_BACK, telling)
    if telling.story_id:
        _empty(telling.story_id)
    _take_consent_back(telling)
    if telling.story_id and not telling.taken_back_at:
        telling.taken_back_at = clock.now()
        telling.save(update_fields=["taken_back_at"])
        audit.record(by=by, did="stories.taken-back", to=telling, about=telling.person_id)
    return telling


def _must_be_ready(telling: Telling, read: int | None) -> None:
    if read is not None and read != telling.version:
        raise Stale(telling)
    if unanswered(telling):
        raise NotReady(
            gettext("Something is marked that may say who it is about. Look at it first")
        )


def _sent(telling: Telling, by: Actor, reach: str) -> Story:
    """A story that knows nobody; only the telling knows which it is."""
    if telling.story_id:
        _empty(telling.story_id)
    story = telling.anonymous_copy(reach)
    story.keep_from(telling.written_by, telling.person.user, by.user)
    story.save(force_insert=True)
    about = telling.about.order_by("framework", "code").values("framework", "code")
    StoryAbout.objects.bulk_create(StoryAbout(story=story, **place) for place in about)
    kept = telling.stays.order_by("kind", "words").values("kind", "words", "because")
    KeptInStory.objects.bulk_create(KeptInStory(story=story, **mark) for mark in kept)
    telling.story, telling.taken_back_at = story, None
    telling.save(update_fields=["story", "taken_back_at"])
    return story


def _empty(which: UUID) -> None:
    """Whoever approves it waits for this, and then finds that it waits no more."""
    story = Story.objects.select_for_update(of=("self",)).get(pk=which)
    story.words.all().delete()
    story.about.all().delete()
    story.left_in.all().delete()
    story.take_back()
    story.save()


def _take_consent_back(telling: Telling) -> None:
    telling.consents.filter(withdrawn_at=None).update(withdrawn_at=clock.now())
