from django.db import transaction

from whatmatters.access import audit
from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, require
from whatmatters.stories.models import Story, StoryWord
from whatmatters.stories.words import found_by


@transaction.atomic
def approve_story(*, story: Story, by: Actor) -> Story:
    """Let others read it. Raises CannotBeApproved where it was taken back in the meantime."""
    story = _locked(story)
    story.must_wait()
    require(by, Permission.STORY_APPROVE, story)
    story.approve(by=by.user)
    story.save(update_fields=["state", "approved_by", "not_by", "month"])
    story.left_in.all().delete()
    StoryWord.objects.bulk_create(StoryWord(story=story, word=word) for word in _words_of(story))
    audit.record(by=by, did="stories.approved", to=story)
    return story


@transaction.atomic
def send_back(*, story: Story, by: Actor, because: str) -> Story:
    """Ask whoever wrote it to change something. Raises CannotBeApproved."""
    story = _locked(story)
    story.must_wait()
    require(by, Permission.STORY_APPROVE, story)
    story.send_back(because)
    story.save(update_fields=["state", "sent_back_because"])
    audit.record(by=by, did="stories.sent-back", to=story)
    return story


def _words_of(story: Story) -> tuple[str, ...]:
    return found_by((story.title, story.wanted, story.did, story.went, story.advice))


def _locked(story: Story) -> Story:
    return Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
