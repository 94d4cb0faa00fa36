"""The question about working together as the one sees it who is asked; and what all say."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.foundations import clock
from whatmatters.people.selectors import Subject, subject_of
from whatmatters.reviews import questions
from whatmatters.reviews.counting import Counted, counted_by_area
from whatmatters.reviews.models import HowWeWork

#: Fewer answers than this are not shown: one could guess whose they are.
ENOUGH = 8
LAST = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class QuestionPage:
    subject: Subject
    asked: HowWeWork
    is_open: bool


def question_page(*, viewer: Actor, asked_id: UUID) -> QuestionPage:
    """The question that somebody was asked. Of anybody else's, 404."""
    seen = HowWeWork.objects.visible_to(viewer).select_related("person")
    asked = get_object_or_404(seen, pk=asked_id)
    is_open = HowWeWork.objects.visible_to(viewer).open().filter(pk=asked.pk).exists()
    return QuestionPage(subject_of(viewer=viewer, person=asked.person), asked, is_open)


def open_question(*, viewer: Actor) -> HowWeWork | None:
    """What the one who is looking is asked now, if anything: the latest."""
    return HowWeWork.objects.visible_to(viewer).open().order_by("-asked_on", "pk").first()


@dataclass(frozen=True, slots=True)
class AreaShown:
    """What people said of one thing; without figures where there are too few answers."""

    title: str
    asked: int
    answered: int | None
    unanswered: int | None
    good: int | None

    @property
    def is_enough(self) -> bool:
        return self.answered is not None


@dataclass(frozen=True, slots=True)
class TogetherPage:
    areas: tuple[AreaShown, ...]
    enough: int = ENOUGH


def together_page(*, viewer: Actor) -> TogetherPage:
    """What people told the viewer's organisation in a year: counts, and never an answer."""
    since = clock.today() - LAST
    if viewer.organisation_id is None:
        return TogetherPage(())
    counted = {
        one.area: one for one in counted_by_area(organisation=viewer.organisation_id, since=since)
    }
    return TogetherPage(tuple(_shown(counted.values())))


def _shown(counted: Iterable[Counted]) -> Iterable[AreaShown]:
    by_area = {one.area: one for one in counted}
    for area, title in questions.AREAS.items():
        one = by_area.get(area, Counted(area))
        if one.answered < ENOUGH:
            yield AreaShown(str(title), one.asked, None, None, None)
            continue
        in_ten = round(10 * one.good / one.answered)
        silent = one.asked - one.answered
        yield AreaShown(str(title), one.asked, one.answered, silent, in_ten)
