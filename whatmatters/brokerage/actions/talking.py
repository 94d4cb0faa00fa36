"""What is said about an offer, by each side; and what the person thinks of it."""

from uuid import UUID, uuid4, uuid5

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.actions.locking import held_recipient
from whatmatters.brokerage.models import NotOpen, Offer, OfferMessage, Recipient, Search, Thought
from whatmatters.brokerage.models.sides import is_provider
from whatmatters.brokerage.naming import StillNamed, known_of, left_in
from whatmatters.people.models import Person

Side = OfferMessage.Side


@transaction.atomic
def say_of_offer(
    *,
    recipient: Recipient,
    by: Actor,
    words: str,
    kind: str = OfferMessage.Kind.QUESTION,
    is_note: bool = False,
    because: str = "",
    sent_as: UUID | None = None,
) -> OfferMessage:
    """Say something to the other side, or note it for one's own. It stays as it was said.

    The same words sent twice are there once. Raises StillNamed where it would tell a provider
    who it is before the person said yes to that, unless with the reason; and NotOpen.
    """
    recipient = held_recipient(recipient)
    side = _side_of(by, recipient)
    given = sent_as or uuid4()
    name = _name_of(given, words, by)
    if already := OfferMessage.objects.filter(sent_as=name, recipient=recipient).first():
        return already
    if not is_note:
        _must_be_sayable(recipient, by=by, words=words, because=because)
    message = OfferMessage.objects.create(
        recipient=recipient,
        side=side,
        kind=kind,
        is_note=is_note,
        words=words,
        named_because=because,
        written_as=by.role.key,
        written_by=by.user if side == Side.PROVIDER else None,
        sent_as=name,
    )
    about = None if side == Side.PROVIDER else _person_of(recipient).pk
    audit.record(by=by, did="brokerage.said", to=message, about=about)
    return message


@transaction.atomic
def think_of_offer(*, offer: Offer, by: Actor, words: str, said_by: str = "") -> Thought:
    """What the person thinks of an offer: theirs to write, or told to whoever works with them."""
    search = Search.objects.select_for_update(of=("self",)).get(
        request__recipients__offers=offer.pk
    )
    require(by, Permission.BROKERAGE_WORK, search.person)
    last = offer.thoughts.filter(search=search).latest_first().first()
    if last and (last.words, last.said_by) == (words, said_by):
        return last
    thought = Thought.objects.create(
        offer=offer, search=search, words=words, said_by=said_by, recorded_by=by.user
    )
    audit.record(by=by, did="brokerage.thought", to=thought, about=search.person_id)
    return thought


def _side_of(by: Actor, recipient: Recipient) -> OfferMessage.Side:
    """On which side they stand, having asked leave to stand there."""
    if is_provider(by):
        require(by, Permission.OFFER_MAKE, recipient)
        return Side.PROVIDER
    require(by, Permission.BROKERAGE_WORK, _person_of(recipient))
    return Side.PERSON


def _person_of(recipient: Recipient) -> Person:
    found = Search.objects.filter(request=recipient.request_id).select_related("person")
    return found.get().person


def _name_of(given: UUID, words: str, by: Actor) -> UUID:
    """One for these words from this hand: a page sent twice says it once."""
    return uuid5(given, f"{by.user.pk} {words}")


def _must_be_sayable(recipient: Recipient, *, by: Actor, words: str, because: str) -> None:
    if not recipient.may_be_written_to:
        raise NotOpen(gettext("This is closed, so nothing more can be said to them here"))
    if is_provider(by) or recipient.knows_who or because.strip():
        return
    if left := left_in({"words": words}, known_of(_person_of(recipient), viewer=by)):
        raise StillNamed(left)
