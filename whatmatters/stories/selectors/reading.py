"""What others have done: for everybody who signs in."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.outcomes import frameworks
from whatmatters.stories.models import Paid, Story
from whatmatters.stories.money import cost_in_words
from whatmatters.stories.selectors.finding import Beside, beside, nearest
from whatmatters.stories.words import found_by

A_PAGE = 12
#: The map whose parts of life one chooses among.
MAP = "talking-points"
PARTS = 6


class StoryIsGone(Exception):
    """It was here, and was taken back."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of life, as a way to the stories about it."""

    code: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Library:
    stories: tuple[Beside, ...]
    page: Page[Any]
    parts: tuple[Part, ...]
    chosen: str
    more: str
    is_search: bool


@dataclass(frozen=True, slots=True)
class StoryPage:
    story: Story
    month: date | None
    cost: str
    paid: str
    parts: tuple[str, ...]


def library(*, viewer: Actor, part: str = "", words: str = "", number: str = "1") -> Library:
    """A page of stories: the newest first, or those that hold the words, the nearest first."""
    found = Story.objects.visible_to(viewer)
    chosen = part if part in dict(parts_of_life()) else ""
    if chosen:
        found = found.filter(about__framework=MAP, about__code=chosen)
    rows: Any = _holding(viewer, words, found) if words else found.order_by("-month", "pk")
    page = Paginator(rows, A_PAGE).get_page(number)
    parts = tuple(Part(code, label, code == chosen) for code, label in parts_of_life())
    label, more = dict(parts_of_life()).get(chosen, ""), f"&about={chosen}" if chosen else ""
    return Library(tuple(map(beside, page.object_list)), page, parts, label, more, bool(words))


def story_page(*, viewer: Actor, story_id: UUID) -> StoryPage:
    """Raises StoryIsGone, where it was read once and was taken back; never there, it is 404."""
    story = Story.objects.visible_to(viewer).filter(pk=story_id).order_by("pk").first()
    if story is None:
        gone = get_object_or_404(Story, pk=story_id, state=Story.State.WITHDRAWN)
        if not gone.was_read:
            raise Http404
        raise StoryIsGone
    return shown(story)


def shown(story: Story) -> StoryPage:
    about = story.about.order_by("framework", "code").values_list("framework", "code")
    return StoryPage(
        story,
        story.month,
        cost_in_words(story.cost, story.cost_per),
        Paid(story.paid).label if story.paid else "",
        tuple(frameworks.label(*place) for place in about),
    )


def parts_of_life() -> list[tuple[str, str]]:
    """The parts of a life that a story can be about, and can be looked for by."""
    chosen = next(one for one in frameworks.every_framework() if one.key == MAP)
    return [(place.code, str(place.label)) for place in list(chosen.places)[:PARTS]]


def _holding(viewer: Actor, words: str, found: Any) -> list[Story]:
    near = nearest(viewer, words=found_by((words,), at_most=PARTS * 2))
    stories = found.in_bulk(near)
    return [stories[pk] for pk in near if pk in stories]
