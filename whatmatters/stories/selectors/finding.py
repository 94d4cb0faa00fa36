"""Stories beside what somebody wants: the same part of life, or the same words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from whatmatters.access.actor import Actor
from whatmatters.outcomes.models import Outcome
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
    """Stories that this viewer may read, the nearest to this outcome first. At most five queries.

    The caller has found the outcome among those that the viewer may see.
    """
    places = outcome.categories.order_by("framework", "code").values_list("framework", "code")
    words = found_by((outcome.words, outcome.looks_like), at_most=ASKED_FOR)
    found = nearest(viewer, places=list(places), words=words)
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
    rows = StoryWord.objects.filter(word__in=words, story__in=Story.objects.visible_to(viewer))
    counted = (
        rows.values("story")
        .annotate(number=Count("pk"))
        .order_by("-number", "-story__month", "story")
    )
    return {row["story"]: row["number"] for row in counted[:COMPARED]}


def _by_places(viewer: Actor, places: tuple[tuple[str, str], ...]) -> dict[UUID, int]:
    if not places:
        return {}
    any_of = Q()
    for framework, code in places:
        any_of |= Q(framework=framework, code=code)
    rows = StoryAbout.objects.filter(any_of, story__in=Story.objects.visible_to(viewer))
    counted = (
        rows.values("story")
        .annotate(number=Count("pk"))
        .order_by("-number", "-story__month", "story")
    )
    return {row["story"]: row["number"] for row in counted[:COMPARED]}


def _counted(rows: QuerySet[Any]) -> dict[UUID, int]:
    """How many of the rows each story has: of those with the most, and the newest of these."""
    counted = rows.values("story").annotate(number=Count("pk"))
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
