"""Two people with the same needs, and what each of them wants: side by side, in their words."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from whatmatters.access.actor import Actor
from whatmatters.foundations.words import folded
from whatmatters.outcomes.models import Barrier
from whatmatters.outcomes.selectors.cards import OutcomeCard, cards_for
from whatmatters.people.models import CommunicationNeed, Person


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two. `name` is a letter when names are hidden."""

    person: Person
    name: str
    needs: tuple[str, ...]
    barriers: tuple[str, ...]
    cards: tuple[OutcomeCard, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(label for card in self.cards for label in card.labels))


@dataclass(frozen=True, slots=True)
class Common:
    """What the two have alike, as the first of them says it."""

    needs: tuple[str, ...]
    barriers: tuple[str, ...]
    labels: tuple[str, ...]

    @property
    def is_anything(self) -> bool:
        return bool(self.needs or self.barriers or self.labels)


@dataclass(frozen=True, slots=True)
class TwoPeoplePage:
    people: tuple[Person, ...]
    sides: tuple[Side, ...]
    common: Common | None


def two_people_page(
    *, viewer: Actor, one: UUID | None, other: UUID | None, hide_names: bool
) -> TwoPeoplePage:
    """Whom the viewer may put side by side and, once two are chosen, both. Unseen is 404."""
    people = tuple(Person.objects.visible_to(viewer).order_by("known_as", "full_name", "pk"))
    if one is None or other is None or one == other:
        return TwoPeoplePage(people, (), None)
    by_id = {person.pk: person for person in people}
    if not {one, other} <= set(by_id):
        raise Http404
    sides = _sides(viewer, (by_id[one], by_id[other]), hide_names=hide_names)
    return TwoPeoplePage(people, sides, _common(*sides))


def _sides(viewer: Actor, two: tuple[Person, Person], *, hide_names: bool) -> tuple[Side, Side]:
    ids = [person.pk for person in two]
    cards = cards_for(viewer=viewer, people=ids)
    needs = _needs(viewer, ids)
    barriers = _barriers(viewer, ids)
    first, second = (
        Side(
            person=person,
            name=f"Person {letter}" if hide_names else person.name,
            needs=tuple(words for whose, words in needs if whose == person.pk),
            barriers=tuple(words for whose, words in barriers if whose == person.pk),
            cards=tuple(card for card in cards if card.outcome.person_id == person.pk),
        )
        for person, letter in zip(two, "AB", strict=True)
    )
    return first, second


def _needs(viewer: Actor, people: Collection[UUID]) -> list[tuple[UUID, str]]:
    needs = CommunicationNeed.objects.visible_to(viewer).filter(person__in=people).current()
    return list(needs.order_by("kind", "pk").values_list("person_id", "words"))


def _barriers(viewer: Actor, people: Collection[UUID]) -> list[tuple[UUID, str]]:
    barriers = Barrier.objects.visible_to(viewer).filter(person__in=people).open()
    return list(barriers.order_by("recorded_at", "pk").values_list("person_id", "words"))


def _common(first: Side, second: Side) -> Common:
    return Common(
        needs=_alike(first.needs, second.needs),
        barriers=_alike(first.barriers, second.barriers),
        labels=_alike(first.labels, second.labels),
    )


def _alike(these: Iterable[str], those: Iterable[str]) -> tuple[str, ...]:
    """Those of the first that the second has too, however each was typed."""
    others = {folded(words) for words in those}
    return tuple(words for words in dict.fromkeys(these) if folded(words) in others)
