"""What the pages of the directory show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Page, Paginator
from django.shortcuts import get_object_or_404

from whatmatters.access.actor import Actor
from whatmatters.access.permissions import Permission, may
from whatmatters.resources import wording
from whatmatters.resources.models import Accessibility, Language, Service, Told
from whatmatters.resources.selectors.finding import Found, told_in_full
from whatmatters.resources.sorting import Sort, every_sort
from whatmatters.resources.wording import Somewhere

ON_A_PAGE = 20


@dataclass(frozen=True, slots=True)
class FindPage:
    """The page of searching: what was found, or where to look around."""

    found: Found | None
    roughly: str
    asked: Mapping[str, str]

    @property
    def is_search(self) -> bool:
        return self.found is not None

    @property
    def sorts(self) -> tuple[Sort, ...]:
        return tuple(sort for sort in every_sort() if sort.is_browsed)

    @property
    def total(self) -> str:
        return f"{self.found.total:,}" if self.found else ""

    @property
    def more(self) -> str:
        """The rest of the address, so that the next page is of the same search."""
        return address_of(self.asked)


@dataclass(frozen=True, slots=True)
class Number:
    """A telephone number, as it is said and as it is dialled."""

    said: str

    @property
    def dialled(self) -> str:
        return "".join(c for c in self.said if c in "+0123456789")


@dataclass(frozen=True, slots=True)
class ServicePage:
    """Everything we know of one service, in words."""

    service: Service
    paragraphs: tuple[str, ...]
    when: tuple[str, ...]
    cost: str
    is_free: bool
    who_for: str
    places: tuple[Somewhere, ...]
    access: tuple[str, ...]
    languages: tuple[str, ...]
    phones: tuple[Number, ...]
    areas: tuple[str, ...]
    checked: date | None
    may_keep: bool

    @property
    def website(self) -> str:
        """Only an address of the web: anything else a link could be made of is not one."""
        url = self.service.url.strip()
        return url if url.lower().startswith(("https://", "http://")) else ""


@dataclass(frozen=True, slots=True)
class ToldPage:
    """What is waiting for somebody who keeps the directory, the oldest first."""

    rows: tuple[Told, ...]
    page: Page[Told]
    total: int
    may_bring_in: bool


def address_of(asked: Mapping[str, str]) -> str:
    """What was asked, for the address of another page of the same search."""
    said = {name: typed for name, typed in asked.items() if typed and name != "page"}
    return f"&{urlencode(said)}" if said else ""


def service_page(*, viewer: Actor | None, service_id: UUID) -> ServicePage:
    """One service that is listed; any other is 404. Open to all: it is of nobody."""
    listed = get_object_or_404(Service.objects.listed(), pk=service_id)
    service = told_in_full([listed.pk])[listed.pk]
    return ServicePage(
        service=service,
        paragraphs=wording.paragraphs(service.description),
        when=wording.when(service),
        cost=wording.cost(service),
        is_free=wording.is_free(service),
        who_for=wording.who_for(service),
        places=wording.places(service),
        access=_access(service),
        languages=_languages(service),
        phones=tuple(map(Number, wording.phones(service))),
        areas=_areas(service),
        checked=service.last_checked,
        may_keep=viewer is not None and may(viewer, Permission.DIRECTORY_KEEP),
    )


def told_page(*, viewer: Actor, wanted: str) -> ToldPage:
    """What was told and nobody has dealt with yet."""
    waiting = Told.objects.visible_to(viewer).waiting().select_related("service")
    page = Paginator(waiting.order_by("recorded_at", "pk"), ON_A_PAGE).get_page(wanted)
    may_bring_in = may(viewer, Permission.DIRECTORY_BRING_IN)
    return ToldPage(tuple(page), page, page.paginator.count, may_bring_in)


def service_called(*, service_id: UUID) -> Service:
    """One that is listed; any other is 404. Open to all: it is of nobody."""
    listed = Service.objects.listed().select_related("organization")
    return get_object_or_404(listed, pk=service_id)


def one_told(*, viewer: Actor, told_id: UUID) -> Told:
    """One of them. Unseen is 404."""
    seen = Told.objects.visible_to(viewer).select_related("service__organization", "closed_by")
    return get_object_or_404(seen, pk=told_id)


def _access(service: Service) -> tuple[str, ...]:
    """What is said of getting in and taking part, at all its places."""
    places = [each.location_id for each in service.service_at_locations.all()]
    said = Accessibility.objects.filter(location__in=places).order_by("location", "place", "pk")
    lines = (
        ". ".join(filter(None, (each.description.strip(), each.details.strip()))) for each in said
    )
    return tuple(dict.fromkeys(line for line in lines if line))


def _languages(service: Service) -> tuple[str, ...]:
    said = Language.objects.filter(service=service).order_by("place", "pk")
    return tuple(dict.fromkeys(filter(None, (one.name or one.code for one in said))))


def _areas(service: Service) -> tuple[str, ...]:
    areas = service.service_areas.order_by("place", "pk").values_list("name", flat=True)
    return tuple(dict.fromkeys(filter(None, areas)))
