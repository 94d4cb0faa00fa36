"""What is found in the directory, in an order that does not change, a page at a time."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import Prefetch

from whatmatters.foundations import clock
from whatmatters.resources.indexing import catch_up
from whatmatters.resources.models import (
    Address,
    Contact,
    CostOption,
    Phone,
    Schedule,
    Service,
    ServiceAtLocation,
)
from whatmatters.resources.statement import distance, rows_of, written
from whatmatters.resources.wanted import Wanted

ON_A_PAGE = 20
#: Nobody reads further, and whoever copies the directory has the API.
MOST_PAGES = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One service that was found, and how far it is, if anybody asked and it is anywhere."""

    service: Service
    km: float | None


@dataclass(frozen=True, slots=True)
class Found:
    """A page of what was found. `some_words`: nothing held them all, so these hold any."""

    hits: tuple[Hit, ...]
    total: int
    number: int
    on_a_page: int
    some_words: bool

    @property
    def pages(self) -> int:
        return min(MOST_PAGES, max(1, -(-self.total // self.on_a_page)))

    @property
    def turning(self) -> Page[Any]:
        """The page as the component that turns pages knows it."""
        rows = range(self.pages * self.on_a_page)
        return Paginator(rows, self.on_a_page).page(min(self.number, self.pages))

    @property
    def first(self) -> int:
        return (self.number - 1) * self.on_a_page + 1

    @property
    def last(self) -> int:
        return self.first + len(self.hits) - 1


def find(*, wanted: Wanted, page: int = 1, on_a_page: int = ON_A_PAGE) -> Found:
    """Services that are listed, the best first. Open to all: the directory has nobody in it.

    Those with the words in their names come first, then in what they are about, then in what
    is told of them; among these the nearest. Where nothing holds all words, any will do.
    """
    catch_up()
    number = min(max(page, 1), MOST_PAGES)
    rows = _rows(wanted, number, on_a_page)
    some_words = not rows and number == 1 and len(wanted.words) > 1 and not wanted.any_word
    if some_words:
        rows = _rows(replace(wanted, any_word=True), number, on_a_page)
    elif not rows and number > 1:
        return find(wanted=wanted, on_a_page=on_a_page)
    total = rows[0][3] if rows else 0
    return Found(_hits(wanted, rows), total, number, on_a_page, some_words and bool(rows))


def _rows(wanted: Wanted, number: int, on_a_page: int) -> list[tuple[UUID, int, float, int]]:
    statement, values = written(
        wanted,
        vendor=connection.vendor,
        today=clock.today(),
        skip=(number - 1) * on_a_page,
        take=on_a_page,
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return list(rows_of(cursor.fetchall()))


def _hits(wanted: Wanted, rows: Iterable[tuple[UUID, int, float, int]]) -> tuple[Hit, ...]:
    found = list(rows)
    services = told_in_full(row[0] for row in found)
    return tuple(Hit(services[service], distance(wanted.near, far)) for service, _, far, _ in found)


def told_in_full(services: Iterable[UUID]) -> dict[UUID, Service]:
    """Services with all that is told of them in lists, in six queries. Open to all."""
    return (
        Service.objects.select_related("organization")
        .prefetch_related(*_lists())
        .in_bulk(list(services))
    )


def _lists() -> Iterable["Prefetch[Any]"]:
    """What is told of a service in lists, in the order in which it was given."""
    yield Prefetch("schedules", Schedule.objects.order_by("place", "pk"))
    yield Prefetch("cost_options", CostOption.objects.order_by("place", "pk"))
    places = ServiceAtLocation.objects.select_related("location").order_by("place", "pk")
    yield Prefetch("service_at_locations", places)
    addresses = Address.objects.order_by("place", "pk")
    yield Prefetch("service_at_locations__location__addresses", addresses)
    yield Prefetch("contacts", Contact.objects.order_by("place", "pk"))
    yield Prefetch("contacts__phones", Phone.objects.order_by("place", "pk"))
