"""Two who choose in the same second: one choice is made, and the other is told so."""

import pytest
from django.db import IntegrityError, transaction

from tests.at_once import at_once, on_postgresql
from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import choose_offer, make_offer
from whatmatters.brokerage.models import Choice, NotOpen, Offer, Recipient, Search
from whatmatters.brokerage.tests.asking import asked, terms
from whatmatters.plans.models import Action


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_the_same_offer_chosen_four_times_at_once_is_chosen_once(
    sent: Search, offer: Offer, maggie_herself: Actor, priya: Actor
) -> None:
    told = at_once(
        *[
            lambda by=by: choose_offer(search=sent, by=by, offer=offer, why=by.name)
            for by in (maggie_herself, priya, maggie_herself, priya)
        ],
        refused=NotOpen,
    )

    assert sorted(told)[0] == ""
    assert all("made already" in words for words in sorted(told)[1:])
    assert Choice.objects.count() == 1
    assert Action.objects.filter(who="Brook Home Care").count() == 1


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_two_offers_of_one_request_chosen_at_once(
    sent: Search, offer: Offer, rival: Actor, maggie_herself: Actor, priya: Actor
) -> None:
    other = make_offer(recipient=asked(sent, rival), by=rival, terms=terms(what="Another"))

    told = at_once(
        lambda: choose_offer(search=sent, by=maggie_herself, offer=offer, why="x"),
        lambda: choose_offer(search=sent, by=priya, offer=other, why="y"),
        refused=NotOpen,
    )

    assert sorted(map(bool, told)) == [False, True]
    assert Recipient.objects.filter(result="chosen").count() == 1
    assert Action.objects.filter(doer="provider").count() == 1


@on_postgresql
@pytest.mark.django_db(transaction=True)
def test_chosen_while_it_is_being_changed(
    sent: Search, offer: Offer, to_brook: Recipient, bridget: Actor, priya: Actor
) -> None:
    """Either the newer offer came first and the choice is refused, or it came too late."""
    told = at_once(
        lambda: choose_offer(search=sent, by=priya, offer=offer, why="x"),
        lambda: make_offer(recipient=to_brook, by=bridget, terms=terms(what="Less")),
        refused=NotOpen,
    )

    assert sorted(map(bool, told)) == [False, True]
    assert Choice.objects.exists() != Offer.objects.filter(number=2).exists()


@pytest.mark.django_db
def test_the_database_keeps_it_too(sent: Search, offer: Offer, priya: Actor) -> None:
    """Past every lock: one choice of a search, and one of an offer."""
    Choice.objects.create(search=sent, offer=offer, why="x", recorded_by=priya.user)
    with pytest.raises(IntegrityError), transaction.atomic():
        Choice.objects.create(search=sent, offer=None, why="y", recorded_by=priya.user)
