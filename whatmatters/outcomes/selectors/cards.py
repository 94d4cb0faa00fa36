from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from whatmatters.access.actor import Actor
from whatmatters.outcomes import frameworks
from whatmatters.outcomes.models import Category, Outcome


@dataclass(frozen=True, slots=True)
class OutcomeCard:
    """An outcome in short: itself, and where it counts."""

    outcome: Outcome
    labels: tuple[str, ...]


def cards_for(*, viewer: Actor, people: Collection[UUID]) -> tuple[OutcomeCard, ...]:
    """What people want now, each in their own order, in two queries."""
    wanted = Outcome.objects.visible_to(viewer).filter(person__in=people).live()
    outcomes = list(wanted.as_ranked())
    places = categories_of(outcomes)
    return tuple(OutcomeCard(one, labels_of(places[one.pk])) for one in outcomes)


def categories_of(outcomes: Iterable[Outcome]) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """Where each outcome stands on the maps, in the maps' order. One query."""
    place = {pair: at for at, pair in enumerate(frameworks.places())}
    rows = Category.objects.filter(outcome__in=outcomes).order_by("framework", "code", "pk")
    pairs = rows.values_list("outcome_id", "framework", "code")
    found: dict[UUID, tuple[tuple[str, str], ...]] = defaultdict(tuple)
    for outcome, framework, code in sorted(pairs, key=lambda row: place.get(row[1:], len(place))):
        found[outcome] += ((framework, code),)
    return found


def labels_of(pairs: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    return tuple(frameworks.label(framework, code) for framework, code in pairs)
