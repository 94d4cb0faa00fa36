"""A FHIR Timing in words: how often, on which days, at what time of day."""

from collections.abc import Iterator

from whatmatters.exchange.fhir.shape import Element

UNITS = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo": "month",
    "a": "year",
}
DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
WHEN = {
    "MORN": "in the morning",
    "AFT": "in the afternoon",
    "EVE": "in the evening",
    "NIGHT": "at night",
    "HS": "before sleep",
    "WAKE": "on waking",
    "C": "with meals",
    "CM": "at breakfast",
    "CD": "at midday",
    "CV": "at the evening meal",
    "AC": "before meals",
    "PC": "after meals",
}


def timing_in_words(timing: Element) -> str:
    """As one would say it: `twice a week, on Monday and Thursday, in the morning`."""
    code, repeat = timing.concept("code"), timing.element("repeat")
    said = ", ".join(_parts(repeat)) if repeat else ""
    return "; ".join(part for part in (code, said) if part)


def _parts(repeat: Element) -> Iterator[str]:
    if rate := _rate(repeat):
        yield rate
    if days := [DAYS[day] for day in repeat.texts("dayOfWeek") if day in DAYS]:
        yield f"on {_listed(days)}"
    if whens := [WHEN[when] for when in repeat.texts("when") if when in WHEN]:
        yield _listed(whens)
    if times := [time[:5] for time in repeat.texts("timeOfDay")]:
        yield f"at {_listed(times)}"
    if count := repeat.number("count"):
        yield f"{count} times in all"


def _rate(repeat: Element) -> str:
    frequency, period = repeat.number("frequency"), repeat.number("period")
    unit = UNITS.get(repeat.text("periodUnit"), "")
    if not unit or not period:
        return ""
    times = {"": "once", "1": "once", "2": "twice"}.get(frequency, f"{frequency} times")
    return f"{times} a {unit}" if period == "1" else f"{times} every {period} {unit}s"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
