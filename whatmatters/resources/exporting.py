"""The whole directory as one file of the standard, however large it is."""

import json
from collections.abc import Iterator
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder

from whatmatters.foundations.progress import in_batches
from whatmatters.resources.models import ListedOrganization, Service, Taxonomy
from whatmatters.resources.selectors.api import whole_services
from whatmatters.resources.standard.openapi import VERSION
from whatmatters.resources.standard.writing import written

AT_ONCE = 200


def write_all(to: IO[str]) -> int:
    """Taxonomies, organisations with nothing listed, and services with all their lists.

    Returns how many services. No more than a few hundred are in memory.
    """
    to.write(f'{{"version": "{VERSION}",\n"taxonomies": [')
    _write(to, _taxonomies())
    to.write('],\n"organizations": [')
    _write(to, _organizations())
    to.write('],\n"services": [')
    count = _write(to, _services())
    to.write("]}\n")
    return count


def _write(to: IO[str], objects: Iterator[object]) -> int:
    count = 0
    for count, one in enumerate(objects, start=1):
        to.write("\n" if count == 1 else ",\n")
        to.write(json.dumps(one, cls=DjangoJSONEncoder, ensure_ascii=False))
    return count


def _taxonomies() -> Iterator[object]:
    for one in Taxonomy.objects.order_by("pk").prefetch_related("taxonomy_terms"):
        yield written("taxonomy", one)


def _organizations() -> Iterator[object]:
    rows = ListedOrganization.objects.filter(services=None).order_by("pk")
    rows = rows.prefetch_related("organization_identifiers", "attributes__term")
    for one in rows.iterator(chunk_size=AT_ONCE):
        yield written("organization", one)


def _services() -> Iterator[object]:
    pks = Service.objects.filter(gone_on=None).order_by("pk").values_list("pk", flat=True)
    for some in in_batches(pks.iterator(), of=AT_ONCE):
        yield from whole_services(some)
