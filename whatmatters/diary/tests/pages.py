"""What the tests of the diary begin with."""

from typing import Any
from uuid import uuid4

from tests.visit import boxes
from whatmatters.access.actor import Actor
from whatmatters.diary.actions import Sent, keep_entry, share_entry
from whatmatters.diary.models import Entry
from whatmatters.foundations import clock
from whatmatters.media.making import Made
from whatmatters.media.tests import samples
from whatmatters.people.models import CircleMember, Person

WORDS = "Slept badly. Dreamt of Len and the plum tree"


def entry_of(person: Person, by: Actor, words: str = WORDS, **more: Any) -> Entry:
    return keep_entry(person=person, by=by, words=words, **more)


def member_of(person: Person, who: Actor) -> CircleMember:
    return CircleMember.objects.get(person=person, user=who.user)


def shared_entry(person: Person, by: Actor, with_: Actor, words: str = WORDS) -> Entry:
    entry = entry_of(person, by, words)
    share_entry(entry=entry, member=member_of(person, with_), by=by)
    return entry


def a_picture(words: str = "The plum tree") -> Sent:
    """As it comes out of the workshop."""
    return Sent(Made("picture", "image/jpeg", samples.picture(), 80, 60, 0), words)


def written(words: str = WORDS, **more: Any) -> dict[str, Any]:
    """What the page that is written on sends."""
    said = {"words": words, **boxes("said_on", clock.today()), "do": "keep"}
    return said | {"sent_as": str(uuid4())} | more
