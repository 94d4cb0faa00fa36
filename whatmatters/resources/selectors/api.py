"""What the read API answers with: objects of the standard, a page at a time.

All of it is open to all: the directory has nobody's record in it.
"""

from collections.abc import Callable, Iterable
from datetime import time
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL

from whatmatters.resources.indexing import catch_up
from whatmatters.resources.models import (
    Attribute,
    Schedule,
    Service,
    ServiceAtLocation,
    Taxonomy,
    TaxonomyTerm,
)
from whatmatters.resources.nearness import Farness, box_around
from whatmatters.resources.selectors.whereabouts import whereabouts
from whatmatters.resources.standard.asking import METRES, Asked, BadParameter
from whatmatters.resources.standard.writing import written
from whatmatters.resources.statement import asked as words_asked
from whatmatters.resources.terms import words_of
from whatmatters.resources.wanted import Wanted

M = TypeVar("M", bound=Model)
Object = dict[str, Any]
MIDNIGHT = time(0, 0)
IN_A_PLACE = ("addresses", "accessibility", "attributes__term")
IN_A_SERVICE = (
    "schedules",
    "service_areas",
    "languages",
    "funding",
    "cost_options",
    "contacts__phones__languages",
    "attributes__term",
    "organization__organization_identifiers",
    "organization__attributes__term",
)
AT_PLACES = (
    "service_at_locations__location",
    *(f"service_at_locations__location__{each}" for each in IN_A_PLACE),
)


def services(*, asked: Asked) -> Object:
    """A page of services, with single values alone. Open to all."""
    found = Service.objects.filter(_is_published(), *_narrowed(asked, "pk"))
    rows = found.select_related("organization").order_by("name", "pk")
    return _page(rows, asked, lambda one: written("service", one, deep=False))


def service(*, service_id: UUID) -> Object | None:
    """One service with all its lists. Open to all."""
    found = Service.objects.filter(_is_published(), pk=service_id)
    one = found.select_related("organization").prefetch_related(*IN_A_SERVICE, *AT_PLACES).first()
    return written("service", one) if one else None


def whole_services(pks: Iterable[UUID]) -> list[Object]:
    """Some services with all their lists, in as many queries as for one. Open to all."""
    rows = Service.objects.filter(pk__in=list(pks)).select_related("organization")
    rows = rows.prefetch_related(*IN_A_SERVICE, *AT_PLACES).order_by("pk")
    return [written("service", one) for one in rows]


def places(*, asked: Asked) -> Object:
    """A page of services at places, with single values alone. Open to all."""
    found = ServiceAtLocation.objects.filter(
        _is_published("service__"), *_narrowed(asked, "service"), *_near(asked)
    )
    rows = found.select_related("location", "service__organization")
    return _page(rows.order_by("service__name", "place", "pk"), asked, _at_a_place)


def place(*, place_id: UUID) -> Object | None:
    """One service at one place, with all their lists. Open to all."""
    inside = [f"service__{each}" for each in IN_A_SERVICE]
    found = ServiceAtLocation.objects.filter(_is_published("service__"), pk=place_id)
    rows = found.select_related("location", "service__organization")
    one = rows.prefetch_related(*(f"location__{each}" for each in IN_A_PLACE), *inside).first()
    return _at_a_place(one, deep=True) if one else None


def taxonomies(*, asked: Asked) -> Object:
    """A page of taxonomies, without their terms. Open to all."""
    rows = Taxonomy.objects.order_by("name", "pk")
    return _page(rows, asked, lambda one: written("taxonomy", one, deep=False))


def taxonomy(*, taxonomy_id: UUID) -> Object | None:
    """One taxonomy with its terms. Open to all."""
    one = Taxonomy.objects.filter(pk=taxonomy_id).prefetch_related("taxonomy_terms").first()
    return written("taxonomy", one) if one else None


def terms(*, asked: Asked) -> Object:
    """A page of terms. Open to all."""
    return _page(TaxonomyTerm.objects.order_by("name", "pk"), asked, _term)


