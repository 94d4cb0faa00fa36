"""What somebody tells, to themself and to those who help them write."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.outcomes import frameworks
from whatmatters.people.selectors import Subject, subject
from whatmatters.stories import rules
from whatmatters.stories.checking import Found, Mark, everywhere, marks
from whatmatters.stories.models import Paid, StoryConsent, Telling
from whatmatters.stories.models.telling import about
from whatmatters.stories.money import cost_in_words
from whatmatters.stories.names import names_around, texts_of, unanswered


@dataclass(frozen=True, slots=True)
class OfPage:
    """What was told of somebody, as far as the viewer may read it."""

    subject: Subject
    tellings: tuple[Telling, ...]
    may_tell: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text, and what was marked in it, if anything was."""

    words: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One of the texts, by the name of its field, in pieces."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class TellingPage:
    subject: Subject
    telling: Telling
    parts: tuple[str, ...]
    cost: str
    paid: str
    sent_back_because: str
    consent: StoryConsent | None
    may_agree: bool
    may_take_back: bool
    to_answer: int


@dataclass(frozen=True, slots=True)
class CheckPage:
    subject: Subject
    telling: Telling
    texts: tuple[Part, ...]
    marks: tuple[Mark, ...]
    stays: dict[tuple[str, str], str]


def tellings_of(*, viewer: Actor, person_id: UUID) -> OfPage:
    """What was told of this person, the newest first. The queries do not grow with it."""
    who = subject(viewer=viewer, person_id=person_id)
    rows = Telling.objects.visible_to(viewer).filter(person=person_id).select_related("story")
    tellings, may_tell = tuple(rows.newest_first()), rules.tells(who.standing)
    if not (may_tell or tellings):
        raise PermissionDenied
    return OfPage(who, tellings, may_tell)


def tell_page(*, viewer: Actor, person_id: UUID) -> Subject:
    """Of whom one begins to tell."""
    who = subject(viewer=viewer, person_id=person_id)
    if not rules.tells(who.standing):
        raise PermissionDenied
    return who


def telling_page(*, viewer: Actor, telling_id: UUID) -> TellingPage:
    """One telling, as others would read it."""
    telling, who = _found(viewer, telling_id)
    said = telling.about.order_by("framework", "code").values_list("framework", "code")
    consents = telling.consents.filter(withdrawn_at=None)
    return TellingPage(
        who,
        telling,
        tuple(frameworks.label(*place) for place in said),
        cost_in_words(about(telling.cost), telling.cost_per),
        Paid(telling.paid).label if telling.paid else "",
        telling.story.sent_back_because if telling.story else "",
        consents.order_by("pk").first(),
        rules.agrees(who.standing),
        rules.may_take_back(viewer, telling),
        len(unanswered(telling)),
    )


def check_page(*, viewer: Actor, telling_id: UUID) -> CheckPage:
    """What the checker marks, where it stands, and what was said of it."""
    telling, who = _found(viewer, telling_id)
    if not rules.tells(who.standing):
        raise PermissionDenied
    texts, names = texts_of(telling), names_around(telling.person)
    found = everywhere(texts, names)
    parts = (Part(name, tuple(_pieces(text, found[name]))) for name, text in texts.items() if text)
    stays = telling.stays.order_by("pk").values_list("kind", "words", "because")
    reasons = {(kind, words): because for kind, words, because in stays}
    return CheckPage(who, telling, tuple(parts), marks(texts, names), reasons)


def _found(viewer: Actor, telling_id: UUID) -> tuple[Telling, Subject]:
    rows = Telling.objects.visible_to(viewer).select_related("story", "person")
    telling = get_object_or_404(rows, pk=telling_id)
    return telling, subject(viewer=viewer, person_id=telling.person_id)


def _pieces(text: str, found: tuple[Found, ...]) -> Iterator[Piece]:
    at = 0
    for one in found:
        if one.start > at:
            yield Piece(text[at : one.start])
        yield Piece(text[one.start : one.end], one.kind)
        at = one.end
    if at < len(text):
        yield Piece(text[at:])
