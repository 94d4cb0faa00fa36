"""How far one place is from another, counted here: no service outside is told where anybody is."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, degrees, radians, sin, sqrt

EARTH_KM = 6371.0088
KM_IN_A_MILE = 1.609344
#: Somewhat more than it is, so that no rounding leaves out what lies on the edge.
A_LITTLE_MORE = 1.000001


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the earth, in degrees."""

    latitude: float
    longitude: float

    @property
    def is_on_earth(self) -> bool:
        """False of a number that is none as well."""
        return -90 <= self.latitude <= 90 and -180 <= self.longitude <= 180


@dataclass(frozen=True, slots=True)
class Box:
    """The part of a map that holds everything within some distance, and a little more."""

    south: float
    north: float
    west: float
    east: float


def kilometres(one: Spot, other: Spot) -> float:
    """The haversine: as the crow flies, on a round earth; right within half in a hundred."""
    return 2 * EARTH_KM * asin(min(1.0, sqrt(_haversine(one, other))))


def _haversine(one: Spot, other: Spot) -> float:
    north = radians(other.latitude - one.latitude)
    east = radians(other.longitude - one.longitude)
    along = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return sin(north / 2) ** 2 + along * sin(east / 2) ** 2


def miles(one: Spot, other: Spot) -> float:
    return kilometres(one, other) / KM_IN_A_MILE


def box_around(spot: Spot, *, km: float) -> Box:
    """Everything within `km`. Over a pole, or over the line where days change: all round."""
    high = degrees(km / EARTH_KM) * A_LITTLE_MORE
    south, north = spot.latitude - high, spot.latitude + high
    if south <= -90 or north >= 90:
        return Box(max(south, -90), min(north, 90), -180, 180)
    wide = degrees(asin(min(1.0, sin(km / EARTH_KM) / cos(radians(spot.latitude)))))
    wide *= A_LITTLE_MORE
    west, east = spot.longitude - wide, spot.longitude + wide
    if west < -180 or east > 180:
        west, east = -180, 180
    return Box(south, north, west, east)


@dataclass(frozen=True, slots=True)
class Farness:
    """The haversine from one spot as a sum of products, which every database can work out.

    Over the distances somebody goes to a club it differs from the haversine by less than one
    part in 10,000. `sql` gives a number that grows with the distance; `km` reads it.
    """

    spot: Spot

    def sql(self, latitude: str, longitude: str) -> str:
        """For two columns in degrees."""
        here, turn = radians(self.spot.latitude), radians(1)
        north = f"({latitude} - ({self.spot.latitude!r})) * {turn!r}"
        east = f"({longitude} - ({self.spot.longitude!r})) * {turn!r}"
        there = (
            f"({cos(here)!r} - ({sin(here)!r}) * {north} - {cos(here) / 2!r} * {north} * {north})"
        )
        return f"({_half_squared(north)} + {cos(here)!r} * {there} * {_half_squared(east)})"

    def km(self, value: float) -> float:
        return 2 * EARTH_KM * asin(min(1.0, sqrt(max(0.0, value))))

    def at_most(self, km: float) -> float:
        """What `sql` gives at this distance."""
        return sin(km / EARTH_KM / 2) ** 2


def _half_squared(angle: str) -> str:
    """The square of the sine of half an angle, as the first two parts of its series."""
    squared = f"({angle}) * ({angle})"
    return f"{squared} / 4.0 * (1.0 - {squared} / 12.0)"