def term(*, term_id: UUID) -> Object | None:
    """One term. Open to all."""
    one = TaxonomyTerm.objects.filter(pk=term_id).first()
    return _term(one) if one else None


def _term(one: TaxonomyTerm) -> Object:
    said = written("taxonomy_term", one)
    return {**said, "taxonomy_id": str(one.of_id)} if one.of_id else said


def _at_a_place(one: ServiceAtLocation, *, deep: bool = False) -> Object:
    said = written("service_at_location", one, deep=deep)
    said["service"] = written("service", one.service, deep=deep, without="service_at_locations")
    return said


def _page(rows: QuerySet[M], asked: Asked, write: Callable[[M], Object]) -> Object:
    """The page object of the standard."""
    total = rows.count()
    pages = -(-total // asked.per_page)
    start = (asked.page - 1) * asked.per_page
    contents = [write(one) for one in rows[start : start + asked.per_page]] if total else []
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": asked.page,
        "size": len(contents),
        "first_page": asked.page == 1,
        "last_page": asked.page >= pages,
        "empty": not contents,
        "contents": contents,
    }


def _is_published(of: str = "") -> Q:
    """Whatever its status, which it says itself; but not what its publisher took away."""
    return Q(**{f"{of}gone_on": None})


def _narrowed(asked: Asked, service: str) -> list[Q | Exists]:
    of = "" if service == "pk" else "service__"
    found: list[Q | Exists] = []
    if asked.search:
        found.append(Q(**{f"{service}__in": _holding(asked.search)}))
    if asked.minimum_age is not None:
        found.append(Q(**{f"{of}minimum_age__gte": asked.minimum_age}))
    if asked.maximum_age is not None:
        found.append(Q(**{f"{of}maximum_age__lte": asked.maximum_age}))
    words = Attribute.objects.filter(service=OuterRef(service))
    if asked.taxonomy_term_id:
        found.append(Exists(words.filter(term=asked.taxonomy_term_id)))
    if asked.taxonomy_id:
        found.append(Exists(words.filter(term__of=asked.taxonomy_id)))
    if asked.asks_when:
        found.append(Exists(_open(asked).filter(service=OuterRef(service))))
    return found


def _open(asked: Asked) -> QuerySet[Schedule]:
    """Times of opening that begin no sooner, end no later and are on that day."""
    found = Schedule.objects.all()
    if asked.day:
        found = found.filter(byday__contains=asked.day)
    if asked.start_time:
        found = found.filter(opens_at__gte=asked.start_time)
    if asked.end_time:
        found = found.filter(closes_at__lte=asked.end_time).exclude(closes_at=MIDNIGHT)
    return found


HOLDING = {
    "sqlite": """SELECT f.service_id FROM resources_words JOIN resources_finding f
      ON f.id = resources_words.rowid WHERE resources_words MATCH %s""",
    "postgresql": """SELECT service_id FROM resources_finding
      WHERE terms @@ to_tsquery('english', %s)""",
}


def _holding(typed: str) -> RawSQL | list[UUID]:
    """Services with every word in them. No word that says anything finds nothing."""
    words = words_of(typed)
    if not words:
        return []
    catch_up()
    asked = words_asked(Wanted(words=words), connection.vendor)
    return RawSQL(HOLDING[connection.vendor], [asked])  # noqa: S611  # ours, with a parameter


def _near(asked: Asked) -> list[Q]:
    """Within so many metres of the middle of a postcode, ten miles if nobody said."""
    if not asked.postcode:
        return []
    known = whereabouts(asked.postcode)
    if known is None:
        raise BadParameter("postcode: we do not know where that is")
    km = (asked.proximity or METRES) / 1000
    box, farness = box_around(known.spot, km=km), Farness(known.spot)
    statement = f"""SELECT id FROM resources_location WHERE latitude BETWEEN %s AND %s
      AND longitude BETWEEN %s AND %s AND {farness.sql("latitude", "longitude")} <= %s"""  # noqa: S608  # our own names
    values = [box.south, box.north, box.west, box.east, farness.at_most(km)]
    return [Q(location__in=RawSQL(statement, values))]  # noqa: S611  # ours, with parameters
