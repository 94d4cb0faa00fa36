"""An offer as it is read beside others: the same parts in the same order, and no score."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext

from whatmatters.brokerage.models import AskedFor, Offer, PriceLine, Recipient, Serves, Thought
from whatmatters.brokerage.prices import costs_of, line_in_words
from whatmatters.foundations import clock
from whatmatters.plans.costs import Costs, pounds
from whatmatters.web.components.words import written


@dataclass(frozen=True, slots=True)
class Helps:
    """How an offer helps with one outcome; nothing said is said too."""

    asked: AskedFor
    words: str

    @property
    def words_asked(self) -> str:
        return self.asked.words


@dataclass(frozen=True, slots=True)
class OfferShown:
    """One offer, with its price worked out and what the person thinks of it."""

    recipient: Recipient
    offer: Offer
    costs: Costs
    lines: tuple[str, ...]
    helps: tuple[Helps, ...]
    thought: Thought | None = None

    @property
    def has_price(self) -> bool:
        return bool(self.lines)

    @property
    def weekly(self) -> str:
        return pounds(self.costs.weekly)

    @property
    def once(self) -> str:
        return pounds(self.costs.once) if self.costs.once else ""

    @property
    def offer_called(self) -> str:
        """`Offer 2, from 3 May 2027`."""
        return gettext("Offer %(number)s, from %(day)s") % {
            "number": self.offer.number,
            "day": written(clock.day_of(self.offer.recorded_at)),
        }

    @property
    def hours(self) -> str:
        """`3`, `1.5`; nothing where nobody has said."""
        return f"{self.offer.hours.normalize():f}" if self.offer.hours is not None else ""


def with_parts(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """Offers with all that is shown of them but thoughts, which are the person’s own."""
    return offers.select_related("recipient").prefetch_related(
        Prefetch("lines", PriceLine.objects.order_by("place", "pk")),
        Prefetch("serves", Serves.objects.order_by("asked_for__place", "pk")),
    )


def shown(offer: Offer, asked: Iterable[AskedFor], thought: Thought | None = None) -> OfferShown:
    """An offer in words, without a query: give it with its parts."""
    lines, said = tuple(offer.lines.all()), {one.asked_for_id: one for one in offer.serves.all()}
    return OfferShown(
        recipient=offer.recipient,
        offer=offer,
        costs=costs_of(lines),
        lines=tuple(line_in_words(line) for line in lines),
        helps=tuple(Helps(one, said[one.pk].words if one.pk in said else "") for one in asked),
        thought=thought,
    )
