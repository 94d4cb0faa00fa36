"""All that somebody keeps track of, with the latest of each, and what asks for a talk."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.access.policy import DataClass, Deed
from whatmatters.foundations.words import later as _
from whatmatters.outcomes.models import Outcome
from whatmatters.people.selectors import Subject, subject
from whatmatters.readings.models import Reading, Stream, With
from whatmatters.readings.selectors.talks import Asked, waiting

SAID = {
    With.NOBODY: (_("Only you see it"), "plain"),
    With.WORK: (_("Shared with those at work"), "good"),
    With.CIRCLE: (_("Shared with work and circle"), "good"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One stream, as its line says it."""

    stream: Stream
    latest: Reading | None
    outcome: str
    to_self: bool

    @property
    def pill(self) -> tuple[str, str]:
        """A word or two, and the tone of its pill."""
        return standing(self.stream, to_self=self.to_self)


@dataclass(frozen=True, slots=True)
class OfPage:
    subject: Subject
    cards: tuple[Card, ...]
    ended: tuple[Card, ...]
    talks: tuple[Asked, ...]
    may_begin: bool

    @property
    def is_self(self) -> bool:
        return self.subject.standing.is_self

    @property
    def may_close(self) -> bool:
        """Whether they may say what came of a talk."""
        return self.may_begin or self.subject.standing.may(DataClass.VISITS, Deed.WRITE)


def of_page(*, viewer: Actor, person_id: UUID) -> OfPage:
    """The same few queries, however much they keep track of. 403 to whoever may see none."""
    about = subject(viewer=viewer, person_id=person_id)
    if not about.standing.may(DataClass.VISITS):
        raise PermissionDenied
    to_self = about.standing.speaks_for_them
    cards = tuple(_cards(viewer, about, to_self=to_self))
    return OfPage(
        subject=about,
        cards=tuple(card for card in cards if card.stream.ended_at is None),
        ended=tuple(card for card in cards if card.stream.ended_at is not None),
        talks=waiting(viewer=viewer, person_id=person_id),
        may_begin=may(viewer, Permission.READINGS_BEGIN, about.person),
    )


def standing(stream: Stream, *, to_self: bool) -> tuple[str, str]:
    """How it stands with the yes. With whom it is shared, is said to the person."""
    if stream.ended_at is not None:
        return gettext("Ended"), "plain"
    if stream.paused_at is not None:
        return gettext("Paused"), "waiting"
    if stream.has_run_out:
        return gettext("The yes has run out"), "careful"
    if not to_self:
        return gettext("Going on"), "good"
    text, tone = SAID[With(stream.shared_with)]
    return str(text), tone


def _cards(viewer: Actor, about: Subject, *, to_self: bool) -> Iterable[Card]:
    seen = Stream.objects.visible_to(viewer).filter(person=about.person)
    streams = list(seen.in_order())
    latest = _latest(streams)
    words = outcomes_in_words(viewer, [s.outcome_id for s in streams])
    return [Card(s, latest.get(s.pk), words.get(s.outcome_id, ""), to_self) for s in streams]


def _latest(streams: Sequence[Stream]) -> dict[UUID, Reading]:
    """The newest of each that counts, in one query."""
    of_it = Reading.objects.filter(stream=OuterRef("stream")).that_count().newest_first()
    rows = Reading.objects.filter(stream__in=streams, pk=Subquery(of_it.values("pk")[:1]))
    return {row.stream_id: row for row in rows.select_related("stream").order_by("pk")}


def outcomes_in_words(viewer: Actor, ids: Collection[UUID]) -> dict[UUID, str]:
    """What streams are for, as far as the viewer may read that."""
    seen = Outcome.objects.visible_to(viewer).filter(pk__in=ids)
    return dict(seen.values_list("pk", "words"))
