"""A page of somebody's diary in the demonstration, by their own hand."""

from whatmatters.access.actor import Actor
from whatmatters.demonstration import painting, story
from whatmatters.diary import actions as diary
from whatmatters.outcomes.models import Outcome
from whatmatters.people.models import CircleMember, Person


def keep_page(wrote: story.Wrote, person: Person, life: story.Life, about: Outcome | None) -> None:
    """Kept, put at the top and shared as the story has it. Only who signs in keeps a diary."""
    if person.user is None:
        raise TypeError(f"{life.key} keeps a diary, and can’t sign in")
    herself = Actor(person.user)
    pictures = [painting.allotment(wrote.picture)] if wrote.picture else []
    entry = diary.keep_entry(
        person=person,
        by=herself,
        words=wrote.words,
        feeling=wrote.feeling,
        outcome=about,
        files=pictures,
    )
    if wrote.is_pinned:
        diary.pin_entry(entry=entry, by=herself, is_pinned=True)
    for key in wrote.shared:
        around = next(each for each in life.around if each.key == key)
        member = CircleMember.objects.get(person=person, name=around.name)
        diary.share_entry(entry=entry, member=member, by=herself)
