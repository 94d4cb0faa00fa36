"""The time a provider holds, or a team looks after: whose runs out soon, and how much is used."""

from dataclasses import dataclass
from datetime import date, timedelta

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.timebank.above import COUNTED, Figure
from whatmatters.timebank.models import TimeBudget
from whatmatters.timebank.selectors.held import Held, held
from whatmatters.timebank.selectors.measures import TimeUsed, time_used

#: How far back one looks.
WEEKS = 12


@dataclass(frozen=True, slots=True)
class OverviewPage:
    """`soon` waits for an answer, or would be lost within two weeks; `over` is used ahead."""

    soon: tuple[Held, ...]
    over: tuple[Held, ...]
    used: TimeUsed
    figures: tuple[Figure, ...]
    since: date
    people: int


def overview_page(*, viewer: Actor) -> OverviewPage:
    """The same few queries however many people there are."""
    today = clock.today()
    known = Person.objects.visible_to(viewer)
    seen = TimeBudget.objects.visible_to(viewer).in_force().filter(person__in=known)
    budgets = held(seen.select_related("person", "organisation").order_by("person", "pk"))
    since = today - timedelta(weeks=WEEKS)
    soon = (one for one in budgets if one.waiting or one.runs_out)
    return OverviewPage(
        soon=tuple(sorted(soon, key=lambda one: (one.last, one.budget.person.known_as))),
        over=tuple(one for one in budgets if one.too_much),
        used=time_used(viewer=viewer, first=since, last=today),
        figures=tuple(
            one for count in COUNTED for one in count(viewer=viewer, first=since, last=today)
        ),
        since=since,
        people=len({one.budget.person_id for one in budgets}),
    )
