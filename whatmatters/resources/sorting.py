"""How we sort what there is: by what people look for, whatever words its publisher uses.

`data/sorts.json` says of each sort who offers it, which kinds of outcome it may serve, and
the words by which a publisher's own terms are known to be of it.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from whatmatters.foundations.words import folded, later
from whatmatters.resources import ours
from whatmatters.resources.models import TaxonomyTerm
from whatmatters.resources.ours import HELPS_WITH, term_id

#: The map of outcomes whose kinds are our words for what something helps with.
FIVE_KINDS = "five-kinds:"
#: Our words for who something comes from, as plans say it; what is paid for before all else.
COMES_FROM_DOERS = {
    "paid": "provider",
    "volunteer": "volunteer",
    "universal": "universal",
    "community": "community",
}
FILE = Path(__file__).parent / "data" / "sorts.json"
#: Words of our own that say what something helps with, or who keeps it up: not what it is.
NO_SORT = frozenset(
    {ours.term_id(ours.HELPS_WITH, "Social"), ours.term_id(ours.COMES_FROM, "Community")}
)


@dataclass(frozen=True, slots=True)
class Sort:
    """Something people look for. `doer` is as plans say it; `is_browsed`: it is open to all."""

    key: str
    title: str
    about: str
    doer: str
    is_browsed: bool
    domains: frozenset[str]
    words: tuple[str, ...]

    def holds(self, term: str) -> bool:
        """Whether a publisher's word is of this sort: one of ours is a part of it."""
        spaced = f" {term} "
        return any(f" {word} " in spaced for word in self.words)


@lru_cache(maxsize=1)
def every_sort() -> tuple[Sort, ...]:
    return tuple(_read(one) for one in json.loads(FILE.read_text("utf-8")))


def sort_called(key: str) -> Sort | None:
    return next((sort for sort in every_sort() if sort.key == key), None)


def terms_for(domains: Collection[str]) -> frozenset[UUID]:
    """The words of what may serve an outcome of any of these kinds (`framework:code`).

    Those of sorts that may; and our own words for what something helps with, as it is.
    """
    sorts = [sort for sort in every_sort() if sort.domains & set(domains)]
    kinds = {domain.partition(":")[2] for domain in domains if domain.startswith(FIVE_KINDS)}
    ours = {term_id(HELPS_WITH, kind) for kind in kinds}
    return terms_of(sorts) | ours if sorts or ours else frozenset()


def terms_of(sorts: Iterable[Sort]) -> frozenset[UUID]:
    """The words of all taxonomies that are of these sorts. One query."""
    wanted = tuple(sorts)
    known = TaxonomyTerm.objects.order_by("pk").values_list("pk", "name")
    return frozenset(
        term
        for term, name in known
        if term not in NO_SORT and any(sort.holds(plain(name)) for sort in wanted)
    )


def doer_of(terms: Iterable[str]) -> str:
    """Who a service comes from, by the words it is sorted by; a community, where they are silent.

    Paid support before all else, so that nothing paid for is shown as a neighbour's kindness.
    """
    said = [plain(term) for term in terms]
    for word, doer in COMES_FROM_DOERS.items():
        if word in said:
            return doer
    sorts = [sort for sort in every_sort() if any(sort.holds(term) for term in said)]
    for doer in ("provider", "volunteer", "universal"):
        if any(sort.doer == doer for sort in sorts):
            return doer
    return "community"


def plain(term: str) -> str:
    """Small letters and single spaces, with nothing between words but those."""
    return " ".join("".join(c if c.isalnum() else " " for c in folded(term)).split())


def _read(one: dict[str, object]) -> Sort:
    match one:
        case {
            "key": str(key),
            "title": str(title),
            "plain": str(about),
            "doer": str(doer),
            "browsed": bool(is_browsed),
            "domains": list(domains),
            "words": list(words),
        }:
            sorted_by = tuple(plain(word) for word in words)
            return Sort(
                key, later(title), later(about), doer, is_browsed, frozenset(domains), sorted_by
            )
    raise ValueError("A sort has a key, title, plain words, doer, browsed, domains and words")
