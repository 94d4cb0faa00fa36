"""Stories that were told, who helped to choose, and what a provider says, for the pages of them."""

import re
from decimal import Decimal
from typing import Any

from whatmatters.access.actor import Actor
from whatmatters.brokerage import actions as brokerage
from whatmatters.demonstration import cast
from whatmatters.people.models import Person
from whatmatters.stories import actions as stories

NAME, AS_LONG = re.compile(r"Llanfair\w*"), "hippopotomonstrosesquippedaliophobia"


def helped(person: Person, by: Actor, long: str) -> dict[str, str]:
    """Somebody who helps to choose and is not free, and what they did."""
    broker = brokerage.name_broker(
        person=person,
        by=by,
        name=long[:150],
        kind="provider",
        independence="tied",
        conflict=long,
        agreement=long,
        skills=["market", "costing"],
        fee=Decimal("12.50"),
        fee_per="hour",
        paid_by=long[:150],
    )
    for kind in ("choice", "information"):
        brokerage.record_help(person=person, by=by, kind=kind, minutes=45, words=long)
    return {"broker": str(broker.pk)}


def provided(manager: Actor, long: str) -> dict[str, str]:
    """What a provider says of how things stand there: nobody's life."""
    brook = cast.place("brook")
    profile = brokerage.say_of_provider(
        organisation=brook,
        by=manager,
        areas=["WB1", "WB10"],
        capacity=long,
        hours_free=12,
        openness=long,
        worries=long,
        staff=20,
        left_in_a_year=3,
    )
    for kind in ("offer", "concern", "help"):
        brokerage.add_change(
            profile=profile, by=manager, kind=kind, words=long, agreed_with=long[:150]
        )
    return {"brook": str(brook.pk)}


def told(person: Person, by: Actor, lead: Actor, long: str) -> dict[str, str]:
    """A telling that is being checked, one that others read, one that waits, one taken back."""
    said: dict[str, Any] = {
        "title": long[:110],
        "wanted": long,
        "did": long,
        "went": long,
        "place": "Kent",
    }
    # What is a name of somebody around them is marked, however it is written.
    plain: dict[str, Any] = {name: NAME.sub(AS_LONG, words) for name, words in said.items()}
    begun = stories.tell(person=person, by=by, **said)
    tellings = [stories.tell(person=person, by=by, **plain) for _ in range(3)]
    sent = [stories.send_story(telling=one, by=by, reach="all") for one in tellings]
    for story in (sent[0], sent[2]):
        stories.approve_story(story=story, by=lead)
    stories.take_back(telling=tellings[2], by=by)
    return {
        "telling": str(begun.pk),
        "told_story": str(tellings[0].pk),
        "story": str(sent[0].pk),
        "story_to_read": str(sent[1].pk),
        "story_gone": str(sent[2].pk),
    }
