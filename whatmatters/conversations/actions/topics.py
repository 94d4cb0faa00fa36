from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.conversations.models import Topic
from whatmatters.foundations import clock
from whatmatters.people.models import Person


class AlreadyTalkedAbout(Exception):
    """Somebody has said so before. Its message is written for the reader."""


@transaction.atomic
def ask_to_talk(*, person: Person, by: Actor, words: str) -> Topic:
    """Keep something to talk about next time, in one's own words. Asked twice, it is kept once."""
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.TOPIC_ADD, person)
    same = Topic.objects.filter(person=person, words=words, asked_by=by.user, alone=False)
    if kept := same.open().oldest_first().first():
        return kept
    return _kept(Topic(person=person, words=words), by)


@transaction.atomic
def ask_alone(*, person: Person, by: Actor, words: str = "", how_to_reach: str = "") -> Topic:
    """The person asks to be talked to with nobody else in the room. Nothing shows it to them
    again, and nobody but those they talk with sees it.
    """
    person = Person.objects.select_for_update(of=("self",)).get(pk=person.pk)
    require(by, Permission.TALK_ALONE_ASK, person)
    return _kept(Topic(person=person, words=words, alone=True, how_to_reach=how_to_reach), by)


@transaction.atomic
def settle_topic(*, topic: Topic, by: Actor) -> Topic:
    """Say that it has been talked about. Raises AlreadyTalkedAbout."""
    topic = Topic.objects.select_for_update(of=("self",)).select_related("person").get(pk=topic.pk)
    require(by, Permission.TOPIC_ADD, topic.person)
    if topic.settled_at:
        raise AlreadyTalkedAbout(gettext("Somebody has said already that you talked about this"))
    topic.settled_at, topic.settled_by = clock.now(), by.user
    topic.save(update_fields=["settled_at", "settled_by"])
    audit.record(by=by, did="conversations.topic-settled", to=topic, about=topic.person_id)
    return topic


def _kept(topic: Topic, by: Actor) -> Topic:
    topic.asked_by = by.user
    topic.save(force_insert=True)
    audit.record(by=by, did="conversations.topic-added", to=topic, about=topic.person_id)
    return topic
