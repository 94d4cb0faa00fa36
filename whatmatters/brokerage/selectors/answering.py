"""What a provider’s manager sees: what they were sent, and what they said themself."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.brokerage.models import AskedFor, Offer, OfferMessage, Recipient, Request
from whatmatters.brokerage.selectors.comparing import OfferShown, shown, with_parts
from whatmatters.people.models import Person


@dataclass(frozen=True, slots=True)
class Sent:
    """One request as a provider has it in front of them."""

    recipient: Recipient
    offer: Offer | None

    @property
    def request(self) -> Request:
        return self.recipient.request

    @property
    def is_to_answer(self) -> bool:
        return self.request.takes_offers and not (self.offer or self.recipient.has_declined)


@dataclass(frozen=True, slots=True)
class InTray:
    """Those to be answered first, the soonest first; then the rest, the latest first."""

    to_answer: tuple[Sent, ...]
    others: tuple[Sent, ...]


@dataclass(frozen=True, slots=True)
class AskedPage:
    """One request to this provider. `person` once they said yes to that."""

    recipient: Recipient
    request: Request
    asked: tuple[AskedFor, ...]
    offers: tuple[OfferShown, ...]
    messages: tuple[OfferMessage, ...]
    person: Person | None

    @property
    def now(self) -> OfferShown | None:
        """The offer that stands."""
        return next((one for one in self.offers if one.offer.stands), None)

    @property
    def before(self) -> tuple[OfferShown, ...]:
        return tuple(one for one in self.offers if not one.offer.stands)

    @property
    def may_offer(self) -> bool:
        return self.request.takes_offers

    @property
    def may_say(self) -> bool:
        return self.recipient.may_be_written_to


def in_tray(*, viewer: Actor) -> InTray:
    """All that was sent to the viewer’s own organisation, in three queries."""
    sent = (
        Recipient.objects.visible_to(viewer)
        .filter(organisation=viewer.organisation_id)
        .select_related("request")
        .prefetch_related("request__asked_for")
        .order_by("request__answer_by", "pk")
    )
    standing = Offer.objects.visible_to(viewer).standing().filter(recipient__in=sent)
    offers = {offer.recipient_id: offer for offer in standing.order_by("pk")}
    every = [Sent(one, offers.get(one.pk)) for one in sent]
    return InTray(
        tuple(one for one in every if one.is_to_answer),
        tuple(one for one in reversed(every) if not one.is_to_answer),
    )


def asked_page(*, viewer: Actor, recipient_id: UUID) -> AskedPage:
    mine = Recipient.objects.visible_to(viewer).filter(organisation=viewer.organisation_id)
    recipient = get_object_or_404(mine.select_related("request"), pk=recipient_id)
    asked = tuple(AskedFor.objects.filter(request=recipient.request).in_order())
    offers = with_parts(Offer.objects.visible_to(viewer).filter(recipient=recipient).in_order())
    said = OfferMessage.objects.visible_to(viewer).filter(recipient=recipient).in_order()
    return AskedPage(
        recipient=recipient,
        request=recipient.request,
        asked=asked,
        offers=tuple(shown(offer, asked) for offer in offers),
        messages=tuple(said),
        person=_person(viewer, recipient),
    )


def _person(viewer: Actor, recipient: Recipient) -> Person | None:
    """Who it is, once they have said yes to that, and while it is shared."""
    if recipient.person_id is None:
        return None
    return Person.objects.visible_to(viewer).filter(pk=recipient.person_id).first()
