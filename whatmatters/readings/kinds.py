"""What may be kept track of: what it is called and asked, and how it is known elsewhere."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext

from whatmatters.foundations.words import later as _

OWN = "own"
Range = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of reading. `places` are the figures after the point that are kept.

    `codes`, `value_codes`, `second_codes` and `units` are those of LOINC and UCUM; `second`
    is what the other number is called, where there are two.
    """

    key: str
    label: str
    asks: str
    unit: str
    places: int = 0
    second: str = ""
    is_of_a_day: bool = False
    range: Range = (Decimal(0), Decimal(0))
    second_range: Range = (Decimal(0), Decimal(0))
    codes: tuple[str, ...] = ()
    value_codes: tuple[str, ...] = ()
    second_codes: tuple[str, ...] = ()
    units: tuple[tuple[str, Decimal], ...] = ()

    @property
    def has_two(self) -> bool:
        return bool(self.second)

    def wrong_line(self, mark: Decimal, *, is_second: bool = False) -> str:
        """The same of a line across it: one that no number can reach was typed wrong."""
        low, high = self.second_range if is_second else self.range
        if low <= mark <= high:
            return ""
        return _outside(self.second if is_second else self.asks, low, high)

    def wrong_with(self, value: Decimal, second: Decimal | None) -> str:
        """A sentence that says what to check; nothing, where it may well be so."""
        low, high = self.range
        if not low <= value <= high:
            return _outside(self.asks, low, high)
        if not self.has_two:
            return ""
        if second is None:
            return gettext("Blood pressure has two numbers. Enter the lower number too")
        low, high = self.second_range
        if not low <= second <= high:
            return _outside(self.second, low, high)
        if second >= value:
            return gettext("The lower number must be less than the upper number. Check both")
        return ""


def _outside(what: str, low: Decimal, high: Decimal) -> str:
    said = {"what": what, "low": f"{low:,f}", "high": f"{high:,f}"}
    return gettext("%(what)s: enter a number from %(low)s to %(high)s") % said


_UPPER, _LOWER = _("Upper number"), _("Lower number")
_SAID: tuple[dict[str, Any], ...] = (
    {
        "key": "steps",
        "label": _("Steps in a day"),
        "asks": _("Steps"),
        "unit": _("steps"),
        "is_of_a_day": True,
    },
    {
        "key": "blood-pressure",
        "label": _("Blood pressure"),
        "asks": _UPPER,
        "second": _LOWER,
        "unit": "mmHg",
    },
    {"key": "weight", "label": _("Weight"), "asks": _("Weight"), "unit": "kg", "places": 1},
    {
        "key": "sleep",
        "label": _("Hours of sleep"),
        "asks": _("Hours of sleep"),
        "unit": _("hours"),
        "places": 1,
        "is_of_a_day": True,
    },
    {
        "key": "heart-rate",
        "label": _("Heart rate"),
        "asks": _("Beats in a minute"),
        "unit": _("beats a minute"),
    },
    {"key": "mood", "label": _("How I feel"), "asks": _("How I feel"), "unit": _("out of 10")},
    {"key": OWN, "label": _("Something else"), "asks": _("Number"), "unit": "", "places": 2},
)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("whatmatters.readings").joinpath("data/codes.toml").read_text())


def _kind(said: dict[str, Any]) -> Kind:
    known = _data()[said["key"]]
    units = tuple((unit, Decimal(by)) for unit, by in known.get("units", {}).items())
    return Kind(
        **said,
        range=_range(known["range"]),
        second_range=_range(known.get("second_range", ["0", "0"])),
        codes=tuple(known.get("codes", ())),
        value_codes=tuple(known.get("value", ())),
        second_codes=tuple(known.get("second", ())),
        units=units,
    )


def _range(ends: list[str]) -> Range:
    low, high = ends
    return Decimal(low), Decimal(high)


KINDS: Mapping[str, Kind] = {said["key"]: _kind(said) for said in _SAID}
LOINC, UCUM = str(_data()["loinc"]), str(_data()["ucum"])


def known_by(codes: set[str]) -> Kind | None:
    """The kind that one of these codes of LOINC stands for."""
    return next((kind for kind in KINDS.values() if set(kind.codes) & codes), None)


def rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places))


def written_number(number: Decimal, places: int) -> str:
    """`7,200`, `71.5`, and `8` where nothing comes after the point."""
    text = f"{rounded(number, places):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
