from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.conversations import rules
from whatmatters.conversations.models import (
    Board,
    Conversation,
    Draft,
    Statement,
    StatementFile,
    Topic,
    Understanding,
    Whose,
)
from whatmatters.conversations.selectors.gathered import Gathered, gathered
from whatmatters.conversations.selectors.menu import PromptGroup, menu_for
from whatmatters.foundations import clock
from whatmatters.people import selectors as people
from whatmatters.people.selectors import Subject

VOICES = {Whose.PERSON: "own", Whose.SEEN: "seen"}


@dataclass(frozen=True, slots=True)
class Said:
    """Something that was said, as the page shows it.

    `voice` is `own`, `other` or, where it was seen and not said, `seen`; `hand` says who
    wrote it down, where that needs saying.
    """

    id: UUID
    number: int
    words: str
    whose: str
    voice: str
    about: str
    at: datetime
    another_day: bool
    hand: str
    put_right_by: UUID | None
    puts_right: UUID | None
    may_put_right: bool
    files: tuple[StatementFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A conversation, and whose record it is in."""

    conversation: Conversation
    subject: Subject


@dataclass(frozen=True, slots=True)
class PuttingRight:
    """The page where kept words are put right by others beside them."""

    subject: Subject
    statement: Statement
    whose: str
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class News:
    """The parts of the page that others may add to while it is open."""

    conversation: Conversation
    subject: Subject
    said: tuple[Said, ...]
    understandings: tuple[Understanding, ...]
    gathered: Gathered
    may_hold: bool

    @property
    def mark(self) -> str:
        """Changes whenever something is added."""
        return f"{len(self.said)}-{len(self.understandings)}"


@dataclass(frozen=True, slots=True)
class ConversationPage:
    """Everything on the one wide page."""

    conversation: Conversation
    subject: Subject
    present: tuple[str, ...]
    written_down_by: str
    news: News
    drafts: tuple[Draft, ...]
    menu: tuple[PromptGroup, ...]
    boards: tuple[Board, ...]
    topics: tuple[Topic, ...]
    may_hold: bool
    may_sign: bool

    @property
    def there(self) -> str:
        """`Maggie, Priya Nair and June Holt`."""
        *most, last = self.present or ("",)
        return (
            gettext("%(join)s and %(last)s") % {"join": ", ".join(most), "last": last}
            if most
            else last
        )


def conversation_page(*, viewer: Actor, conversation_id: UUID) -> ConversationPage:
    """The page, in the same few queries however much has been said."""
    so_far = news(viewer=viewer, conversation_id=conversation_id)
    may_sign = rules.signs(so_far.subject.standing)
    return ConversationPage(
        conversation=so_far.conversation,
        subject=so_far.subject,
        present=_present(so_far.conversation),
        written_down_by=so_far.conversation.opened_by.name,
        news=so_far,
        drafts=_drafts(viewer, so_far.conversation) if so_far.may_hold else (),
        menu=menu_for(viewer.organisation_id) if may_sign else (),
        boards=tuple(so_far.conversation.boards.order_by("begun_at", "pk")),
        topics=_topics(viewer, so_far) if so_far.may_hold else (),
        may_hold=so_far.may_hold,
        may_sign=may_sign,
    )


def _topics(viewer: Actor, so_far: News) -> tuple[Topic, ...]:
    """What was asked to be talked about. That somebody asked to talk alone stands elsewhere:
    this page is looked at together.
    """
    seen = Topic.objects.visible_to(viewer)
    asked = seen.filter(person=so_far.conversation.person, alone=False)
    return tuple(asked.open().oldest_first())


def place(*, viewer: Actor, conversation_id: UUID) -> Place:
    """The conversation behind a page, and whose it is. Unseen is 404."""
    seen = Conversation.objects.visible_to(viewer).select_related("person", "opened_by")
    conversation = get_object_or_404(seen, pk=conversation_id)
    return Place(conversation, people.subject_of(viewer=viewer, person=conversation.person))


def news(*, viewer: Actor, conversation_id: UUID) -> News:
    """What has been said and signed so far."""
    here = place(viewer=viewer, conversation_id=conversation_id)
    return News(
        conversation=here.conversation,
        subject=here.subject,
        said=_said(here.conversation, here.subject),
        understandings=tuple(here.conversation.understandings.order_by("signed_at", "pk")),
        gathered=gathered(viewer=viewer, person=here.conversation.person),
        may_hold=rules.holds(here.subject.standing),
    )


def mark_of(*, viewer: Actor, conversation_id: UUID) -> str:
    """The same mark as `News.mark`, in one query, for a page that asks every few seconds."""
    counts = (
        Conversation.objects.visible_to(viewer)
        .filter(pk=conversation_id)
        .order_by("pk")
        .values_list(Count("statements", distinct=True), Count("understandings", distinct=True))
        .first()
    )
    if counts is None:
        raise Http404
    return f"{counts[0]}-{counts[1]}"


def putting_right(*, viewer: Actor, statement_id: UUID, draft: str = "") -> PuttingRight:
    """The words to put right, with one's unfinished writing if it is gone on with.

    Seen by those who may not write is 403.
    """
    seen = Statement.objects.visible_to(viewer).select_related("conversation__person")
    statement = get_object_or_404(seen, pk=statement_id)
    subject = people.subject_of(viewer=viewer, person=statement.conversation.person)
    theirs = rules.puts_right_words_of(viewer, statement.whose)
    if not (theirs and rules.holds(subject.standing)):
        raise PermissionDenied
    mine = _drafts(viewer, statement.conversation)
    return PuttingRight(
        subject=subject,
        statement=statement,
        whose=statement.whose_words(subject.known_as),
        draft=next((one for one in mine if str(one.pk) == draft), None),
    )


def draft_of(*, viewer: Actor, draft_id: UUID) -> Draft:
    """One's own unfinished writing. Another's is 404, as if it were not there."""
    seen = Conversation.objects.visible_to(viewer)
    mine = Draft.objects.filter(by=viewer.user, conversation__in=seen)
    return get_object_or_404(mine.select_related("conversation__person"), pk=draft_id)


def _said(conversation: Conversation, subject: Subject) -> tuple[Said, ...]:
    rows = (
        conversation.statements.select_related("written_by", "put_right_by")
        .order_by("said_at", "recorded_at", "pk")
        .defer("put_right_by__words")
    )
    files = _files(conversation)
    return tuple(
        replace(_one(row, number, conversation, subject), files=tuple(files[row.pk]))
        for number, row in enumerate(rows, start=1)
    )


def _files(conversation: Conversation) -> dict[UUID, list[StatementFile]]:
    """What each statement was shown with, without the bytes of it."""
    found: dict[UUID, list[StatementFile]] = defaultdict(list)
    files = StatementFile.objects.filter(statement__conversation=conversation)
    for one in files.defer("content").order_by("recorded_at", "pk"):
        found[one.statement_id].append(one)
    return found


def _one(row: Statement, number: int, conversation: Conversation, subject: Subject) -> Said:
    later = getattr(row, "put_right_by", None)
    return Said(
        id=row.pk,
        number=number,
        words=row.words,
        whose=row.whose_words(subject.known_as),
        voice=VOICES.get(Whose(row.whose), "other"),
        about="" if row.about == Statement.About.MATTERS else row.get_about_display(),
        at=row.said_at,
        another_day=clock.day_of(row.said_at) != conversation.held_on,
        hand=_hand(row, conversation, subject),
        put_right_by=later.pk if later else None,
        puts_right=row.puts_right_id,
        may_put_right=not (later or (subject.standing.is_self and row.whose != Whose.PERSON)),
    )


def _hand(row: Statement, conversation: Conversation, subject: Subject) -> str:
    """Who wrote it down, where that is not who writes this talk down anyway."""
    if row.written_by_id == subject.person.user_id:
        return (
            ""
            if subject.standing.is_self
            else gettext("Written by %(known_as)s") % {"known_as": subject.known_as}
        )
    if row.written_by_id == conversation.opened_by_id:
        return ""
    return gettext("Written down by %(name)s") % {"name": row.written_by.name}


def _present(conversation: Conversation) -> tuple[str, ...]:
    there = conversation.present.order_by("recorded_at", "pk")
    return tuple(there.values_list("name", flat=True))


def _drafts(viewer: Actor, conversation: Conversation) -> tuple[Draft, ...]:
    mine = conversation.drafts.filter(by=viewer.user)
    return tuple(mine.order_by("saved_at", "pk"))
