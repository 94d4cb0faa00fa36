"""Whether what is shown at a visit holds: a code, a place, a call, or somebody’s word.

Pure, but for the home that it is compared with. Where a worker was is used here and kept
nowhere: only how many metres it was from the home.
"""

import hmac
import struct
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha1
from math import asin, cos, radians, sin, sqrt
from typing import TypeAlias

from whatmatters.visits.models import HomeCode, Proof, Visit
from whatmatters.visits.sealing import opened

PERIOD, DIGITS = 30, 6
#: How near a phone must be to the home. Phones in houses are often some way out.
NEAR = 150
EARTH = 6_371_008.8
#: A device’s clock that is wrong by more than this proves nothing.
CLOCK_MAY_BE_OFF = timedelta(hours=2)
#: What is shown must be of about the time that was said.
ABOUT = timedelta(minutes=15)
#: Wrong codes at one visit, after which none is right.
GUESSES = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """What somebody shows to say that they came, or went.

    `at` is when they showed it, where that is not when they came or went; `device_now` what
    their device’s clock said as it was sent.
    """

    by: str = Proof.By.WORD
    code: str = ""
    latitude: float | None = None
    longitude: float | None = None
    phone: str = ""
    at: datetime | None = None
    device_now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Whether it held, and how far off it was where that is known."""

    held: bool
    metres_off: int | None = None


Check: TypeAlias = Callable[[Shown, HomeCode, datetime], Found]


def code_at(secret: bytes, moment: datetime) -> str:
    """What the code in a home shows then (RFC 6238, six digits, thirty seconds)."""
    return code_of_step(secret, int(moment.timestamp()) // PERIOD)


def code_of_step(secret: bytes, step: int, *, digits: int = DIGITS) -> str:
    made = hmac.digest(secret, struct.pack(">Q", step), sha1)
    begin = made[-1] & 0x0F
    (number,) = struct.unpack(">I", made[begin : begin + 4])
    return str((number & 0x7FFFFFFF) % 10**digits).zfill(digits)


def is_code(secret: bytes, typed: str, moment: datetime) -> bool:
    """Whether the home shows it about then: one turn earlier or later is near enough."""
    code = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    now = int(moment.timestamp()) // PERIOD
    near = (code_of_step(secret, step) for step in (now - 1, now, now + 1))
    return any(hmac.compare_digest(one, code) for one in near)


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Along the ground, by the haversine; latitude and longitude in degrees."""
    (north, east), (north_2, east_2) = (map(radians, place) for place in (one, other))
    half = sin((north_2 - north) / 2) ** 2
    half += cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return round(2 * EARTH * asin(min(1.0, sqrt(half))))


def same_phone(one: str, other: str) -> bool:
    """Whether two are one number, with the country’s code or without."""
    return bool(_number(one)) and _number(one) == _number(other)


def place_of(home: HomeCode) -> tuple[float, float] | None:
    """Where the home is, if the person let it be kept."""
    found = opened(home, "sealed_place")
    if found is None:
        return None
    north, _, east = found.decode().partition(" ")
    return float(north), float(east)


def is_of_its_time(proof: Proof, visit: Visit) -> bool:
    """Whether it is of about the time that the visit is said to have begun, or ended, now."""
    said = visit.began_at if proof.of == Proof.Of.ARRIVAL else visit.ended_at
    return said is not None and abs(proof.at - said) <= ABOUT


def check(shown: Shown, *, home: HomeCode | None, moment: datetime, took_call: bool) -> Found:
    """`took_call` is whether whoever says so is not the one who is at the visit."""
    if home is None or shown.by not in CHECKS:
        return Found(held=False)
    if shown.by == Proof.By.PHONE and not took_call:
        return Found(held=False)
    return CHECKS[shown.by](shown, home, moment)


def _by_code(shown: Shown, home: HomeCode, moment: datetime) -> Found:
    secret = opened(home, "sealed")
    return Found(held=secret is not None and is_code(secret, shown.code, moment))


def _by_place(shown: Shown, home: HomeCode, moment: datetime) -> Found:
    there = place_of(home)
    if there is None or shown.latitude is None or shown.longitude is None:
        return Found(held=False)
    metres = metres_between(there, (shown.latitude, shown.longitude))
    return Found(held=metres <= NEAR, metres_off=metres)


def _by_phone(shown: Shown, home: HomeCode, moment: datetime) -> Found:
    number = opened(home, "sealed_phone")
    return Found(held=number is not None and same_phone(number.decode(), shown.phone))


CHECKS: dict[str, Check] = {
    Proof.By.CODE: _by_code,
    Proof.By.PLACE: _by_place,
    Proof.By.PHONE: _by_phone,
}


def _number(phone: str) -> str:
    digits = "".join(sign for sign in phone if sign.isascii() and sign.isdigit())
    return digits.removeprefix("00").removeprefix("44").lstrip("0")
