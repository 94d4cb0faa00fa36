"""Bring in where postcodes lie: a list as the Office for National Statistics publishes it."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from django.db import transaction

from whatmatters.access import audit
from whatmatters.resources.models import Postcode
from whatmatters.resources.nearness import Spot
from whatmatters.resources.postal import WHOLE, postcode_in

AT_ONCE = 5_000
#: The columns of the lists there are, the first that is there being read.
CODES = ("pcds", "pcd8", "pcd7", "pcd", "postcode")
LATITUDES, LONGITUDES = ("lat", "latitude"), ("long", "longitude", "lng", "lon")


class CannotRead(Exception):
    """The file is no list of postcodes. Its message is written for the reader."""


@dataclass(frozen=True, slots=True)
class Taken:
    """How far it has come: postcodes kept, and lines that said nothing to keep."""

    kept: int
    left: int


def import_postcodes(*, file: Path) -> Iterator[Taken]:
    """Keep every postcode of a CSV, thousands at a time; again is the same. Raises CannotRead.

    Anybody may who can reach the command. It may be stopped, and begun again.
    """
    with file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        reader = csv.DictReader(line.replace("\0", "") for line in lines)
        columns = _columns(reader.fieldnames or ())
        kept = left = 0
        while rows := list(islice(reader, AT_ONCE)):
            found = {one.code: one for row in rows if (one := _postcode(row, columns))}
            _keep(found.values())
            kept, left = kept + len(found), left + len(rows) - len(found)
            yield Taken(kept, left)
    audit.record(by=audit.SYSTEM, did="resources.postcodes-brought-in", to=None)


@transaction.atomic
def _keep(found: Iterable[Postcode]) -> None:
    Postcode.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["latitude", "longitude"],
        batch_size=500,
    )


def _columns(named: Iterable[str]) -> tuple[str, str, str]:
    there = {name.strip().lower(): name for name in named}
    found = [
        next((there[name] for name in names if name in there), "")
        for names in (CODES, LATITUDES, LONGITUDES)
    ]
    if not all(found):
        raise CannotRead(
            "A list of postcodes has columns for the postcode, the latitude and the longitude, "
            "such as pcds, lat and long. The first line of this file does not name them."
        )
    code, latitude, longitude = found
    return code, latitude, longitude


def _postcode(row: Mapping[str, str | None], columns: tuple[str, str, str]) -> Postcode | None:
    """One line; nothing where it has no whole postcode, or no place on the map."""
    code, latitude, longitude = ((row.get(name) or "").strip() for name in columns)
    try:
        spot = Spot(float(latitude), float(longitude))
    except ValueError:
        return None
    if not WHOLE.fullmatch("".join(code.upper().split())) or not spot.is_on_earth:
        return None
    return Postcode(postcode_in(code), spot.latitude, spot.longitude)
