"""Words that would tell who somebody is, found in what is to be sent; and put another way.

It finds what is written down about them: names, address, numbers, the day they were born; and
anything that looks like a phone number, an email, a postcode or a date of birth. It can’t find
everything, so somebody reads what is sent before it goes.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from whatmatters.access.actor import Actor
from whatmatters.people.models import CircleMember, Identifier, OtherName, Person

PHONE = re.compile(r"(?<!\d)(?:\+44|0)(?:[ \-()]*\d){9,10}(?!\d)")
EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.\w{2,}")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE)
NUMBER = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
DAY = re.compile(
    r"\b(?:\d{1,2}[/.\-]\d{1,2}[/.\-](?:19|20)?\d\d"
    rf"|\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)\b",
    re.IGNORECASE,
)
#: Parts of a name that are a word too: only found where they begin with a capital.
LEAST = 3
TITLES = {"mr", "mrs", "miss", "ms", "mx", "dr", "the", "and", "rev", "sir", "lady"}


@dataclass(frozen=True, slots=True)
class Left:
    """Something that would tell who it is: what it says, why, and in which box."""

    text: str
    why: str
    box: str = ""

    @property
    def told(self) -> str:
        return gettext("“%(text)s”: %(why)s") % {"text": self.text, "why": self.why}


@dataclass(frozen=True, slots=True)
class Known:
    """What is written down that would tell who somebody is, each with why, and its stand-in."""

    names: Mapping[str, tuple[str, str]]
    lines: tuple[str, ...]
    numbers: tuple[str, ...]
    born_on: date | None


class StillNamed(Exception):
    """Something left in the words would tell who it is. Nothing was sent."""

    def __init__(self, left: Iterable[Left]) -> None:
        super().__init__(gettext("Take out what would tell who it is, or say why it must stay"))
        self.left = tuple(left)


def known_of(person: Person, *, viewer: Actor) -> Known:
    """What the viewer may know of a person and their circle. Four queries."""
    theirs = gettext("a name of the person"), gettext("the person")
    others = OtherName.objects.filter(person=person).order_by("pk").values_list("name", flat=True)
    names = dict.fromkeys(_parts([person.full_name, person.known_as, *others]), theirs)
    circle = CircleMember.objects.visible_to(viewer, person=person.pk).filter(person=person)
    for member in circle.order_by("kind", "pk"):
        why = gettext("the name of somebody in their circle")
        for part in _parts([member.name]):
            names.setdefault(part, (why, member.described.lower()))
    numbers = Identifier.objects.filter(person=person).order_by("pk")
    return Known(
        names,
        tuple(line.strip(" ,") for line in _lines(person) if len(line.strip(" ,")) > LEAST),
        (person.phone, *numbers.values_list("value", flat=True)),
        person.born_on,
    )


def left_in(boxes: Mapping[str, str], known: Known) -> tuple[Left, ...]:
    """All that would tell who it is, box by box, each said once."""
    found = [left for box, words in boxes.items() for left in _left(words, known, box)]
    return tuple({(left.text.lower(), left.box): left for left in found}.values())


def unnamed(words: str, known: Known) -> str:
    """The same words with each name put another way: “with Jean” is “with my friend”."""
    for name in sorted(known.names, key=len, reverse=True):
        words = _word(name).sub(known.names[name][1], words)
    return words


def _left(words: str, known: Known, box: str) -> Iterator[Left]:
    for name, (why, _stand_in) in known.names.items():
        for match in _word(name).finditer(words):
            yield Left(match.group(), why, box)
    for line in known.lines:
        if found := re.search(re.escape(line), words, re.IGNORECASE):
            yield Left(found.group(), gettext("part of their address"), box)
    yield from _alike(words, known, box)


def _alike(words: str, known: Known, box: str) -> Iterator[Left]:
    """What looks like it, whoever’s it is."""
    for shape, why in (
        (EMAIL, gettext("an email address")),
        (POSTCODE, gettext("a whole postcode")),
        (PHONE, gettext("a phone number")),
        (NUMBER, gettext("a number somebody is known by")),
        (DAY, gettext("a date, which may be when they were born")),
    ):
        yield from (Left(match.group().strip(), why, box) for match in shape.finditer(words))
    digits = re.sub(r"\D", "", words)
    for number in filter(None, known.numbers):
        bare = re.sub(r"\D", "", number)
        if len(bare) > LEAST and bare in digits and not NUMBER.search(words):
            yield Left(number, gettext("a number somebody is known by"), box)
    if known.born_on and re.search(rf"\b{known.born_on.year}\b", words):
        yield Left(str(known.born_on.year), gettext("the year they were born"), box)


def _parts(names: Iterable[str]) -> Iterator[str]:
    """A name whole, and each of its words."""
    for name in filter(None, names):
        yield name
        for word in re.findall(r"[^\W\d_][\w’'\-]*", name):
            if len(word) >= LEAST and word.lower() not in TITLES:
                yield word


def _word(name: str) -> re.Pattern[str]:
    """The name by itself. As a single word it counts only with its capital: Rose, not rose."""
    is_a_word = " " not in name and name[:1].isupper()
    first = f"[{name[0]}]" if is_a_word else re.escape(name[0])
    rest = re.escape(name[1:])
    return re.compile(rf"(?<!\w){first}(?i:{rest})(?!\w)", 0 if is_a_word else re.IGNORECASE)


def _lines(person: Person) -> list[str]:
    return re.split(r"[\n,]", person.address)
