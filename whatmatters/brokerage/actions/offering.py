"""An offer: made by a provider in answer, or typed in by somebody on the person's side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.models import User
from whatmatters.access.permissions import Permission, require
from whatmatters.brokerage.actions.locking import held_recipient, held_search
from whatmatters.brokerage.models import (
    NotOpen,
    Offer,
    PriceLine,
    Recipient,
    Search,
    Serves,
)
from whatmatters.brokerage.naming import StillNamed, known_of, left_in
from whatmatters.foundations import clock
from whatmatters.plans.models import Doer

MOST = Decimal("9999999.99")


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a price, before it is kept."""

    amount: Decimal
    unit: str
    per: str
    how_many: Decimal = Decimal(1)
    what: str = ""

    def must_be_sound(self) -> None:
        if self.amount < 0 or self.how_many <= 0:
            raise NotOpen(gettext("A price is nothing or more, of at least some"))
        if max(self.amount, self.amount * self.how_many) > MOST:
            raise NotOpen(gettext("A price must be £9,999,999.99 or less"))


@dataclass(frozen=True, slots=True)
class Terms:
    """What is offered, before it is kept. `serves` says how, by what was asked for."""

    what: str
    when: str = ""
    hours: Decimal | None = None
    begins_on: date | None = None
    valid_until: date | None = None
    meet_first: bool = False
    conditions: str = ""
    doer: str = Doer.PROVIDER
    lines: Sequence[Line] = ()
    serves: Mapping[UUID, str] | None = None

    def must_be_sound(self) -> None:
        """Raises NotOpen."""
        for line in self.lines:
            line.must_be_sound()
        if self.hours is not None and not 0 <= self.hours <= 168:
            raise NotOpen(gettext("Hours a week must be from 0 to 168"))
        if self.valid_until is not None and self.valid_until < clock.today():
            raise NotOpen(gettext("The offer must stand until today or later"))

    @property
    def boxes(self) -> dict[str, str]:
        said = {"what": self.what, "when": self.when, "conditions": self.conditions}
        lines = {f"line_{place}_what": line.what for place, line in enumerate(self.lines, 1)}
        return said | lines | {f"serves_{pk}": words for pk, words in (self.serves or {}).items()}


@transaction.atomic
def make_offer(*, recipient: Recipient, by: Actor, terms: Terms) -> Offer:
    """A provider answers what they were sent; a newer answer replaces the one before.

    Raises NotOpen once the last day to answer has passed, or it is closed.
    """
    recipient = held_recipient(recipient)
    require(by, Permission.OFFER_MAKE, recipient)
    offer = _kept(recipient, terms, made_by=by.user)
    audit.record(by=by, did="brokerage.offered", to=offer)
    return offer


@transaction.atomic
def keep_offer(
    *, search: Search, by: Actor, terms: Terms, recipient: Recipient | None = None, name: str = ""
) -> Offer:
    """Type in an offer that came another way, from somebody asked or not asked before.

    Raises StillNamed where a provider who reads here would learn who it is, and NotOpen.
    """
    search = held_search(search)
    require(by, Permission.BROKERAGE_WORK, search.person)
    recipient = held_recipient(recipient) if recipient else _asked_now(search, name)
    _must_be_of(recipient, search)
    _must_not_tell(recipient, terms, search=search, by=by)
    offer = _kept(recipient, terms, made_by=None)
    audit.record(by=by, did="brokerage.offer-kept", to=offer, about=search.person_id)
    return offer


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: Actor) -> Offer:
    """A provider takes back what they offered, until it is chosen. Raises NotOpen."""
    recipient = held_recipient(offer.recipient)
    require(by, Permission.OFFER_MAKE, recipient)
    offer = Offer.objects.select_for_update(of=("self",)).get(pk=offer.pk)
    recipient.request.must_be_open()
    if offer.stands:
        offer.withdrawn_at = clock.now()
        offer.save(update_fields=["withdrawn_at"])
        audit.record(by=by, did="brokerage.offer-withdrawn", to=offer)
    return offer


@transaction.atomic
def decline_request(*, recipient: Recipient, by: Actor, because: str) -> Recipient:
    """A provider says no, and why. They may still offer while it is open. Raises NotOpen."""
    recipient = held_recipient(recipient)
    require(by, Permission.OFFER_MAKE, recipient)
    recipient.request.must_be_open()
    if not recipient.has_declined:
        recipient.declined_at, recipient.declined_because = clock.now(), because
        recipient.save(update_fields=["declined_at", "declined_because"])
        _take_back(recipient)
        audit.record(by=by, did="brokerage.declined", to=recipient)
    return recipient


def _kept(recipient: Recipient, terms: Terms, *, made_by: User | None) -> Offer:
    recipient.request.must_take_offers()
    terms.must_be_sound()
    last = recipient.offers.order_by("-number", "pk").first()
    recipient.offers.filter(replaced_at=None).update(replaced_at=clock.now())
    offer = Offer.objects.create(
        recipient=recipient,
        number=last.number + 1 if last else 1,
        doer=terms.doer,
        what=terms.what,
        when=terms.when,
        hours=terms.hours,
        begins_on=terms.begins_on,
        valid_until=terms.valid_until,
        meet_first=terms.meet_first,
        conditions=terms.conditions,
        made_by=made_by,
    )
    _keep_parts(offer, terms)
    if recipient.has_declined:
        recipient.declined_at, recipient.declined_because = None, ""
        recipient.save(update_fields=["declined_at", "declined_because"])
    return offer


def _keep_parts(offer: Offer, terms: Terms) -> None:
    """Its price, line by line; and one row for each outcome that was asked for."""
    for place, line in enumerate(terms.lines, 1):
        PriceLine.objects.create(
            offer=offer,
            place=place,
            what=line.what,
            amount=line.amount,
            unit=line.unit,
            how_many=line.how_many,
            per=line.per,
        )
    said = terms.serves or {}
    for asked in offer.recipient.request.asked_for.in_order():
        Serves.objects.create(offer=offer, asked_for=asked, words=said.get(asked.pk, ""))


def _take_back(recipient: Recipient) -> None:
    recipient.offers.standing().update(withdrawn_at=clock.now())


def _asked_now(search: Search, name: str) -> Recipient:
    """Somebody who was not asked before: they are now, another way."""
    kind = Recipient.Kind.ELSEWHERE
    there = search.request.recipients
    if not name.strip():
        raise NotOpen(gettext("Say who offers this"))
    found = there.filter(kind=kind, name=name).order_by("pk").first()
    recipient = found or Recipient.objects.create(
        request=search.request, kind=kind, name=name, place=there.count() + 1
    )
    recipient.request = search.request
    return recipient


def _must_not_tell(recipient: Recipient, terms: Terms, *, search: Search, by: Actor) -> None:
    """Raises StillNamed, where a provider who reads here would learn from it who it is."""
    if not recipient.is_here or recipient.knows_who:
        return
    if left := left_in(terms.boxes, known_of(search.person, viewer=by)):
        raise StillNamed(left)


def _must_be_of(recipient: Recipient, search: Search) -> None:
    if recipient.request_id != search.request.pk:
        raise NotOpen(gettext("Choose one of those who were asked"))
