"""What tells who somebody is, wherever it is written: the words of names, and how a way to reach
somebody or a number they are known by looks.

What is told for others and what is asked of providers are both looked through for it; what each
then does with what it found is its own.
"""

import re
from collections.abc import Iterable

from whatmatters.foundations.words import folded
from whatmatters.people.models import Person

WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
#: Names shorter than this are only found as they are written: `Li`, not each “li”.
SHORT = 3
#: Words beside a name that are nobody’s.
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "lady", "and", "the", "of"}
)

EMAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}")
LINK = re.compile(r"\b(?:https?://|www\.)\S{1,300}", re.I)
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b", re.I)
PHONE = re.compile(r"(?<!\w)(?:\+44|0)(?:[\s\-()]{0,2}\d){9,10}(?!\d)")
#: Of a patient or a customer, and of National Insurance.
NUMBERS = (
    re.compile(r"(?<!\d)(?:\d[\s\-]?){8,12}\d(?!\d)"),
    re.compile(r"\b[A-Z]{2}\s?(?:\d{2}\s?){3}[A-D]\b"),
)


def own_names(person: Person) -> list[str]:
    """All that a person is or was called. One query."""
    others = person.other_names.order_by("pk").values_list("name", flat=True)
    return [name for name in (person.known_as, person.full_name, *others) if name]


def words_of(names: Iterable[str]) -> set[str]:
    """The words of names, without titles, as they are written."""
    words = {word for name in names for word in WORD.findall(name)}
    return {word for word in words if folded(word) not in TITLES}


def is_spaced(word: str) -> bool:
    """Whether it is of a script that has capitals, and so spaces between words."""
    return word.lower() != word.upper()


def bare(word: str) -> str:
    """Without the ending that says whose something is: `Jean’s` is `Jean`."""
    return POSSESSIVE.sub("", word)


def key_of(word: str) -> str:
    """By what a word of a name is known again: however it is written, unless it is short."""
    return word if len(word) < SHORT else folded(word)


def keys_of(word: str) -> set[str]:
    """By what a word in a text may be one of a name: the whole, or a side of its hyphen."""
    whole = bare(word)
    if len(whole) < SHORT:
        return {whole}
    plain = folded(whole)
    return {plain, *(part for part in plain.split("-") if len(part) >= SHORT)}
