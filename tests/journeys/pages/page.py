"""What is said of a page: where it is and who looks at it; or how its form is got wrong."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.journeys.world import World

ID = re.compile(r"<\w+:(\w+?)(?:_id)?>")


@dataclass(frozen=True, slots=True)
class Page:
    """A named page, and those who look at it.

    It is about what its address names, `<uuid:plan_id>` being the world's `plan`, unless
    `about` says otherwise.
    """

    name: str
    by: str
    about: str = ""
    asks: str = ""
    shows_an_error: bool = False
    answers: int = 200

    def address(self, world: World) -> str:
        about = self.about.split() or ID.findall(patterns()[self.name])
        things = [world.things.get(one, one) for one in about]
        return reverse(self.name, args=things) + self.asks.format(**world.things)


@dataclass(frozen=True, slots=True)
class Refused:
    """A form sent with nothing in it but `typed`, which can't be right."""

    at: Page
    form: str = "main form[method=post]"
    typed: dict[str, str] = field(default_factory=dict)
    press: str = ""


@cache
def patterns() -> dict[str, str]:
    """The address of each named route, as `every_route` spells it."""
    return {
        f"{room}:{name}": f"/{prefix}{address}"
        for room, (prefix, resolver) in get_resolver().namespace_dict.items()
        for name, address in _inside(resolver)
    }


def _inside(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, str]]:
    """Each named pattern of a room, also of those it takes in under a prefix of their own."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield str(entry.name), f"{before}{entry.pattern}"
        elif isinstance(entry, URLResolver):
            yield from _inside(entry, f"{before}{entry.pattern}")
