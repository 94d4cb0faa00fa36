"""What other rooms show of a service, so that it reads the same wherever it is met."""

from dataclasses import dataclass

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from whatmatters.resources import wording
from whatmatters.resources.models import Service

register = template.Library()


@dataclass(frozen=True, slots=True)
class Told:
    """One service in a list, in words."""

    service: Service
    when: tuple[str, ...]
    cost: str
    is_free: bool
    where: str
    away: str
    phone: str
    beginning: str


def in_words(service: Service, km: float | None = None) -> Told:
    """Give it with its lists: `selectors.told_in_full`. No query."""
    places, phones = wording.places(service), wording.phones(service)
    town = places[0].town or places[0].postcode if places else ""
    return Told(
        service=service,
        when=wording.when(service)[:2],
        cost=wording.cost(service),
        is_free=wording.is_free(service),
        where=", ".join(filter(None, (places[0].name, town))) if places else "",
        away=wording.away(km) if km is not None else "",
        phone=phones[0] if phones else "",
        beginning=wording.beginning(service),
    )


@register.simple_tag
def service_in_short(service: Service, *, km: float | None = None) -> SafeString:
    """Who offers it, how it begins, when, where and for how much: the lines below its name."""
    return render_to_string("resources/_in_short.html", {"told": in_words(service, km)})
