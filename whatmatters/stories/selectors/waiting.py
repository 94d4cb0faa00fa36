"""What waits to be read by a second person, who sees nothing but the words and why marks stayed."""

from dataclasses import dataclass
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.stories.models import KeptInStory, Story
from whatmatters.stories.selectors.reading import StoryPage, shown


@dataclass(frozen=True, slots=True)
class WaitingPage:
    stories: tuple[Story, ...]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """`is_own`: whoever reads it wrote it, or told it, so another must approve it."""

    page: StoryPage
    kept: tuple[KeptInStory, ...]
    is_own: bool


def waiting(*, viewer: Actor) -> WaitingPage:
    """In an order that says nothing of when they were sent."""
    return WaitingPage(tuple(Story.objects.waiting_for(viewer).order_by("pk")))


def read_page(*, viewer: Actor, story_id: UUID) -> ReadPage:
    story = get_object_or_404(Story.objects.waiting_for(viewer), pk=story_id)
    kept = story.left_in.order_by("kind", "words", "pk")
    return ReadPage(shown(story), tuple(kept), story.may_not_be_approved_by(viewer.user))
