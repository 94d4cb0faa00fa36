"""What those who answer see: who is waiting, one enquiry, and who it may be about."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.enquiries.giving import given_to
from whatmatters.enquiries.models import Answer, Enquiry, Given
from whatmatters.foundations import clock
from whatmatters.people.models import Person
from whatmatters.people.selectors import Known, alike

ON_A_PAGE = 20
BEGINNING = 180


@dataclass(frozen=True, slots=True)
class Row:
    """An enquiry in a list: who, how long ago, and how its words begin."""

    id: UUID
    number: int
    called: str
    asker: str
    relation: str
    came: str
    beginning: str
    helps_communicate: str
    status: str
    status_words: str
    given: int


@dataclass(frozen=True, slots=True)
class ListPage:
    rows: tuple[Row, ...]
    page: Page[Enquiry]
    total: int


@dataclass(frozen=True, slots=True)
class EnquiryPage:
    enquiry: Enquiry
    came: str
    answers: tuple[Answer, ...]
    given: tuple[Given, ...]
    person: Person | None


@dataclass(frozen=True, slots=True)
class StartPage:
    enquiry: Enquiry
    known: tuple[Known, ...]


def waiting_page(*, viewer: Actor, wanted: str) -> ListPage:
    """Who is waiting for an answer, the longest wait first."""
    waiting = Enquiry.objects.visible_to(viewer).waiting()
    return _list(waiting.order_by("sent_at", "pk"), wanted)


def dealt_with_page(*, viewer: Actor, wanted: str) -> ListPage:
    """What has been answered or has become a record, the latest first."""
    done = Enquiry.objects.visible_to(viewer).dealt_with()
    done = done.annotate(times_given=Count("given"))
    return _list(done.order_by("-closed_at", "pk"), wanted)


def enquiry_page(*, viewer: Actor, enquiry_id: UUID) -> EnquiryPage:
    """One enquiry, with every answer given to it. Unseen is 404."""
    enquiry = _one(viewer, enquiry_id)
    answers = enquiry.answers.select_related("given_by")
    return EnquiryPage(
        enquiry=enquiry,
        came=waited(enquiry.sent_at),
        answers=tuple(answers.order_by("given_at", "pk")),
        given=given_to(enquiry),
        person=enquiry.person,
    )


def start_page(*, viewer: Actor, enquiry_id: UUID) -> StartPage:
    """Whom this may be about: people known here by the name that was given."""
    enquiry = _one(viewer, enquiry_id)
    return StartPage(enquiry, alike(viewer=viewer, names=[enquiry.name]))


def waited(since: datetime | None) -> str:
    """How long ago, as one would say it."""
    if since is None:
        return "Not sent"
    days = (clock.today() - clock.day_of(since)).days
    if days < 2:
        return ("Today", "Yesterday")[max(days, 0)]
    return f"{days} days ago" if days < 14 else f"{days // 7} weeks ago"


def _one(viewer: Actor, enquiry_id: UUID) -> Enquiry:
    seen = Enquiry.objects.visible_to(viewer).select_related("person", "closed_by")
    return get_object_or_404(seen, pk=enquiry_id)


def _list(enquiries: QuerySet[Enquiry], wanted: str) -> ListPage:
    page = Paginator(enquiries, ON_A_PAGE).get_page(wanted)
    return ListPage(
        tuple(_row(number, each) for number, each in enumerate(page, start=page.start_index())),
        page,
        page.paginator.count,
    )


def _row(number: int, enquiry: Enquiry) -> Row:
    return Row(
        id=enquiry.pk,
        number=number,
        called=enquiry.called,
        asker="" if enquiry.is_for_the_asker else enquiry.asker,
        relation=enquiry.relation,
        came=waited(enquiry.sent_at),
        beginning=_beginning(enquiry.words),
        helps_communicate=enquiry.helps_communicate,
        status=enquiry.status,
        status_words=enquiry.get_status_display(),
        given=getattr(enquiry, "times_given", 0),
    )


def _beginning(words: str) -> str:
    """The first words, cut between two of them."""
    line = " ".join(words[: BEGINNING * 4].split())
    return line if len(line) <= BEGINNING else f"{line[:BEGINNING].rsplit(' ', 1)[0]}…"
