"""How much of the time that is given is used: what providers and funders look at together."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from whatmatters.access.actor import Actor
from whatmatters.timebank.models import COMES, Kind, TimeEntry


@dataclass(frozen=True, slots=True)
class TimeUsed:
    """In minutes, of all budgets one may see, between two days."""

    given: int
    used: int
    given_back: int
    lost: int
    ahead: int

    @property
    def percent(self) -> int | None:
        """Of what was given, how much was used; nothing to say where none was given."""
        return round(100 * self.used / self.given) if self.given > 0 else None


def time_used(*, viewer: Actor, first: date, last: date) -> TimeUsed:
    """`ahead` was used before it was given, `lost` carried too long or too much to carry."""
    entries = TimeEntry.objects.visible_to(viewer).filter(on__range=(first, last))
    given = [kind for kind in COMES if kind != Kind.PAID_BACK]
    sums = entries.aggregate(
        given=_sum(*given),
        used=_sum(Kind.USED),
        given_back=_sum(Kind.GIVEN_BACK),
        lost=_sum(Kind.EXPIRED, Kind.LAPSED),
        ahead=_sum(Kind.OWED),
    )
    went = {name: -sums[name] for name in ("used", "given_back", "lost")}
    return TimeUsed(given=sums["given"], ahead=sums["ahead"], **went)


def _sum(*kinds: Kind) -> Sum:
    return Sum("minutes", filter=Q(kind__in=kinds), default=0)
