"""Two taxonomies of our own: what something helps with, and who it comes from.

The first are the five everyday kinds an outcome may be of; the second is what a plan puts in
this order: what is there for everybody first, what is paid for last.
"""

from typing import Any
from uuid import UUID, uuid5

from whatmatters.foundations.words import folded
from whatmatters.resources.standard.reading import OURS

HELPS_WITH = "What it helps with"
COMES_FROM = "Who it comes from"
WHAT_IT_IS = "What it is"
TAXONOMIES: dict[str, dict[str, str]] = {
    HELPS_WITH: {
        "Physical": "The body: moving, eating, resting, being well",
        "Mental": "The mind: learning, remembering, deciding",
        "Social": "Other people: company, family, taking part",
        "Emotional": "Feelings: confidence, comfort, being oneself",
        "Practical": "Daily life: home, money, getting about",
    },
    COMES_FROM: {
        "Universal": "For everybody who lives or comes there",
        "Community": "A group or place that people keep up themselves",
        "Volunteer": "People who give their time",
        "Paid": "Paid for by the person or for them",
    },
    WHAT_IT_IS: {},
}
ABOUT = {
    HELPS_WITH: "Which part of a life it may touch",
    COMES_FROM: "Who offers it, from what is for everybody to what is paid for",
    WHAT_IT_IS: "What its publisher calls it",
}


def taxonomy_id(name: str) -> UUID:
    return uuid5(OURS, f"taxonomy:{name}")


def term_id(taxonomy: str, name: str) -> UUID:
    return uuid5(OURS, f"term:{taxonomy}:{folded(name)}")


def every_taxonomy() -> list[dict[str, Any]]:
    """Ours, as objects of the standard."""
    return [
        {
            "id": str(taxonomy_id(name)),
            "name": name,
            "description": ABOUT[name],
            "version": "1",
            "taxonomy_terms": [term(name, word) for word in words],
        }
        for name, words in TAXONOMIES.items()
    ]


def term(taxonomy: str, word: str) -> dict[str, Any]:
    """A word of one of them, as an object of the standard."""
    return {
        "id": str(term_id(taxonomy, word)),
        "name": word,
        "description": TAXONOMIES[taxonomy].get(word, ""),
        "taxonomy": taxonomy,
        "taxonomy_id": str(taxonomy_id(taxonomy)),
    }


def named(taxonomy: str, said: str) -> str | None:
    """The word of ours that somebody means, or None. Any word will do for what it is."""
    if taxonomy == WHAT_IT_IS:
        return said.strip()
    return next((w for w in TAXONOMIES[taxonomy] if folded(w) == folded(said)), None)
