"""What a privacy officer sees: who, when, whom by name or number, and what was odd. No words."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404
from django.utils.timezone import localtime

from whatmatters.access.actor import Actor
from whatmatters.access.models import AuditEntry, Watched, WatchNote
from whatmatters.people.models import BrokenGlass, Person, Registration
from whatmatters.people.selectors.looking import Looking, lookings
from whatmatters.people.selectors.naming import names_of

A_PAGE = 50
NOBODY_HERE = "Somebody your organisation does not know"


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the queue."""

    watched: Watched
    viewer: str
    where: str
    person: str
    number: str

    @property
    def what(self) -> str:
        label = self.watched.get_flag_display()
        return f"{label}: {self.watched.count}" if self.watched.count > 1 else label


@dataclass(frozen=True, slots=True)
class QueuePage:
    items: tuple[Item, ...]
    page: Page[Watched]
    settled: bool

    @property
    def shown(self) -> list[UUID]:
        """Of whose records the page says something."""
        return [UUID(item.watched.person) for item in self.items if item.watched.person]


@dataclass(frozen=True, slots=True)
class Note:
    note: WatchNote
    by: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    item: Item
    reason: str
    because: str
    emergencies: int
    notes: tuple[Note, ...]
    lookings: tuple[Looking, ...]

    @property
    def is_settled(self) -> bool:
        return any(each.note.settles for each in self.notes)


def queue(*, viewer: Actor, number: str | int = 1, settled: bool = False) -> QueuePage:
    """What is to be looked at, the last first. The same queries, however many there are."""
    told = Watched.objects.visible_to(viewer)
    rows = told.filter(notes__settles=True).distinct() if settled else told.open()
    page = Paginator(rows.order_by("-first_at", "pk"), A_PAGE).get_page(number)
    return QueuePage(_items(viewer, list(page.object_list)), page, settled)


def waiting(viewer: Actor) -> int:
    """How many are to be looked at."""
    return Watched.objects.visible_to(viewer).open().count()


def item_page(*, viewer: Actor, watched_id: UUID) -> ItemPage:
    """One of them, with what was opened that day and what was written about it."""
    watched = watched_of(viewer=viewer, watched_id=watched_id)
    item, *_ = _items(viewer, [watched])
    glass = _glass(viewer, watched)
    notes = list(watched.notes.order_by("at", "pk"))
    names = names_of(users={note.by for note in notes}, places=()).users
    return ItemPage(
        item,
        glass.get_reason_display() if glass else "",
        glass.because if glass else "",
        _emergencies(viewer, watched),
        tuple(Note(note, names.get(note.by, "Somebody")) for note in notes),
        tuple(_lookings(viewer, watched)),
    )


def _emergencies(viewer: Actor, watched: Watched) -> int:
    """How often they opened a record in an emergency in the thirty days up to then."""
    told = Watched.objects.visible_to(viewer).filter(flag=Watched.Flag.GLASS)
    return told.filter(
        viewer=watched.viewer,
        first_at__lte=watched.first_at,
        first_at__gt=watched.first_at - timedelta(days=30),
    ).count()


def watched_of(*, viewer: Actor, watched_id: UUID) -> Watched:
    """One that the viewer's organisation was told of. Anything else is 404."""
    told = Watched.objects.visible_to(viewer)
    if (found := told.filter(pk=watched_id).first()) is None:
        raise Http404
    return found


def _glass(viewer: Actor, watched: Watched) -> BrokenGlass | None:
    """Why they said they had to; for whoever may know who has looked at that record."""
    if watched.flag != Watched.Flag.GLASS:
        return None
    broken = BrokenGlass.objects.visible_to(viewer).filter(
        person=UUID(watched.person), user=UUID(watched.viewer)
    )
    return broken.filter(broken_at__lte=watched.first_at).order_by("-broken_at", "pk").first()


def _lookings(viewer: Actor, watched: Watched) -> list[Looking]:
    """What they opened that day, by page, never what stood there."""
    seen = AuditEntry.objects.visible_to(viewer)
    entries = seen.filter(by=watched.viewer, acting_in=watched.acting_in)
    entries = entries.filter(about=watched.person) if watched.person else entries.none()
    return lookings(_on(entries, watched.first_at), is_self=False, circle={})


def _on(entries: QuerySet[AuditEntry], at: datetime) -> QuerySet[AuditEntry]:
    day = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    return entries.filter(at__gte=day).order_by("at", "pk")[:A_PAGE]


def _items(viewer: Actor, rows: list[Watched]) -> tuple[Item, ...]:
    """With names: of users, of places, and of people whom the viewer's organisation knows."""
    names = names_of(users={row.viewer for row in rows}, places={row.acting_in for row in rows})
    people = _people(viewer, {row.person for row in rows if row.person})
    return tuple(
        Item(
            row,
            names.users.get(row.viewer, "Somebody"),
            names.places.get(row.acting_in, ""),
            *(people.get(row.person, (NOBODY_HERE, "")) if row.person else ("", "")),
        )
        for row in rows
    )


def _people(viewer: Actor, pks: set[str]) -> dict[str, tuple[str, str]]:
    """Names and numbers of those whom the viewer's organisation knows."""
    known: QuerySet[Registration, Any] = (
        Registration.objects.current()
        .filter(
            organisation=viewer.organisation_id,
            person__in=Person.objects.registered_with(viewer).filter(pk__in=pks),
        )
        .select_related("person")
        .order_by("pk")
    )
    return {str(each.person_id): (each.person.name, each.number) for each in known}
