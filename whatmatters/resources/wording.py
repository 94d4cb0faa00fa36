"""A service as one would tell somebody of it: when, for how much, where, for whom."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext

from whatmatters.foundations import clock
from whatmatters.foundations.words import later as _
from whatmatters.resources.models import Address, CostOption, Schedule, Service
from whatmatters.resources.nearness import KM_IN_A_MILE
from whatmatters.web.components.words import clock_time

DAYS = {
    "MO": (_("Monday"), _("Mondays")),
    "TU": (_("Tuesday"), _("Tuesdays")),
    "WE": (_("Wednesday"), _("Wednesdays")),
    "TH": (_("Thursday"), _("Thursdays")),
    "FR": (_("Friday"), _("Fridays")),
    "SA": (_("Saturday"), _("Saturdays")),
    "SU": (_("Sunday"), _("Sundays")),
}
WHICH = {
    "1": _("First %(day)s of the month"),
    "2": _("Second %(day)s of the month"),
    "3": _("Third %(day)s of the month"),
    "4": _("Fourth %(day)s of the month"),
    "-1": _("Last %(day)s of the month"),
}
BY_DAY = re.compile(r"(?P<which>-?[0-9]?)(?P<day>[A-Z]{2})")
BEGINNING = 200


@dataclass(frozen=True, slots=True)
class Somewhere:
    """One place of a service: its address in lines, and what it is called."""

    name: str
    lines: tuple[str, ...]
    town: str
    postcode: str


def when(service: Service) -> tuple[str, ...]:
    """Each time it is open, in words; nothing where nobody says. Give it with its schedules."""
    today = clock.today()
    going_on = (s for s in service.schedules.all() if not s.valid_to or s.valid_to >= today)
    return tuple(dict.fromkeys(filter(None, map(_when, going_on))))


def _when(schedule: Schedule) -> str:
    days, hours = _days(schedule), _hours(schedule)
    told = ", ".join(filter(None, (days, hours)))
    return told or _bare(schedule.description or schedule.notes)


def _days(schedule: Schedule) -> str:
    said = [part for part in schedule.byday.replace(" ", "").split(",") if part]
    places = sorted(list(DAYS).index(day) for day in set(said) if day in DAYS)
    in_a_row = len(places) == len(said) > 2 and places[-1] - places[0] == len(places) - 1
    if len(places) == len(DAYS):
        return gettext("Every day")
    if in_a_row:
        first, last = (list(DAYS.values())[place][1] for place in (places[0], places[-1]))
        return gettext("%(first)s to %(last)s") % {"first": first, "last": last}
    return listed([day for day in map(_day, said) if day])


def _day(part: str) -> str:
    match = BY_DAY.fullmatch(part)
    if match is None or match["day"] not in DAYS:
        return ""
    one, each = DAYS[match["day"]]
    if which := WHICH.get(match["which"]):
        return str(which) % {"day": one}
    return str(each)


def _hours(schedule: Schedule) -> str:
    opens, closes = schedule.opens_at, schedule.closes_at
    if opens is None:
        return ""
    if closes is None:
        return gettext("from %(time)s") % {"time": clock_time(opens)}
    return gettext("%(opens)s to %(closes)s") % {
        "opens": clock_time(opens),
        "closes": clock_time(closes),
    }


def cost(service: Service) -> str:
    """What it costs, in a line; nothing where nobody says. Give it with its prices."""
    today = clock.today()
    holding = [
        option
        for option in service.cost_options.all()
        if (not option.valid_to or option.valid_to >= today)
        and (not option.valid_from or option.valid_from <= today)
    ]
    told = tuple(dict.fromkeys(filter(None, map(_price, holding))))
    return "; ".join(told) or _bare(service.fees)


def _price(option: CostOption) -> str:
    said = _bare(option.amount_description or option.option)
    if option.amount is None:
        return said
    price = f"£{option.amount:,.2f}" if option.amount else gettext("Free")
    return f"{price} ({said})" if said and said.casefold() != price.casefold() else price


def is_free(service: Service) -> bool:
    amounts = [option.amount for option in service.cost_options.all()]
    return bool(amounts) and all(amount == 0 for amount in amounts)


def places(service: Service) -> tuple[Somewhere, ...]:
    """Where it is, each place once. Give it with its places and their addresses."""
    found = (
        _somewhere(each.location.name, address)
        for each in service.service_at_locations.all()
        if each.location
        for address in each.location.addresses.all()[:1]
    )
    return tuple(dict.fromkeys(found))


def _somewhere(name: str, address: Address) -> Somewhere:
    lines = (address.address_1, address.city, address.state_province, address.postal_code)
    told = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    return Somewhere(name.strip(), told, address.city.strip(), address.postal_code.strip())


def who_for(service: Service) -> str:
    """The ages it is for, if it says so."""
    youngest, oldest = (_age(age) for age in (service.minimum_age, service.maximum_age))
    if youngest and oldest:
        ages = {"youngest": youngest, "oldest": oldest}
        return gettext("People aged %(youngest)s to %(oldest)s") % ages
    if youngest:
        return gettext("People aged %(youngest)s and over") % {"youngest": youngest}
    return gettext("People aged up to %(oldest)s") % {"oldest": oldest} if oldest else ""


def _age(age: object) -> str:
    return f"{age:.0f}" if age else ""


def phones(service: Service) -> tuple[str, ...]:
    """Numbers to ring. Give it with its contacts and their telephones."""
    numbers = (p.number.strip() for c in service.contacts.all() for p in c.phones.all())
    return tuple(dict.fromkeys(number for number in numbers if number))


def beginning(service: Service) -> str:
    """How its description begins, without anybody's markup."""
    return Truncator(_bare(service.description)).chars(BEGINNING)


def paragraphs(text: str) -> tuple[str, ...]:
    """A publisher's text, as paragraphs of words alone."""
    broken = re.sub(r"(?i)<(br|/p|/li|/div)[^>]*>", "\n", text)
    return tuple(line for line in map(_bare, broken.splitlines()) if line)


def _bare(text: str) -> str:
    return " ".join(strip_tags(text).split())


def away(km: float) -> str:
    """As one speaks of a distance: nobody walks by tenths of a kilometre here."""
    miles = km / KM_IN_A_MILE
    if miles < 0.25:
        return gettext("Very near")
    if miles < 0.75:
        return gettext("About half a mile away")
    if miles < 1.25:
        return gettext("About a mile away")
    number = f"{miles:.1f}".removesuffix(".0") if miles < 3 else f"{miles:.0f}"
    return gettext("About %(miles)s miles away") % {"miles": number}


def listed(things: Iterable[str]) -> str:
    """`Mondays`, `Mondays and Fridays`, `Mondays, Wednesdays and Fridays`."""
    *most, last = list(things) or [""]
    return (
        gettext("%(some)s and %(last)s") % {"some": ", ".join(most), "last": last} if most else last
    )
