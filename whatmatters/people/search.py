"""Finding a person by any part of a name, or by a number.

Every word of a name is kept with each of its endings of three letters or more, so
that a fragment from the middle is a "begins with" on one index, on both databases.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import QuerySet

from whatmatters.access.actor import Actor
from whatmatters.access.prepared import Prepared
from whatmatters.foundations.words import folded, tails
from whatmatters.people.models import Bar, Person, Registration, SearchKey
from whatmatters.people.models.person import name_in_full

LONGEST = 24
SHORTEST_TAIL = 3
#: More words than anybody's name has narrow nothing down, and each is a statement of its own.
MOST_WORDS = 8


class Found(NamedTuple):
    """Somebody found: what tells them apart, and no more."""

    pk: UUID
    number: str
    known_as: str
    full_name: str
    born_on: date | None

    @property
    def name(self) -> str:
        return name_in_full(self.full_name, self.known_as)


def found(viewer: Actor, typed: str, *, at_most: int) -> list[Found]:
    """People registered where the viewer acts, whose names or numbers hold every word typed.

    At most that many, in an order that does not change. The last one or two letters of
    a name do not find it by themselves: they are the ends of too many. One query.
    """
    words = _words(typed)[:MOST_WORDS]
    if not viewer.organisation_id or not words:
        return []
    keys = [_key(viewer.organisation_id, word) for word in words]
    edges = [edge for low in keys for edge in (low, _after(low))]
    about = viewer.organisation_id
    rows = _holding_all(len(words), at_most).rows(viewer=viewer, about=about, given=edges)
    return [Found._make(row) for row in rows]


@cache
def _holding_all(words: int, at_most: int) -> Prepared[tuple[Any, ...]]:
    """Those with a key in each of so many ranges, under their numbers in the organisation.

    One is kept for each number of `words`, since each has as many ranges.
    """

    def query(viewer: Actor, organisation: UUID, *edges: bytes) -> QuerySet[Registration, Any]:
        here = Registration.objects.current().filter(organisation=organisation)
        here = here.exclude(person__in=Bar.objects.of(viewer).values("person"))
        for low, after in zip(edges[::2], edges[1::2], strict=True):
            holding = SearchKey.objects.filter(key__gte=low, key__lt=after)
            here = here.filter(person__in=holding.values("person"))
        return here.order_by("person__known_as", "person__full_name", "person_id").values_list(
            "person_id", "number", "person__known_as", "person__full_name", "person__born_on"
        )[:at_most]

    return Prepared(query)


def keys_of(person: Person, organisation: UUID, texts: Iterable[str]) -> Iterator[SearchKey]:
    """Every way into this person's record from this organisation. Saved by `actions`."""
    for key in bare_keys(organisation, texts):
        yield SearchKey(person=person, key=key)


def bare_keys(organisation: UUID, texts: Iterable[str]) -> list[bytes]:
    """The keys alone, in order, for those who write very many at once."""
    endings = {
        end
        for text in texts
        for word in _words(text)
        for end in tails(word, shortest=SHORTEST_TAIL)
    }
    return sorted({_key(organisation, end) for end in endings})


def _words(text: str) -> list[str]:
    """The words to look for. A number typed in groups is one word: `943 476 5919`."""
    plain = folded(text).replace("-", "").replace("'", "")
    if plain.replace(" ", "").isdigit():
        plain = plain.replace(" ", "")
    words = ("".join(c for c in word if c.isalnum())[:LONGEST] for word in plain.split())
    return [word for word in words if word]


def _key(organisation: UUID, text: str) -> bytes:
    return organisation.bytes[:8] + text.encode()[:32]


def _after(low: bytes) -> bytes:
    """The first key that no longer begins with `low`."""
    trimmed = low.rstrip(b"\xff")
    return trimmed[:-1] + bytes([trimmed[-1] + 1])
