"""What has been said about somebody's strengths, people, barriers and risks, in all their talks."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.conversations.models import Statement
from whatmatters.people.models import Person

About = Statement.About
AT_MOST = 8
READ_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing said, short enough for a list, with the talk it was said in."""

    id: UUID
    words: str
    conversation_id: UUID
    held_on: date


@dataclass(frozen=True, slots=True)
class Gathered:
    """The latest things said of each sort, newest first."""

    strengths: tuple[Heard, ...] = ()
    people: tuple[Heard, ...] = ()
    barriers: tuple[Heard, ...] = ()
    risks: tuple[Heard, ...] = ()

    def __bool__(self) -> bool:
        return any((self.strengths, self.people, self.barriers, self.risks))


def gathered(*, viewer: Actor, person: Person) -> Gathered:
    """All four lists, in one query: at most eight of each among the latest sixty."""
    lists: dict[str, list[Heard]] = defaultdict(list)
    rows = _heard(viewer, person).exclude(about=About.MATTERS)[:READ_AT_MOST]
    for statement in rows:
        if len(lists[statement.about]) < AT_MOST:
            lists[statement.about].append(_one(statement))
    return Gathered(
        strengths=tuple(lists[About.STRENGTH]),
        people=tuple(lists[About.PEOPLE]),
        barriers=tuple(lists[About.BARRIER]),
        risks=tuple(lists[About.RISK]),
    )


def _heard(viewer: Actor, person: Person) -> QuerySet[Statement]:
    seen = Statement.objects.visible_to(viewer).standing().filter(conversation__person=person)
    return seen.select_related("conversation").order_by("-said_at", "-recorded_at", "pk")


def _one(statement: Statement) -> Heard:
    return Heard(
        id=statement.pk,
        words=statement.words,
        conversation_id=statement.conversation_id,
        held_on=statement.conversation.held_on,
    )
