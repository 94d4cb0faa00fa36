"""Stories beside what somebody wants: the same part of life, or the same words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Category, Outcome
from whatmatters.stories.models import Story, StoryAbout, StoryWord
from whatmatters.stories.money import cost_in_words
from whatmatters.stories.words import found_by

#: The same part of life says more than the same word.
A_PART_OF_LIFE = 2
#: Of those found by either, so many are compared.
COMPARED = 60
ASKED_FOR = 40


@dataclass(frozen=True, slots=True)
class Beside:
    """A story beside an outcome, in a few lines. Its page says the rest."""

    pk: UUID
    title: str
    did: str
    cost: str
    told_by: str
    month: date | None


def matching(outcome: Outcome, viewer: Actor, limit: int = 5) -> tuple[Beside, ...]:
    """Stories that this viewer may read, the nearest to this outcome first. At most four queries.

    The caller has found the outcome among those that the viewer may see.
    """
    return matching_any((outcome,), viewer, limit)


def matching_any(outcomes: Iterable[Outcome], viewer: Actor, limit: int) -> tuple[Beside, ...]:
    """The same, the nearest to any of these outcomes: no more queries, however many they are."""
    wanted = tuple(outcomes)
    places = Category.objects.filter(outcome__in=[one.pk for one in wanted])
    found = nearest(
        viewer,
        places=places.order_by("framework", "code").values_list("framework", "code").distinct(),
        words=found_by(
            (said for one in wanted for said in (one.words, one.looks_like)), at_most=ASKED_FOR
        ),
    )
    return _beside(viewer, found, limit)


def nearest(
    viewer: Actor, *, places: Iterable[tuple[str, str]] = (), words: Iterable[str] = ()
) -> list[UUID]:
    """Ids of stories that share any of these, the nearest first. Two queries."""
    scores = Counter(_by_words(viewer, tuple(words)))
    for pk, number in _by_places(viewer, tuple(places)).items():
        scores[pk] += number * A_PART_OF_LIFE
    return sorted(scores, key=lambda pk: (-scores[pk], str(pk)))


def _by_words(viewer: Actor, words: tuple[str, ...]) -> dict[UUID, int]:
    if not words:
        return {}
    return _counted(viewer, StoryWord.objects.filter(word__in=words))


def _by_places(viewer: Actor, places: tuple[tuple[str, str], ...]) -> dict[UUID, int]:
    if not places:
        return {}
    any_of = Q()
    for framework, code in places:
        any_of |= Q(framework=framework, code=code)
    return _counted(viewer, StoryAbout.objects.filter(any_of))


def _counted(viewer: Actor, rows: QuerySet[Any]) -> dict[UUID, int]:
    """How many of the rows each story has: of those with the most, and the newest of these."""
    seen = rows.filter(story__in=Story.objects.visible_to(viewer))
    counted = seen.values("story").annotate(number=Count("pk"))
    first = counted.order_by("-number", "-story__month", "story")[:COMPARED]
    return {row["story"]: row["number"] for row in first}


def _beside(viewer: Actor, found: list[UUID], limit: int) -> tuple[Beside, ...]:
    first = found[:limit]
    stories = Story.objects.visible_to(viewer).in_bulk(first)
    return tuple(beside(stories[pk]) for pk in first if pk in stories)


def beside(story: Story) -> Beside:
    return Beside(
        story.pk,
        story.title,
        story.did,
        cost_in_words(story.cost, story.cost_per),
        story.get_told_by_display(),
        story.month,
    )
