"""What somebody looks for: ideas, requests, and what one provider says to each."""

from itertools import product
from uuid import uuid4

from tests.lives import Life
from whatmatters.access.actor import Actor
from whatmatters.access.models import Organisation
from whatmatters.brokerage.models import (
    AskedFor,
    Choice,
    Idea,
    Offer,
    OfferMessage,
    PriceLine,
    Recipient,
    Request,
    Search,
    Serves,
    Thought,
)
from whatmatters.foundations import clock


def sought(life: Life, by: Actor) -> dict[str, str]:
    """An idea, and three requests: being written, answered by one provider, and chosen from."""
    outcome = life.outcomes[0]
    idea = Idea.objects.create(
        person=life.person,
        outcome=outcome,
        source="person",
        description="Ask next door",
        cost="A cake",
        risk="They move",
        benefit="They are near",
        tried="Once",
        why="They are kind",
        written_by=by.user,
    )
    draft, _ = _asks(life, by, state="draft")
    search, offer = _asks(life, by, state="open")
    chosen, taken = _asks(life, by, state="closed", ended_on=clock.today())
    Recipient.objects.filter(pk=taken.recipient_id).update(result="chosen")
    Choice.objects.create(
        search=chosen, offer=taken, why="Her voice", said_by="Her", recorded_by=by.user
    )
    return {
        "idea": str(idea.pk),
        "draft_search": str(draft.pk),
        "search": str(search.pk),
        "chosen_search": str(chosen.pk),
        "offer": str(offer.pk),
        "recipient": str(offer.recipient_id),
    }


def _asks(life: Life, by: Actor, **more: object) -> tuple[Search, Offer]:
    """With an offer, and all that is written about one."""
    search = Search.objects.create(person=life.person, begun_by=by.user, named_because="A bus")
    days = {"sent_on": clock.today(), "answer_by": clock.today()}
    told = {"when_useful": "At ten", "communication": "Slowly", "must_know": "Steps"}
    request = Request.objects.create(
        search=search, **told, **more, **({} if more["state"] == "draft" else days)
    )
    asked = AskedFor.objects.create(
        request=request, outcome=life.outcomes[0], place=1, words="To be out", steps="Ring"
    )
    brook, _ = Organisation.objects.get_or_create(
        address_name="brook", defaults={"name": "Brook", "requires_second_factor": False}
    )
    sent = Recipient.objects.create(
        request=request, organisation=brook, kind="here", name=brook.name, place=1
    )
    offer = Offer.objects.create(
        recipient=sent, number=1, what="Walk", when="At ten", conditions="Two weeks"
    )
    PriceLine.objects.create(offer=offer, place=1, what="An hour", amount=1)
    Serves.objects.create(offer=offer, asked_for=asked, words="To the gate")
    Thought.objects.create(
        offer=offer, search=search, words="Kind", said_by="Her", recorded_by=by.user
    )
    for side, is_note in product(("person", "provider"), (False, True)):
        OfferMessage.objects.create(
            recipient=sent,
            side=side,
            is_note=is_note,
            kind="question",
            words="Hm",
            named_because="A bus",
            written_as="x",
            sent_as=uuid4(),
        )
    return search, offer
