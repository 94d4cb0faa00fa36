"""What somebody looks for, and what is offered: each page of it has something long to show."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.brokerage.actions import (
    Line,
    Terms,
    begin_search,
    choose_offer,
    decide_idea,
    have_idea,
    make_offer,
    say_of_offer,
    send_request,
    think_of_offer,
)
from whatmatters.brokerage.models import Offer, Recipient, Search
from whatmatters.foundations import clock
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import Person

SOON = timedelta(days=9)


def sought(
    person: Person, by: Actor, provider: Actor, outcomes: Sequence[Outcome], words: str
) -> dict[str, str]:
    """An idea, a request being written, one with an offer, and one that was chosen from."""
    idea = have_idea(
        outcome=outcomes[0], by=by, description=words, risk=words, benefit=words, is_unpaid=True
    )
    decide_idea(idea=idea, by=by, decision="try", why=words, tried=words)
    draft = begin_search(person=person, by=by, outcomes=outcomes)
    search, offer = _offered(person, by, provider, outcomes, words)
    chosen, taken = _offered(person, by, provider, outcomes, words)
    choose_offer(search=chosen, by=by, offer=taken, why=words)
    return {
        "idea": str(idea.pk),
        "draft_search": str(draft.pk),
        "search": str(search.pk),
        "chosen_search": str(chosen.pk),
        "offer": str(offer.pk),
        "recipient": str(offer.recipient_id),
    }


def _offered(
    person: Person, by: Actor, provider: Actor, outcomes: Sequence[Outcome], words: str
) -> tuple[Search, Offer]:
    assert provider.membership is not None
    search = begin_search(person=person, by=by, outcomes=outcomes)
    send_request(
        search=search,
        by=by,
        answer_by=clock.today() + SOON,
        organisations=[provider.membership.organisation],
        elsewhere=[words[:190]],
        own_ideas=True,
        because=words,
    )
    recipient = Recipient.objects.select_related("request").get(request__search=search, kind="here")
    for _ in range(2):
        asked = recipient.request.asked_for.values_list("pk", flat=True)
        offer = make_offer(recipient=recipient, by=provider, terms=_terms(list(asked), words))
    say_of_offer(recipient=recipient, by=provider, words=words)
    say_of_offer(recipient=recipient, by=by, words=words, kind="negotiation", because=words)
    think_of_offer(offer=offer, by=by, words=words, said_by=person.known_as)
    return search, offer


def _terms(asked: Sequence[UUID], words: str) -> Terms:
    return Terms(
        what=words[:490],
        when=words[:290],
        hours=Decimal("3.5"),
        begins_on=clock.today(),
        valid_until=clock.today() + SOON,
        conditions=words,
        lines=[Line(Decimal("25.40"), "hour", "week", Decimal("3.5"), words[:190])],
        serves=dict.fromkeys(asked, words),
    )
