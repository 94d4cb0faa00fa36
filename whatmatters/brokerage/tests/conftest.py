from datetime import timedelta

import pytest

from tests.lives import live
from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import (
    begin_search,
    make_offer,
    send_request,
    write_request,
)
from whatmatters.brokerage.models import Offer, Recipient, Search
from whatmatters.brokerage.tests.asking import TERMS, asked, manager, place_of
from whatmatters.demonstration import cast
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

SOON = timedelta(days=10)


@pytest.fixture
def bridget(db: None) -> Actor:
    """Manages Brook Home Care."""
    return cast.worker("bridget")


@pytest.fixture
def rival(db: None) -> Actor:
    """Manages another provider, who must never learn what Bridget offers."""
    return manager("Meadow Care", "nia")


@pytest.fixture
def outcomes(maggie: Person, priya: Actor) -> list[Outcome]:
    return list(live(maggie, with_=priya, outcomes=2).outcomes)


@pytest.fixture
def search(maggie: Person, priya: Actor, outcomes: list[Outcome]) -> Search:
    """What is being written, for both of her outcomes."""
    return begin_search(person=maggie, by=priya, outcomes=outcomes)


@pytest.fixture
def sent(search: Search, priya: Actor, bridget: Actor, rival: Actor) -> Search:
    """Sent to Brook, to Meadow, and kept for her own ideas."""
    write_request(
        search=search,
        by=priya,
        area="WB4",
        when_useful="Tuesday mornings",
        communication="Speak slowly",
        must_know="There are steps",
        words={
            one.pk: (f"To be out of doors, {one.place}", "")
            for one in search.request.asked_for.all()
        },
    )
    return send_request(
        search=search,
        by=priya,
        answer_by=clock.today() + SOON,
        organisations=[place_of(bridget), place_of(rival)],
        own_ideas=True,
    )


@pytest.fixture
def to_brook(sent: Search, bridget: Actor) -> Recipient:
    return asked(sent, bridget)


@pytest.fixture
def offer(to_brook: Recipient, bridget: Actor) -> Offer:
    return make_offer(recipient=to_brook, by=bridget, terms=TERMS)
